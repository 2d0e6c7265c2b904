import PythonInterpreter

/// `select(…)`.
final class Select: SelectBase {
  /// `with_for_update(…)`.
  struct Lock {
    var isRead = false
    var isKeyShare = false
    var isNoWait = false
    var skipsLocked = false
    var tables: [FromClause] = []
  }

  /// `join(…)` of the statement itself.
  struct Joining {
    let target: FromClause
    let condition: ColumnElement?
    let left: FromClause?
    let kind: JoinClause.Kind
  }

  /// What the methods of a statement change.
  struct Clauses {
    var columns: [ClauseElement] = []
    var froms: [FromClause] = []
    var joins: [Joining] = []
    var conditions: [ColumnElement] = []
    var groups: [ColumnElement] = []
    var having: [ColumnElement] = []
    var order: [ColumnElement] = []
    var limit: ColumnElement?
    var offset: ColumnElement?
    var fetch: ColumnElement?
    var fetchOptions = ""
    var isDistinct = false
    var distinctOn: [ColumnElement] = []
    var lock: Lock?
    var prefixes: [ClauseElement] = []
    var suffixes: [ClauseElement] = []
    var correlates: [FromClause]?
    var correlatesExcept: [FromClause]?
    /// What makes the whole statement unknown.
    var doubt: Unknown?
  }

  let clauses: Clauses

  init(_ clauses: Clauses, _ interpreter: Interpreter) {
    self.clauses = clauses
    super.init(interpreter.sqlClass("Select"), interpreter)
  }

  /// A statement of these columns and tables.
  static func of(
    _ columns: [ClauseElement], _ interpreter: Interpreter
  ) throws(Interruption) -> Select {
    var clauses = Clauses()
    clauses.columns = columns
    return Select(clauses, interpreter)
  }

  /// All columns of a table.
  static func of(
    _ table: FromClause, _ interpreter: Interpreter
  ) throws(Interruption) -> Select { try of([table], interpreter) }

  /// `select(…)`: the columns one by one, or in a list as before SQLAlchemy 1.4.
  static func make(
    _ interpreter: Interpreter, _ values: [Value]
  ) throws(Interruption) -> Select {
    var values = values
    if values.count == 1, case .list(let list) = values[0] {
      guard let items = list.taint == nil ? list.items : nil else {
        var clauses = Clauses()
        clauses.doubt = list.taint
        return Select(clauses, interpreter)
      }
      values = items
    }
    var clauses = Clauses()
    for value in values { clauses.columns.append(try interpreter.selectable(value)) }
    return Select(clauses, interpreter)
  }

  /// The statement with other clauses.
  func changing(
    _ change: (inout Clauses) throws(Interruption) -> Void
  ) throws(Interruption) -> Select {
    var clauses = clauses
    try change(&clauses)
    return Select(clauses, interpreter)
  }

  override var resultColumns: [ResultColumn]? {
    clauses.doubt == nil ? interpreter.resultColumns(clauses.columns) : nil
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if let method = Select.methods[name] {
      return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) in
        if let spread = arguments.spread {
          return .host(try self.changing { $0.doubt = $0.doubt ?? spread })
        }
        return .host(try method(self, arguments))
      }
    }
    switch name {
    case "whereclause":
      if clauses.conditions.isEmpty { return Value.none }
      return .host(
        try BooleanList.make(.and, clauses.conditions.map { .host($0) }, interpreter))
    case "with_hint", "with_statement_hint", "add_cte", "reduce_columns", "ext", "set_label_style":
      let doubt = Unknown(.unsupported, "\(name) of a select", interpreter.currentPlace)
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) in
        .host(try self.changing { $0.doubt = $0.doubt ?? doubt })
      }
    case "froms", "get_final_froms", "columns_clause_froms", "get_children", "locate_all_froms",
      "from_statement", "is_derived_from":
      return interpreter.unknown(.unsupported, "\(name) of a select")
    default: return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    try SelectWriter(select: self, compiler: compiler).text()
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("select") { (interpreter, _, arguments) throws(Interruption) in
      var select = try make(interpreter, arguments.positional)
      if let spread = arguments.spread { select = try select.changing { $0.doubt = spread } }
      for (keyword, method) in [
        ("whereclause", "where"), ("from_obj", "select_from"), ("order_by", "order_by"),
        ("group_by", "group_by"), ("limit", "limit"), ("offset", "offset"),
        ("distinct", "distinct"), ("columns", "add_columns"),
      ] {
        guard let value = arguments[keyword], let apply = methods[method] else { continue }
        if method == "distinct" {
          select = try select.changing { $0.isDistinct = value.boolean ?? true }
        } else if let items = value.elements {
          select = try apply(select, CallArguments(items))
        } else {
          select = try apply(select, CallArguments([value]))
        }
      }
      return .host(select)
    }
  ]
}

