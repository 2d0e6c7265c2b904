import PythonInterpreter

/// One of the functions of `sqlalchemy.sql.operators`, as a value: `operators.eq`.
final class OperatorObject: SQLAlchemyObject {
  private let operation: SQLOperator

  init(_ operation: SQLOperator, _ interpreter: Interpreter) {
    self.operation = operation
    super.init(interpreter.sqlClass("OperatorType"), interpreter)
  }

  /// The operator that a value is; nil for any other value.
  static func operation(_ value: Value) -> SQLOperator? {
    guard case .host(let host) = value else { return nil }
    return (host as? OperatorObject)?.operation
  }

  override func call(
    _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    let left = try interpreter.expression(arguments[0] ?? .none)
    return .host(try left.compared(operation, arguments[1] ?? .none))
  }

  /// The names of `sqlalchemy.sql.operators` that are no Python keywords.
  static let names: [String: SQLOperator] = [
    "eq": .equal, "ne": .notEqual, "lt": .less, "le": .lessOrEqual, "gt": .greater,
    "ge": .greaterOrEqual, "like_op": .like, "ilike_op": .ilike, "not_like_op": .notLike,
    "not_ilike_op": .notIlike,
  ]
}

/// What `element.compile(…)` gives.
final class CompiledObject: SQLAlchemyObject {
  private let element: ClauseElement
  private let usesLiterals: Bool?

  init(_ element: ClauseElement, _ arguments: CallArguments, _ interpreter: Interpreter) {
    self.element = element
    if case .dict(let options)? = arguments["compile_kwargs"] {
      usesLiterals = options["literal_binds"]?.boolean ?? false
    } else {
      usesLiterals = arguments["compile_kwargs"] == nil ? false : nil
    }
    super.init(interpreter.sqlClass("Compiled"), interpreter)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "string": return try string(interpreter)
    case "statement": return .host(element)
    case "params", "binds":
      return interpreter.unknown(.unsupported, "the parameters of a statement")
    default: return try super.attribute(name, interpreter)
    }
  }

  override func string(_ interpreter: Interpreter) throws(Interruption) -> Value {
    if usesLiterals != true {
      return interpreter.unknown(.unsupported, "the text of a statement with parameters")
    }
    switch try element.compiled(interpreter) {
    case .text(let text): return .text(text)
    case .unknown(let unknown): return .unknown(unknown)
    }
  }
}
