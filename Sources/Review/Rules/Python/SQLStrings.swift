import PostgreSQLSyntax
import SourceText

/// Where the string literals of SQL stand.
enum SQLStrings {
  /// The bytes of each literal.
  static func ranges(in text: String) -> [Range<Int>] {
    let parsed = SQLText(text)
    return parsed.tokens.filter { parsed.stringValue($0) != nil }.map(\.span.range)
  }
}