extension Interpreter {
  /// A value in the list of columns of `select`.
  func selectable(_ value: Value) throws(Interruption) -> ClauseElement {
    if let element = try existingElement(value) {
      if let select = element as? SelectBase { return ScalarSubquery(select, self) }
      return element
    }
    switch value {
    case .string(let text):
      if text.text == "*" { return TextColumn("*", type: .null, isText: true, self) }
      throw textualError(text.text)
    case .none: return ConstantElement(.null, self)
    case .bool(let flag): return ConstantElement(flag ? .true : .false, self)
    case .int, .float:
      return TextColumn(describe(value), type: .null, isText: true, self)
    default:
      throw sqlAlchemyError(
        "ArgumentError",
        "Column expression, FROM clause, or other columns clause element expected, got "
          + "\(describe(value)).")
    }
  }

  /// A value in `FROM`.
  func fromClause(_ value: Value) throws(Interruption) -> FromClause {
    guard let element = try existingElement(value) else {
      throw sqlAlchemyError(
        "ArgumentError",
        "FROM expression, such as a Table or alias() object expected, got \(describe(value)).")
    }
    switch element {
    case let from as FromClause: return from
    case let function as FunctionElement: return FunctionTable(function)
    case let text as ColumnElement
    where text is TextClause || text is UnknownText
      || text is UnknownElement:
      return TextFrom(text)
    case let select as SelectBase: return AliasClause(select, name: nil, self)
    default:
      throw sqlAlchemyError(
        "ArgumentError",
        "FROM expression, such as a Table or alias() object expected, got \(describe(value)).")
    }
  }

  /// Expressions of `ORDER BY`, `PARTITION BY` and their like: one, or a list.
  func orderExpressions(_ value: Value) throws(Interruption) -> [ColumnElement] {
    if value.isNone { return [] }
    var values = [value]
    switch value {
    case .list, .tuple:
      guard let items = try items(of: value) else {
        return [
          UnknownElement(
            Unknown(.unsupported, "a list of expressions", currentPlace), self)
        ]
      }
      values = items
    default: break
    }
    var elements: [ColumnElement] = []
    for value in values { elements.append(try orderExpression(value)) }
    return elements
  }

  /// One expression of `ORDER BY` or `GROUP BY`; a string is the name of a column or label.
  func orderExpression(_ value: Value) throws(Interruption) -> ColumnElement {
    if let element = try existingElement(value) { return try columnElement(element) }
    if let text = value.text { return LabelName(text, self) }
    return try condition(value)
  }
}

/// `text("…")` in `FROM`.
final class TextFrom: FromClause {
  private let text: ColumnElement

  init(_ text: ColumnElement) {
    self.text = text
    super.init(text.pythonClass, text.interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    try compiler.process(text)
  }
}

/// The name of a column or label as a string, in `ORDER BY` or `GROUP BY`.
final class LabelName: ColumnElement {
  private let name: String

  init(_ name: String, _ interpreter: Interpreter) {
    self.name = name
    super.init(interpreter.sqlClass("_textual_label_reference"), interpreter)
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    guard let scope = compiler.statements.last else { return name }
    if let column = scope.column(named: name) {
      if column is LabelElement { return SQLAlchemyIdentifier.written(name) }
      return try compiler.process(column)
    }
    if scope.hasUnknownColumns {
      return compiler.miss(Unknown(.unsupported, "the column \(name)", place))
    }
    throw interpreter.sqlAlchemyError(
      "CompileError",
      "Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL "
        + "expression '\(name)' should be explicitly declared as text('\(name)')")
  }
}
