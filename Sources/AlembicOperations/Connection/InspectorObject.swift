import PythonInterpreter
import SQLAlchemy
import Schema

/// `sa.inspect(bind)`: the replayed schema as SQLAlchemy's reflection of PostgreSQL shows it.
///
/// As SQLAlchemy's, it keeps what it has answered once.
public final class InspectorObject: HostObject {
  private let connection: ConnectionObject
  private var answers: [String: Value] = [:]

  init(_ connection: ConnectionObject) { self.connection = connection }

  /// The name of its class.
  public override var typeName: String { "PGInspector" }

  /// Properties, and methods that answer from the schema.
  public override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "bind": return .host(connection)
    case "engine": return .host(EngineObject(connection))
    case "dialect": return DialectObject.of(interpreter).map { .host($0) } ?? Value.none
    case "default_schema_name":
      return .text(MigrationSession.of(interpreter).schema.defaultSchema)
    case "clear_cache":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) in
        self.answers = [:]
        return .none
      }
    case let name where name.hasPrefix("_") && !name.hasPrefix("_has"): return nil
    default:
      return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
        try self.answer(name, arguments, interpreter)
      }
    }
  }

  /// What a method of that name answers.
  func answer(
    _ name: String, _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    var key = name
    for value in arguments.positional + arguments.keywords.map(\.value) {
      if let unknown = value.unknown { return .unknown(unknown) }
      key += "|" + (value.text ?? "")
    }
    if let spread = arguments.spread { return .unknown(spread) }
    if let known = answers[key] { return known }
    let question = SchemaQuestion(
      schema: MigrationSession.of(interpreter).schema, arguments: arguments,
      interpreter: interpreter)
    let answer = try question.answer(name)
    if interpreter.pendingDecisions.isEmpty { answers[key] = answer }
    return answer
  }
}

extension Array {
  /// `map` for what throws.
  func mapThrowing<Result>(
    _ body: (Element) throws(Interruption) -> Result
  ) throws(Interruption) -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try body(element)) }
    return results
  }
}
