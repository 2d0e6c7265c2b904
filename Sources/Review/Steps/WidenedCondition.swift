import PostgreSQLSyntax
import Schema

extension SQLExpression {
  /// Whether every row that satisfies `old` satisfies this condition too, as far as the words tell: they
  /// are the same but for values added to a list, or for `… IS NULL` of columns that did not exist.
  func widens(_ old: SQLExpression, newColumns: Set<String>) -> Bool {
    let (mine, others) = (SQLText(text), SQLText(old.text))
    var added: [SQLToken] = []
    var rest = others.tokens[...]
    for token in mine.tokens {
      if let next = rest.first, others.text(next).lowercased() == mine.text(token).lowercased() {
        rest = rest.dropFirst()
      } else {
        added.append(token)
      }
    }
    guard rest.isEmpty, !added.isEmpty else { return false }
    // In a list that must not hold the value, one more is stricter.
    let isNegated = mine.tokens.contains { mine.isWord($0, "NOT") && added.contains($0) }
    guard !isNegated else { return false }
    let words = added.filter { mine.name($0) != nil }.map { mine.text($0).lowercased() }
    let names = words.filter { !Self.connectives.contains($0) }
    if names.isEmpty, !words.contains("and") {
      let lists = ["not in", "<> all", "!= all"]
      let flat = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return !lists.contains(where: flat.contains)
    }
    let hasValues = added.contains { mine.isValue($0) }
    return !hasValues && !names.isEmpty && names.allSatisfy(newColumns.contains)
  }

  private static let connectives: Set<String> = ["and", "or", "is", "null"]
}

extension SQLText {
  /// Whether a token is a number or a string.
  fileprivate func isValue(_ token: SQLToken) -> Bool {
    guard name(token) == nil, let first = text(token).first else { return false }
    return first.isNumber || first == "'"
  }
}
