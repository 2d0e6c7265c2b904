import PythonInterpreter

/// `function.table_valued("a", "b")`: a function in `FROM`, with columns.
final class ValuedFunction: AliasClause {
  private let columns: [ColumnElement]
  private let rendersColumns: Bool
  private let rendersTypes: Bool
  private let hasOrdinality: Bool

  init(
    _ function: FunctionElement, columns: [ColumnElement], name: String?,
    rendersColumns: Bool = false, rendersTypes: Bool = false, hasOrdinality: Bool = false,
    _ interpreter: Interpreter
  ) {
    self.columns = columns
    self.rendersColumns = rendersColumns
    self.rendersTypes = rendersTypes
    self.hasOrdinality = hasOrdinality
    super.init(FunctionTable(function), name: name, className: "TableValuedAlias", interpreter)
  }

  static func make(
    _ function: FunctionElement, _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> ValuedFunction {
    var columns: [ColumnElement] = []
    var values = arguments.positional
    let ordinality = arguments["with_ordinality"] ?? .none
    if !ordinality.isNone { values.append(ordinality) }
    for value in values {
      if let name = value.text {
        columns.append(TextColumn(name, type: .null, isText: false, interpreter))
      } else {
        columns.append(try interpreter.expression(value))
      }
    }
    return ValuedFunction(
      function, columns: columns, name: arguments["name"]?.text, hasOrdinality: !ordinality.isNone,
      interpreter)
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

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "alias":
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        .host(
          self.copy(name: arguments.value(0, "name")?.text, self.rendersColumns, self.rendersTypes))
      }
    case "render_derived":
      return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) in
        .host(
          self.copy(
            name: arguments.value(0, "name")?.text ?? self.name, true,
            arguments.value(1, "with_types")?.boolean ?? false))
      }
    case "column": return .host(ValuedColumn(self))
    default: return try super.attribute(name, interpreter)
    }
  }

  /// The function.
  private var function: FunctionElement? { (element as? FunctionTable)?.function }

  private func copy(
    name: String?, _ rendersColumns: Bool, _ rendersTypes: Bool
  ) -> FromClause {
    guard let function else { return self }
    return ValuedFunction(
      function, columns: columns, name: name, rendersColumns: rendersColumns,
      rendersTypes: rendersTypes, hasOrdinality: hasOrdinality, interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    guard compiler.context.isFrom, let function else { return try super.sql(compiler) }
    var text = try compiler.process(function)
    if hasOrdinality { text += " WITH ORDINALITY" }
    text += " AS " + SQLAlchemyIdentifier.written(compiler.aliasName(self))
    guard rendersColumns else { return text }
    var names: [String] = []
    for column in columns {
      var name = SQLAlchemyIdentifier.written((column as? any NamedColumn)?.columnName ?? "")
      if rendersTypes { name += " " + (try compiler.typeText(column.type)) }
      names.append(name)
    }
    return text + "(" + names.joined(separator: ", ") + ")"
  }
}

/// `function.column_valued("x")`: the rows of a function as one value.
final class ValuedColumn: ColumnElement {
  private let table: ValuedFunction

  init(_ table: ValuedFunction) {
    self.table = table
    super.init(table.interpreter.sqlClass("TableValuedColumn"), table.interpreter)
  }

  override var fromObjects: [FromClause] { [table] }
  override var resultName: String? { table.name }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    SQLAlchemyIdentifier.written(compiler.aliasName(table))
  }
}
