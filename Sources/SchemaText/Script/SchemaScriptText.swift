import PostgreSQLDialect
import PostgreSQLSyntax
import Schema
import SourceText

extension SchemaScript {
  /// The script: what is unknown first, as comments, then the statements.
  ///
  /// - Parameters:
  ///   - title: What the schema is, as a sentence; the first line.
  ///   - places: The files that the facts were read from.
  public func text(title: String? = nil, places: SchemaPlaces = .none) -> String {
    var blocks: [String] = []
    var opening = title.map { ["-- " + Self.oneLine($0)] } ?? []
    let facts = schema.unknownFacts
    if !facts.isEmpty {
      opening.append("-- Not known, or only for an empty database: \(facts.count)")
      for fact in facts {
        let place = fact.place.map { " (\(places.text($0)))" } ?? ""
        opening.append(Self.oneLine("--   \(fact.subject): \(fact.reason)") + place)
      }
    }
    if !opening.isEmpty { blocks.append(opening.joined(separator: "\n")) }
    let writer = DDLWriter()
    for part in parts {
      switch part {
      case .operation(let operation):
        let words = operation.hasForeignText ? [] : Self.namesThatNeedQuotes
        blocks += writer.statements(for: operation).map { Self.tidied($0, quoting: words) + ";" }
      case .omission(let omission):
        let place = omission.provenance.place.map { " (\(places.text($0)))" } ?? ""
        blocks.append(
          Self.oneLine("-- Left out: \(omission.subject), because \(omission.reason)") + place)
      }
    }
    return blocks.isEmpty ? "" : blocks.joined(separator: "\n\n") + "\n"
  }

  /// Text that cannot end the comment that it stands in.
  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  /// Words that PostgreSQL takes for names only between quotes, where the writer puts none.
  ///
  /// It follows SQLAlchemy. Its own keywords are in capitals.
  private static let namesThatNeedQuotes: Set<String> = [
    "collation", "concurrently", "system_user", "tablesample",
  ]

  /// Without spaces before line ends that stand between tokens, and without a semicolon.
  private static func tidied(_ statement: String, quoting words: Set<String>) -> String {
    let parsed = SQLText(statement)
    var text: [UInt8] = []
    var copied = 0
    for token in parsed.tokens {
      let range = token.span.range
      for byte in parsed.bytes[copied..<range.lowerBound] {
        if byte == 0x0A { while text.last == 0x20 { text.removeLast() } }
        text.append(byte)
      }
      let written = String(decoding: parsed.bytes[range], as: UTF8.self)
      text += words.contains(written) ? Array("\"\(written)\"".utf8)[...] : parsed.bytes[range]
      copied = range.upperBound
    }
    while text.last == UInt8(ascii: ";") || text.last == 0x20 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }
}

extension MigrationOperation {
  /// Whether the operation repeats a query or a body that the project wrote.
  fileprivate var hasForeignText: Bool {
    switch self {
    case .createView, .createRoutine, .createTrigger, .createOther: true
    default: false
    }
  }
}
