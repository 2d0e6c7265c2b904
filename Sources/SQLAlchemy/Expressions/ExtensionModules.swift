import PythonInterpreter

/// `sqlalchemy.ext.compiler`.
enum CompilerModule: StandInModule {
  static let name = "sqlalchemy.ext.compiler"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addFunction("compiles", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      let subject = arguments[0] ?? .none
      let dialects = arguments.positional.dropFirst().compactMap(\.text)
      return interpreter.builtin("decorate") {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        let function = arguments[0] ?? .none
        if case .type(let type) = subject {
          CompilationRegistry.of(interpreter).register(function, for: type, dialects)
        }
        return function
      }
    }
    interpreter.addFunction("deregister", to: module) {
      (_, _, _) throws(Interruption) -> Value in .none
    }
  }
}

/// `sqlalchemy.event`: listeners are accepted; what they do on a connection is not run.
enum EventModule: StandInModule {
  static let name = "sqlalchemy.event"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for name in ["listen", "remove"] {
      interpreter.addFunction(name, to: module) { (_, _, _) throws(Interruption) -> Value in .none }
    }
    interpreter.addFunction("contains", to: module) {
      (_, _, _) throws(Interruption) -> Value in .bool(false)
    }
    interpreter.addFunction("listens_for", to: module) {
      (interpreter, _, _) throws(Interruption) -> Value in
      interpreter.builtin("decorate") { (_, _, arguments) throws(Interruption) -> Value in
        arguments[0] ?? .none
      }
    }
  }
}
