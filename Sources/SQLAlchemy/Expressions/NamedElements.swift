import PythonInterpreter

/// A column that is written by its name: `Column`, `column()`, `literal_column()`, and the columns
/// of subqueries.
protocol NamedColumn: ColumnElement {
  /// The name; empty when it has none yet.
  var columnName: String { get }
  /// The key under which its table knows it.
  var columnKey: String { get }
  /// The table, alias or subquery that it belongs to.
  var owner: FromClause? { get }
  /// Whether the name is SQL and goes as it is.
  var isText: Bool { get }
}

extension ColumnObject: NamedColumn {
  var columnName: String { name }
  var columnKey: String { key }
  var owner: FromClause? { table ?? textTable }
  var isText: Bool { false }
}

/// A table that is written by its name.
protocol NamedTable: FromClause {
  /// The name.
  var tableName: String { get }
  /// The schema that is written before it.
  var tableSchema: String? { get }
  /// The columns by key, in order; nil when they are not all known.
  var tableColumns: [(key: String, column: ColumnElement)]? { get }
}

extension TableObject: NamedTable {
  var tableName: String { name }
  var tableSchema: String? { schema == "" ? nil : schema }
  var tableColumns: [(key: String, column: ColumnElement)]? {
    if doubt != nil { return nil }
    return columns.map { ($0.key, $0) }
  }
}

extension SQLCompiler {
  /// A column as it is written in an expression.
  func column(_ column: any NamedColumn) throws(Interruption) -> String {
    if column.columnName.isEmpty, !column.isText {
      throw interpreter.sqlAlchemyError(
        "CompileError", "Cannot compile Column object until its 'name' is assigned.")
    }
    let name =
      column.isText ? percents(column.columnName) : SQLAlchemyIdentifier.written(column.columnName)
    guard context.includesTable, let owner = column.owner else { return name }
    if let table = owner as? any NamedTable {
      let text = SQLAlchemyIdentifier.written(table.tableName) + "." + name
      return table.tableSchema.map { SQLAlchemyIdentifier.written($0) + "." + text } ?? text
    }
    if let values = owner as? ValuesClause {
      return values.ownName.map { SQLAlchemyIdentifier.written($0) + "." + name } ?? name
    }
    if let alias = owner as? AliasClause {
      return SQLAlchemyIdentifier.written(aliasName(alias)) + "." + name
    }
    return name
  }

  /// A table as it is written in `FROM`; nothing anywhere else.
  func table(_ table: any NamedTable) -> String {
    guard context.isFrom else { return "" }
    let name = SQLAlchemyIdentifier.written(table.tableName)
    guard let schema = table.tableSchema, context.usesSchema else { return name }
    return SQLAlchemyIdentifier.written(schema) + "." + name
  }
}
