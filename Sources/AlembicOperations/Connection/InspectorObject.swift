import PythonInterpreter
import Schema

/// `sa.inspect(bind)`: the replayed schema as SQLAlchemy's reflection shows it.
final class InspectorObject: MethodObject {
  override var typeName: String { "PGInspector" }

  override func method(_ name: String) -> Method? {
    { (interpreter, arguments) throws(Interruption) in
      try self.answer(name, arguments, interpreter)
    }
  }

  /// What a method of that name answers.
  func answer(
    _ name: String, _ arguments: CallArguments, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    interpreter.unknown(.unsupported, "\(name)() of an inspector")
  }
}
