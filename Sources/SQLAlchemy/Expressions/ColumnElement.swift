import PythonInterpreter
import PythonSyntax

/// An expression with a type: operators and methods of columns apply to it.
open class ColumnElement: ClauseElement {
  /// The type of its value.
  open var type: SQLType { .null }

  /// The operator of the whole expression; nil when it has none.
  var outerOperator: SQLOperator? { nil }

  /// The operands of that operator.
  var operands: [ColumnElement] { [self] }

  /// Whether it is `ANY (…)` or `ALL (…)`.
  var isCollectionAggregate: Bool { false }

  /// The name under which a list of columns knows it without a label; nil when it has none.
  var resultName: String? { (self as? any NamedColumn)?.columnName }

  /// The name of the column that it converts; nil when it is no conversion of one column.
  var wrappedName: String? { resultName }

  /// What a made-up label begins with.
  var labelSeed: String { "anon" }

  override func sql(_ compiler: SQLCompiler) throws(Interruption) -> String {
    if let column = self as? any NamedColumn { return try compiler.column(column) }
    return try super.sql(compiler)
  }

  override var fromObjects: [FromClause] {
    if let column = self as? any NamedColumn { return column.owner.map { [$0] } ?? [] }
    return super.fromObjects
  }

  override func grouped(in outer: SQLOperator?) -> ColumnElement {
    switch outer {
    case .and, .or, .truth:
      return type.isLike(.boolean, interpreter) ? TruthElement(self, interpreter) : self
    case .any, .all: return Grouping(self, interpreter)
    default: return self
    }
  }

  /// The expression that says the opposite.
  func negated() throws(Interruption) -> ColumnElement {
    if type.isLike(.boolean, interpreter) {
      return TruthElement(self, isNegated: true, interpreter)
    }
    return UnaryExpression(.not, self, type: .null, interpreter)
  }

  /// A plain value as the other operand.
  func binding(
    _ value: Value, _ operation: SQLOperator, type: SQLType?
  ) throws(Interruption) -> ColumnElement {
    if case .unknown(let unknown) = value { return UnknownElement(unknown, interpreter) }
    if let type { return try interpreter.bound(value, type: type, seed: bindSeed) }
    return try interpreter.bound(
      value, type: self.type.coerced(for: value, operation, interpreter), seed: bindSeed)
  }

  /// What the made-up names of parameters begin with that the element is compared with.
  var bindSeed: String? { (self as? any NamedColumn)?.columnKey }

  open override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if hasOwnMember(name) { return nil }
    if let value = try super.attribute(name, interpreter) { return value }
    switch name {
    case "type": return type.value(interpreter)
    case "key", "name", "description":
      if let named = self as? any NamedColumn { return .text(named.columnName) }
    case "comparator", "expression": return .host(self)
    default: break
    }
    if let value = try typedAttribute(name) { return value }
    if let method = ColumnElement.methods[name] {
      return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) -> Value in
        if let spread = arguments.spread { return .unknown(spread) }
        return try method(self, arguments)
      }
    }
    return foreignAttribute(name)
  }

  /// What the type may add to the operators and Swift does not know; nil when Python has none such.
  private func foreignAttribute(_ name: String) -> Value? {
    if name.hasPrefix("__") { return nil }
    switch type {
    case .unknown(let unknown): return .unknown(unknown)
    case .object(let object):
      switch type.kind(interpreter) {
      case .userDefined, .typeDecorator, .other, nil: break
      default:
        if !object.type.place.isInFile, !ColumnElement.otherMembers.contains(name) { return nil }
      }
    case .null:
      if !ColumnElement.otherMembers.contains(name) { return nil }
    }
    return interpreter.unknown(.unsupported, "\(name) of a SQL expression")
  }

  /// Members that SQLAlchemy's expressions have and that are not modelled.
  private static let otherMembers: Set<String> = [
    "anon_key_label", "anon_label", "anon_name_label", "anon_tq_label", "allows_lambda",
    "base_columns", "cache_ok", "compare", "corresponding_column", "default_dialect",
    "entity_namespace", "foreign_keys", "get_children", "inherit_cache", "is_dml", "is_literal",
    "memoized_attribute", "memoized_instancemethod", "negation_clause", "params", "primary_key",
    "proxy_set", "shares_lineage", "stringify_dialect", "supports_execution", "timetuple",
    "uses_inspection", "within_group", "remote_attr", "parent", "property", "reverse_operate",
    "get_label_style", "set_label_style",
  ]

  open override func binary(
    _ operation: Operator, _ other: Value, isReflected: Bool, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    let operators: [Operator: SQLOperator] = [
      .add: .add, .sub: .subtract, .mult: .multiply, .div: .divide, .floorDiv: .floorDivide,
      .mod: .modulo,
    ]
    if let arithmetic = operators[operation] {
      return .host(try arithmeticResult(arithmetic, other, isReflected: isReflected))
    }
    switch operation {
    case .bitAnd, .bitOr:
      if isReflected { return nil }
      return .host(
        try BooleanList.make(
          operation == .bitAnd ? .and : .or, [.host(self), other], interpreter))
    case .lShift, .rShift:
      if let value = try rangeOperator(operation, other) { return value }
      throw interpreter.exception(
        "NotImplementedError",
        "Operator '\(operation == .lShift ? "lshift" : "rshift")' is not supported on this expression"
      )
    case .pow:
      if SQLAlchemyLibrary.of(interpreter).line == .v20 { return nil }
      let mine = Value.host(self)
      return .host(
        try FunctionElement.make(
          "pow", isReflected ? [other, mine] : [mine, other], interpreter))
    case .matMult:
      throw interpreter.exception(
        "NotImplementedError", "Operator 'matmul' is not supported on this expression")
    default: return nil
    }
  }

  open override func unary(
    _ operation: UnaryOperator, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch operation {
    case .invert: return .host(try negated())
    case .uSub:
      return .host(UnaryExpression(.negate, self, type: type, interpreter))
    default: return nil
    }
  }

  open override func compare(
    _ operation: CompareOperator, _ other: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    let comparison: SQLOperator
    switch operation {
    case .eq: comparison = .equal
    case .notEq: comparison = .notEqual
    case .lt: comparison = .less
    case .ltE: comparison = .lessOrEqual
    case .gt: comparison = .greater
    case .gtE: comparison = .greaterOrEqual
    case .in, .notIn:
      throw interpreter.exception(
        "NotImplementedError", "Operator 'contains' is not supported on this expression")
    default: return nil
    }
    // Python asks the right operand first when its class extends that of the left one.
    if case .host(let host) = other, let right = host as? ColumnElement,
      right.pythonClass !== pythonClass, right.pythonClass.isSubclass(of: pythonClass)
    {
      return .host(try right.compared(comparison.mirrored, .host(self)))
    }
    return .host(try compared(comparison, other))
  }

  open override func item(
    _ key: Value, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    .host(try indexed(by: key))
  }
}
