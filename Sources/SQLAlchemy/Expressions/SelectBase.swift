import PythonInterpreter

/// A statement that gives rows: `select()`, `union()`, `text().columns()`.
class SelectBase: ClauseElement {
  /// The columns that it gives; nil when they are not all known.
  var resultColumns: [ResultColumn]? { nil }

  /// Rows of a query are no rows of the tables that it reads.
  override var fromObjects: [FromClause] { [] }
  override var columnsRead: [ColumnObject] { [] }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if let method = SelectBase.methods[name] {
      return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) in
        if let spread = arguments.spread { return .unknown(spread) }
        return try method(self, arguments)
      }
    }
    switch name {
    case "c", "columns", "selected_columns", "exported_columns", "inner_columns":
      let subquery = AliasClause(self, name: nil, interpreter)
      if name == "c" || name == "columns" || name == "exported_columns" {
        return .host(ColumnCollection(subquery, interpreter))
      }
      guard let columns = resultColumns else {
        return interpreter.unknown(.unsupported, "the columns of a statement")
      }
      return .list(of: columns.map { .host($0.element) })
    default: return try super.attribute(name, interpreter)
    }
  }

  typealias Method = @Sendable (SelectBase, CallArguments) throws(Interruption) -> Value

  /// The methods of every query by name.
  private static let methods: [String: Method] = [
    "subquery": { (select, arguments) throws(Interruption) in
      .host(AliasClause(select, name: arguments.value(0, "name")?.text, select.interpreter))
    },
    "alias": { (select, arguments) throws(Interruption) in
      .host(AliasClause(select, name: arguments.value(0, "name")?.text, select.interpreter))
    },
    "lateral": { (select, arguments) throws(Interruption) in
      .host(
        AliasClause(
          select, name: arguments.value(0, "name")?.text, isLateral: true, select.interpreter))
    },
    "cte": { (select, arguments) throws(Interruption) in
      .host(
        CommonTableExpression(
          select, name: arguments.value(0, "name")?.text,
          isRecursive: arguments.value(1, "recursive")?.boolean ?? false, select.interpreter))
    },
    "scalar_subquery": { (select, _) throws(Interruption) in
      .host(ScalarSubquery(select, select.interpreter))
    },
    "as_scalar": { (select, _) throws(Interruption) in
      .host(ScalarSubquery(select, select.interpreter))
    },
    "label": { (select, arguments) throws(Interruption) in
      try LabelElement.make(
        arguments.value(0, "name") ?? .none, ScalarSubquery(select, select.interpreter), type: nil)
    },
    "exists": { (select, _) throws(Interruption) in
      .host(ExistsElement(select, select.interpreter))
    },
    "union": { (select, arguments) throws(Interruption) in
      try CompoundSelect.make("UNION", select, arguments)
    },
    "union_all": { (select, arguments) throws(Interruption) in
      try CompoundSelect.make("UNION ALL", select, arguments)
    },
    "except_": { (select, arguments) throws(Interruption) in
      try CompoundSelect.make("EXCEPT", select, arguments)
    },
    "except_all": { (select, arguments) throws(Interruption) in
      try CompoundSelect.make("EXCEPT ALL", select, arguments)
    },
    "intersect": { (select, arguments) throws(Interruption) in
      try CompoundSelect.make("INTERSECT", select, arguments)
    },
    "intersect_all": { (select, arguments) throws(Interruption) in
      try CompoundSelect.make("INTERSECT ALL", select, arguments)
    },
  ]
}

/// A query where one value stands.
final class ScalarSubquery: ColumnElement {
  let select: SelectBase

  init(_ select: SelectBase, _ interpreter: Interpreter) {
    self.select = select
    super.init(interpreter.sqlClass("ScalarSelect"), interpreter)
  }

  override var type: SQLType {
    (select.resultColumns?.first?.element as? ColumnElement)?.type ?? .null
  }

  override func grouped(in outer: SQLOperator?) -> ColumnElement { self }
  override var fromObjects: [FromClause] { [] }
  override var columnsRead: [ColumnObject] { [] }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "where", "correlate", "correlate_except", "filter":
      guard let method = try select.attribute(name, interpreter) else { return nil }
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        guard case .host(let host) = try interpreter.call(method, arguments),
          let select = host as? SelectBase
        else { return interpreter.unknown(.unsupported, "\(name) of a scalar subquery") }
        return .host(ScalarSubquery(select, interpreter))
      }
    case "element": return .host(select)
    default: return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    "("
      + (try compiler.inside(
        compiler.context.with {
          $0.isFrom = false
          $0.isColumnList = false
          $0.label = nil
        }
      ) { () throws(Interruption) -> String in try compiler.process(select) }) + ")"
  }
}

/// `exists(…)`.
final class ExistsElement: ColumnElement {
  private let select: SelectBase

  init(_ select: SelectBase, _ interpreter: Interpreter) {
    self.select = select
    super.init(interpreter.sqlClass("Exists"), interpreter)
  }

  override var type: SQLType { interpreter.booleanType }
  override var outerOperator: SQLOperator? { .exists }
  override var fromObjects: [FromClause] { [] }
  override var columnsRead: [ColumnObject] { [] }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    SQLOperator.exists.needsParentheses(in: outer) ? Grouping(self, interpreter) : self
  }

  override func negated() throws(Interruption) -> ColumnElement {
    UnaryExpression(.not, self, type: interpreter.booleanType, interpreter)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "where", "select_from", "correlate", "correlate_except", "filter", "add_columns":
      guard let method = try select.attribute(name, interpreter) else { return nil }
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        guard case .host(let host) = try interpreter.call(method, arguments),
          let select = host as? SelectBase
        else { return interpreter.unknown(.unsupported, "\(name) of an exists") }
        return .host(ExistsElement(select, interpreter))
      }
    case "select":
      return interpreter.builtin(name) { (interpreter, _, _) throws(Interruption) in
        .host(try Select.of([self], interpreter))
      }
    default: return try super.attribute(name, interpreter)
    }
  }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    "EXISTS " + (try compiler.process(ScalarSubquery(select, interpreter)))
  }

  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("exists") { (interpreter, _, arguments) throws(Interruption) in
      if let spread = arguments.spread { return .host(UnknownElement(spread, interpreter)) }
      guard let first = arguments[0] else {
        let star = TextColumn("*", type: .null, isText: true, interpreter)
        return .host(ExistsElement(try Select.of([star], interpreter), interpreter))
      }
      if let element = try interpreter.existingElement(first) {
        if let unknown = element as? UnknownElement { return .host(unknown) }
        if let select = element as? SelectBase {
          return .host(ExistsElement(select, interpreter))
        }
        if let scalar = element as? ScalarSubquery {
          return .host(ExistsElement(scalar.select, interpreter))
        }
      }
      return .host(
        ExistsElement(
          try Select.make(interpreter, arguments.positional), interpreter))
    }
  ]
}
