import PythonInterpreter

/// When a part of a schema is made: `ddl_if`, `execute_if`, `_create_rule`.
struct DDLCondition {
  /// The dialects that make it; nil for all.
  let dialects: [String]?
  /// A condition that is not followed.
  let doubt: Unknown?
  /// `dialect` as it is written.
  let writtenDialect: Value

  /// The arguments of `ddl_if` and `execute_if`.
  init(_ arguments: CallArguments) {
    var names: [String]?
    var doubt = arguments.spread
    if let value = arguments.value(0, "dialect"), !value.isNone {
      names = value.text.map { [$0] } ?? value.elements?.compactMap(\.text)
      if names == nil {
        doubt = doubt ?? Unknown(.unsupported, "the dialect of a DDL element", arguments.place)
      }
    }
    if let value = arguments.value(1, "callable_"), !value.isNone {
      doubt = doubt ?? Unknown(.unsupported, "the condition of a DDL element", arguments.place)
    }
    dialects = names
    self.doubt = doubt
    writtenDialect = arguments.value(0, "dialect") ?? .none
  }

  /// Whether PostgreSQL is among some dialects.
  static func holds(for dialects: [String]?) -> Bool { dialects?.contains("postgresql") ?? true }
}

/// What `ddl_if` has left on an object: filters of `env.py` ask for it.
final class DDLConditionObject: HostObject {
  private let condition: DDLCondition

  init(_ condition: DDLCondition) { self.condition = condition }

  override var typeName: String { "DDLIf" }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "dialect": condition.writtenDialect
    case "callable_", "state":
      condition.doubt.map { .unknown($0) } ?? Value.none
    default: nil
    }
  }
}

extension ConstraintObject {
  /// Whether `CREATE TABLE` writes it; unknown where its rule is.
  ///
  /// - Throws: what the rule raises.
  func isCreated(_ interpreter: Interpreter) throws(Interruption) -> Value {
    guard DDLCondition.holds(for: dialects) else { return .bool(false) }
    if createRule.isNone { return .bool(true) }
    let answer = try interpreter.call(
      createRule, CallArguments([.host(DDLCompilerObject(pythonClass, interpreter))]))
    return try interpreter.truthValue(of: answer)
  }
}

/// The compiler that a rule is given: it knows its dialect.
private final class DDLCompilerObject: SQLAlchemyObject {
  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if name == "dialect", let dialect = DialectObject.of(interpreter) { return .host(dialect) }
    return interpreter.unknown(.unsupported, "\(name) of a compiler")
  }
}
