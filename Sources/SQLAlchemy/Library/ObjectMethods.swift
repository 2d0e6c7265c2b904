import PythonInterpreter

extension Interpreter {
  /// Adds a method to a class whose objects are of one Swift class; on any other object it gives `None`.
  func addMethod<Object: HostObject>(
    _ name: String, to type: TypeObject, of kind: Object.Type,
    _ body: @escaping (Interpreter, Object, CallArguments) throws(Interruption) -> Value
  ) {
    addMethod(name, to: type) { (interpreter, receiver, arguments) throws(Interruption) in
      guard case .host(let host) = receiver, let object = host as? Object else { return .none }
      return try body(interpreter, object, arguments)
    }
  }
}
