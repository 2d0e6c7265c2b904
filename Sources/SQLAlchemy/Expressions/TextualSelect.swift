import PythonInterpreter

/// `text("SELECT …").columns(…)`.
final class TextualSelect: SelectBase {
  private let text: TextClause
  private let columns: [ClauseElement]

  init(
    _ text: TextClause, _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) {
    self.text = text
    var columns: [ClauseElement] = []
    for value in arguments.positional {
      columns.append(try interpreter.selectable(value))
    }
    for keyword in arguments.keywords {
      let type = try interpreter.sqlType(keyword.value)
      columns.append(TextColumn(keyword.name, type: type, isText: false, interpreter))
    }
    self.columns = columns
    super.init(interpreter.sqlClass("TextualSelect"), interpreter)
  }

  override var resultColumns: [ResultColumn]? { interpreter.resultColumns(columns) }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    try compiler.process(text)
  }
}

/// `values(column("a"), …, name="v").data([…])`.
final class ValuesClause: FromClause {
  private let columns: [ColumnElement]
  private let name: String?
  private let rows: [[ColumnElement]]
  /// What makes the rows unknown.
  private let doubt: Unknown?

  private init(
    _ columns: [ColumnElement], name: String?, rows: [[ColumnElement]], doubt: Unknown?,
    _ interpreter: Interpreter
  ) {
    self.columns = columns
    self.name = name
    self.rows = rows
    self.doubt = doubt
    super.init(interpreter.sqlClass("Values"), interpreter)
  }

  override var columnList: [(key: String, column: ColumnElement)]? {
    columns.compactMap { column in
      guard let named = column as? any NamedColumn else { return nil }
      return (
        named.columnKey,
        ProxyColumn(
          .name(named.columnName), key: named.columnKey, source: column, owner: self)
      )
    }
  }

  /// The name, for the columns.
  var ownName: String? { name }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "data":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        .host(try self.adding(arguments.value(0, "values") ?? .none))
      }
    case "alias":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        .host(
          ValuesClause(
            self.columns, name: arguments.value(0, "name")?.text, rows: self.rows,
            doubt: self.doubt, interpreter))
      }
    case "scalar_values":
      return interpreter.builtin(name) { (interpreter, _, _) throws(Interruption) in
        .host(ScalarValues(self, interpreter))
      }
    case "cte", "lateral": return interpreter.unknown(.unsupported, "\(name) of values")
    default:
      if FromClause.tableMethods.contains(name) { return nil }
      return try super.attribute(name, interpreter)
    }
  }

  private func adding(_ value: Value) throws(Interruption) -> ValuesClause {
    var rows = rows
    var doubt = doubt
    if let items = try interpreter.items(of: value) {
      for item in items {
        guard let cells = item.elements else {
          doubt = item.unknown ?? Unknown(.unsupported, "a row of values", place)
          continue
        }
        var row: [ColumnElement] = []
        for (index, cell) in cells.enumerated() {
          let type = index < columns.count ? columns[index].type : .null
          row.append(try interpreter.expression(cell, type: type.isNull ? nil : type))
        }
        rows.append(row)
      }
    } else {
      doubt = value.unknown ?? Unknown(.unsupported, "the rows of values", place)
    }
    return ValuesClause(columns, name: name, rows: rows, doubt: doubt, interpreter)
  }

  /// `VALUES (…), (…)`.
  func rowsText(_ compiler: SQLCompiler) throws(Interruption) -> String {
    if let doubt { return compiler.miss(doubt) }
    var texts: [String] = []
    for row in rows { texts.append("(" + (try compiler.process(row, separator: ", ")) + ")") }
    return "VALUES " + texts.joined(separator: ", ")
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    let text = try rowsText(compiler)
    guard compiler.context.isFrom else { return text }
    guard let name else { return "(" + text + ")" }
    let names = columns.compactMap { ($0 as? any NamedColumn)?.columnName }
      .map(SQLAlchemyIdentifier.written).joined(separator: ", ")
    return "(" + text + ") AS " + SQLAlchemyIdentifier.written(name) + " (" + names + ")"
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("values") { (interpreter, _, arguments) throws(Interruption) in
      if let spread = arguments.spread { return .unknown(spread) }
      var columns: [ColumnElement] = []
      for value in arguments.positional { columns.append(try interpreter.expression(value)) }
      return .host(
        ValuesClause(
          columns, name: arguments["name"]?.text, rows: [], doubt: arguments["name"]?.unknown,
          interpreter))
    }
  ]
}

/// `VALUES` where one value or the list of `IN` stands.
final class ScalarValues: ColumnElement {
  private let values: ValuesClause

  init(_ values: ValuesClause, _ interpreter: Interpreter) {
    self.values = values
    super.init(interpreter.sqlClass("ScalarValues"), interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    "(" + (try values.rowsText(compiler)) + ")"
  }
}
