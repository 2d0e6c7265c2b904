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

/// `sqlalchemy.event`: listeners for what makes up tables are called; what happens on a connection is not
/// run.
enum EventModule: StandInModule {
  static let name = "sqlalchemy.event"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addFunction("remove", to: module) { (_, _, _) throws(Interruption) -> Value in .none
    }
    interpreter.addFunction("contains", to: module) {
      (_, _, _) throws(Interruption) -> Value in .bool(false)
    }
    interpreter.addFunction("listen", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      EventListeners.listen(
        arguments.value(0, "target") ?? .none, arguments.value(1, "identifier") ?? .none,
        arguments.value(2, "fn") ?? .none, interpreter)
      return .none
    }
    interpreter.addFunction("listens_for", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      let target = arguments.value(0, "target") ?? .none
      let event = arguments.value(1, "identifier") ?? .none
      return interpreter.builtin("decorate") {
        (interpreter, _, arguments) throws(Interruption) -> Value in
        let function = arguments[0] ?? .none
        EventListeners.listen(target, event, function, interpreter)
        return function
      }
    }
  }
}
