import PostgreSQLSyntax
import Schema

/// Objects that nobody read and that must exist, because others cannot be without them.
///
/// Only where not everything is known: what a migration needs and did not make fails elsewhere.
extension Schema {
  /// Schemas that hold something.
  var impliedNamespaces: [String] {
    let names =
      tables.map(\.name) + views.map(\.name) + types.map(\.name) + sequences.map(\.name)
      + routines.map(\.name)
    return Set(names.compactMap(\.schema)).filter { !hasNamespace($0) }.sorted()
  }

  /// Extensions that bring the type of a column.
  var impliedExtensions: [String] {
    let types = tables.flatMap(\.columns).compactMap(\.type.userTypeName)
    let missing = types.filter { type($0) == nil && table($0) == nil && view($0) == nil }
    let owners = Set(missing.compactMap { ExtensionTypes.owner(of: $0.name) })
    return owners.filter { `extension`($0) == nil }.sorted()
  }

  /// Sequences that a default takes numbers from.
  var impliedSequences: [QualifiedName] {
    let names = tables.flatMap(\.columns).compactMap { $0.serverDefault?.sequenceName }
    return Set(names.map(canonical)).filter { relation($0) == nil }.sorted()
  }

  /// A function of one of the project's schemas that the expression calls and that nobody read.
  func unknownFunction(in expression: SQLExpression) -> QualifiedName? {
    let parsed = SQLText(expression.text)
    for place in parsed.tokens.indices.dropFirst(2)
    where place + 1 < parsed.tokens.count && parsed.isSymbol(parsed.tokens[place + 1], "(") {
      guard parsed.isSymbol(parsed.tokens[place - 1], "."),
        let name = parsed.name(parsed.tokens[place]),
        let namespace = parsed.name(parsed.tokens[place - 2]), namespace != "pg_catalog"
      else { continue }
      let function = QualifiedName(name, schema: namespace)
      if routines(function).isEmpty { return function }
    }
    return nil
  }

  /// Whether a column of the type can be made.
  func canMake(_ type: DataType) -> Bool {
    guard let name = type.userTypeName else { return type.isKnown }
    if self.type(name) != nil || table(name) != nil || view(name) != nil { return true }
    if isComplete || ExtensionTypes.owner(of: name.name) != nil { return true }
    return name.schema == "information_schema" || name.schema == "pg_catalog"
  }

  /// The columns of a table that can be made.
  func makeableColumns(of table: Table) -> Set<String> {
    let made = Set(table.columns.filter { canMake($0.type) }.map(\.name))
    guard made.count < table.columns.count || !table.isComplete else { return made }
    return made.filter { name in
      let text = table.column(name)?.computed?.expression
      return text?.plainNames.allSatisfy(made.contains) ?? true
    }
  }

  /// Whether everything about the columns of a table or view is known.
  func isWhole(_ name: QualifiedName) -> Bool {
    if let table = table(name) {
      return table.isComplete && !table.isForeign
        && makeableColumns(of: table).count == table.columns.count
    }
    if let view = view(name) { return view.references.allSatisfy(isWhole) }
    return isComplete || name.schema == "information_schema" || name.name.hasPrefix("pg_")
  }
}
