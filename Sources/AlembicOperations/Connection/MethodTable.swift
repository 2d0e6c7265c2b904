import PythonInterpreter

/// An object whose methods are Swift functions by name.
class MethodObject: HostObject {
  /// A method; the receiver is the object.
  typealias Method = (Interpreter, CallArguments) throws(Interruption) -> Value

  /// The method of that name; nil when there is none.
  func method(_ name: String) -> Method? { nil }

  /// An attribute that is no method; nil when there is none.
  func property(_ name: String, _ interpreter: Interpreter) throws(Interruption) -> Value? { nil }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if let value = try property(name, interpreter) { return value }
    guard let method = method(name) else { return nil }
    return interpreter.builtin(name) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      try method(interpreter, arguments)
    }
  }
}

/// A method that takes anything and gives one value.
func giving(_ value: Value) -> MethodObject.Method {
  { (_, _) throws(Interruption) in value }
}
