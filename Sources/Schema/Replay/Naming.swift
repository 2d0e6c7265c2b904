import PostgreSQLSyntax

/// The names that PostgreSQL chooses for what has none (`indexcmds.c`, `pg_constraint.c`).
extension Replay {
  /// A name for an index or sequence: the first of `label`, `label1`, … that no relation has.
  ///
  /// - Parameter isConstraint: Whether a constraint of that name would be in the way too.
  func relationName(
    _ first: String, _ second: String?, label: String, in namespace: String?,
    isConstraint: Bool = false, besides taken: Set<String> = []
  ) -> String {
    numbered(first, second, label: label) { name in
      taken.contains(name) || schema.relation(QualifiedName(name, schema: namespace)) != nil
        || (isConstraint && schema.hasConstraint(name, in: namespace))
    }
  }

  /// A name for a check or foreign key: the first that no constraint of the schema has.
  func constraintName(
    _ first: String, _ second: String?, label: String, in namespace: String?,
    besides taken: Set<String> = []
  ) -> String {
    numbered(first, second, label: label) { name in
      taken.contains(name) || schema.hasConstraint(name, in: namespace)
    }
  }

  private func numbered(
    _ first: String, _ second: String?, label: String, isTaken: (String) -> Bool
  ) -> String {
    var name = SQLIdentifier.generated(first, second, label: label)
    var pass = 0
    while isTaken(name) {
      pass += 1
      name = SQLIdentifier.generated(first, second, label: label + String(pass))
    }
    return name
  }

  /// The middle of an index's or foreign key's name: the columns with `_` between them.
  ///
  /// PostgreSQL stops when 64 bytes are full; more would be cut off anyway.
  static func addition(_ columns: [String]) -> String {
    var text = ""
    for column in columns {
      if !text.isEmpty { text += "_" }
      text += column
      if text.utf8.count >= SQLIdentifier.maximumLength + 1 { break }
    }
    return SQLIdentifier.clipped(text, to: SQLIdentifier.maximumLength + 1)
  }

  /// What each key of an index is called; names that repeat get a number.
  static func columnNames(_ elements: [IndexElement], include: [String] = []) -> [String] {
    var names: [String] = []
    for element in elements + include.map(IndexElement.column) {
      let base: String =
        switch element.key {
        case .column(let column): column
        case .expression(let expression): figureName(expression)
        }
      var name = base
      var number = 0
      while names.contains(name) {
        number += 1
        let digits = String(number)
        name =
          SQLIdentifier.clipped(
            base, to: SQLIdentifier.maximumLength - digits.utf8.count) + digits
      }
      names.append(name)
    }
    return names
  }

  /// The name that PostgreSQL gives an expression: its function's, else `expr`.
  private static func figureName(_ expression: SQLExpression) -> String {
    let parsed = SQLText(expression.text)
    guard let first = parsed.tokens.first else { return "expr" }
    if parsed.isWord(first, "CASE") { return "case" }
    // A cast of a column or function is called like what is cast.
    guard let name = parsed.name(first) else { return "expr" }
    var place = 1
    var last = name
    while place + 1 < parsed.tokens.count, parsed.isSymbol(parsed.tokens[place], "."),
      let part = parsed.name(parsed.tokens[place + 1])
    {
      last = part
      place += 2
    }
    guard place < parsed.tokens.count else { return last }
    if parsed.isSymbol(parsed.tokens[place], "::") { return last }
    guard parsed.isSymbol(parsed.tokens[place], "(") else { return "expr" }
    var depth = 0
    while place < parsed.tokens.count {
      if parsed.isSymbol(parsed.tokens[place], "(") { depth += 1 }
      if parsed.isSymbol(parsed.tokens[place], ")") { depth -= 1 }
      place += 1
      if depth == 0 { break }
    }
    let isWhole = place == parsed.tokens.count || parsed.isSymbol(parsed.tokens[place], "::")
    return isWhole ? last : "expr"
  }
}

extension Schema {
  /// Whether a table of that schema has a constraint of that name.
  func hasConstraint(_ name: String, in namespace: String?) -> Bool {
    let namespace = namespace == defaultSchema ? nil : namespace
    return tableStorage.contains { table, shared in
      table.schema == namespace && shared.value.constraints.contains { $0.name == name }
    }
  }
}
