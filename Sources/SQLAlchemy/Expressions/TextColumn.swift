import PythonInterpreter
import PythonSyntax

/// `column("…")`, and `literal_column("…")`, whose name is SQL.
final class TextColumn: ColumnElement, NamedColumn {
  let columnName: String
  let isText: Bool
  private let columnType: SQLType
  /// The table that it was put into.
  weak var owner: FromClause?

  init(_ name: String, type: SQLType, isText: Bool, _ interpreter: Interpreter) {
    columnName = name
    columnType = type
    self.isText = isText
    super.init(interpreter.sqlClass("ColumnClause"), interpreter)
  }

  var columnKey: String { columnName }
  override var type: SQLType { columnType }
  override var labelSeed: String { columnName }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "table": return owner.map { .host($0) } ?? Value.none
    case "is_literal": return .bool(isText)
    case "primary_key", "nullable": return .bool(name == "nullable")
    case "foreign_keys": return .list(of: [])
    default: return try super.attribute(name, interpreter)
    }
  }

  private static func make(
    _ interpreter: Interpreter, _ arguments: CallArguments, isText: Bool
  ) throws(Interruption) -> Value {
    guard let name = arguments.value(0, "text") else {
      return arguments.spread.map { .unknown($0) } ?? interpreter.unknown(.unsupported, "a column")
    }
    if case .unknown(let unknown) = name { return .host(UnknownElement(unknown, interpreter)) }
    let type = try interpreter.sqlType(arguments.value(1, "type_") ?? .none)
    let isText = arguments["is_literal"]?.boolean ?? isText
    return .host(
      TextColumn(
        try interpreter.string(name).text ?? "", type: type, isText: isText, interpreter))
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("column") { (interpreter, _, arguments) throws(Interruption) in
      try make(interpreter, arguments, isText: false)
    },
    FunctionDeclaration("literal_column") { (interpreter, _, arguments) throws(Interruption) in
      try make(interpreter, arguments, isText: true)
    },
  ]
}

/// `table("name", column("a"), …)`.
final class TextTable: FromClause, NamedTable {
  let tableName: String
  let tableSchema: String?
  private var columns: [ColumnElement] = []

  init(_ name: String, schema: String?, _ interpreter: Interpreter) {
    tableName = name
    tableSchema = schema == "" ? nil : schema
    super.init(interpreter.sqlClass("TableClause"), interpreter)
    TableKeeper.of(interpreter).tables.append(self)
  }

  var tableColumns: [(key: String, column: ColumnElement)]? {
    var list: [(key: String, column: ColumnElement)] = []
    for column in columns {
      guard let named = column as? any NamedColumn else { return nil }
      list.append((named.columnKey, column))
    }
    return list
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name", "description": return .text(tableName)
    case "fullname": return .text(tableSchema.map { $0 + "." + tableName } ?? tableName)
    case "schema": return tableSchema.map { .text($0) } ?? Value.none
    case "primary_key", "foreign_keys", "indexes": return .list(of: [])
    case "append_column":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        try self.add(arguments[0] ?? .none)
        return .none
      }
    default: return try super.attribute(name, interpreter)
    }
  }

  private func add(_ value: Value) throws(Interruption) {
    guard let element = try interpreter.existingElement(value),
      let column = element as? ColumnElement
    else {
      throw interpreter.exception(
        "AttributeError", "'\(interpreter.typeName(value))' object has no attribute '_make_proxy'")
    }
    if let column = column as? TextColumn { column.owner = self }
    if let column = column as? ColumnObject { column.textTable = self }
    columns.append(column)
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("table") { (interpreter, _, arguments) throws(Interruption) in
      if let spread = arguments.spread { return .unknown(spread) }
      guard let name = arguments.value(0, "name") else {
        throw interpreter.exception(
          "TypeError", "table() missing 1 required positional argument: 'name'")
      }
      let schema = arguments["schema"] ?? .none
      if let unknown = name.unknown ?? schema.unknown { return .unknown(unknown) }
      let table = TextTable(name.text ?? "", schema: schema.text, interpreter)
      for value in arguments.positional.dropFirst() { try table.add(value) }
      return .host(table)
    }
  ]
}

/// Keeps the tables that only their columns know, as long as the interpreter lives.
private final class TableKeeper {
  var tables: [TextTable] = []

  static func of(_ interpreter: Interpreter) -> TableKeeper {
    let key = "sqlalchemy.tables"
    if let keeper = interpreter.storage[key] as? TableKeeper { return keeper }
    let keeper = TableKeeper()
    interpreter.storage[key] = keeper
    return keeper
  }
}
