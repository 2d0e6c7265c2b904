import PostgreSQLSyntax

/// Literals that are no value of the column whose default they are to be; PostgreSQL reads them at once.
extension Replay {
  /// Fails when a default is a literal that its type surely cannot have.
  func requireValue(of column: Column, in table: Table) throws(SchemaFailure) {
    guard let expression = column.serverDefault, column.computed == nil else { return }
    let text = SQLText(expression.text)
    guard text.tokens.count == 1, let token = text.tokens.first else { return }
    let type = schema.baseType(of: column.type)
    if let value = text.stringValue(token) {
      guard !canBe(value, type) else { return }
      let kind = type.userTypeName == nil ? "syntax for type" : "value for enum"
      throw SchemaFailure(
        .invalidTextRepresentation,
        "invalid input \(kind) \(type.withoutModifiers): \"\(value)\"",
        subject: ObjectReference(
          kind: .column, name: QualifiedName(column.name), table: table.name))
    }
    guard let literal = Self.typeOfLiteral(text.text(token)), let name = type.builtinName,
      type.isArray || Self.withoutAssignment[literal]?.contains(name) == true
    else { return }
    throw SchemaFailure(
      .datatypeMismatch,
      "column \"\(column.name)\" is of type \(type.withoutModifiers) but default expression is of "
        + "type \(literal)",
      subject: ObjectReference(
        kind: .column, name: QualifiedName(column.name), table: table.name))
  }

  /// Whether the text may be a value of the type; true where that is not followed.
  private func canBe(_ value: String, _ type: DataType) -> Bool {
    let text = value.trimmingSpace.lowercased()
    let hasDigit = text.utf8.contains { (48...57).contains($0) }
    if type.isArray { return text.hasPrefix("{") || text.hasPrefix("[") }
    if let name = type.userTypeName {
      return self.schema.type(name)?.labels?.contains(value) ?? true
    }
    switch type.builtinName {
    case "smallint", "integer", "bigint", "oid":
      // PostgreSQL 16 reads 0x1F and 1_000 as well.
      let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
      return hasDigit && unsigned.allSatisfy { $0.isHexDigit || "_xo".contains($0) }
    case "numeric", "real", "double precision":
      return hasDigit || text.contains("nan") || text.contains("inf")
    case "boolean": return text.first.map { "tfyno10".contains($0) } ?? false
    case "uuid": return text.utf8.count { Self.isHexadecimal($0) } == 32
    case "inet", "cidr": return hasDigit || text.contains(":")
    case "date", "timestamp with time zone", "timestamp without time zone":
      // Parentheses count as nothing there: 'now()' is read as now.
      return hasDigit || Self.momentWords.contains(text.filter { $0 != "(" && $0 != ")" })
    case "time without time zone", "time with time zone":
      return hasDigit || ["now", "allballs"].contains(text.filter { $0 != "(" && $0 != ")" })
    case "interval": return hasDigit || text.hasSuffix("infinity")
    case "json", "jsonb": return text.first.map { "{[\"-0123456789tfn".contains($0) } ?? false
    default: return true
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...102).contains(byte)
  }

  private static let momentWords: Set<String> = [
    "now", "today", "tomorrow", "yesterday", "epoch", "infinity", "-infinity", "+infinity",
  ]

  private static func typeOfLiteral(_ text: String) -> String? {
    if text.utf8.allSatisfy({ (48...57).contains($0) }) { return "integer" }
    let word = text.lowercased()
    return word == "true" || word == "false" ? "boolean" : nil
  }

  /// The types that take no value of a literal's type, not even by assignment (`pg_cast`).
  private static let withoutAssignment: [String: Set<String>] = [
    "integer": [
      "boolean", "uuid", "json", "jsonb", "inet", "cidr", "bytea", "interval", "date",
      "timestamp with time zone", "timestamp without time zone", "time without time zone",
      "time with time zone",
    ],
    "boolean": [
      "smallint", "integer", "bigint", "numeric", "real", "double precision", "uuid", "json",
      "jsonb", "inet", "cidr", "bytea", "interval", "date", "timestamp with time zone",
      "timestamp without time zone", "time without time zone", "time with time zone",
    ],
  ]
}

extension String {
  /// Without the space that the input functions of most types pass over.
  fileprivate var trimmingSpace: Substring {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
