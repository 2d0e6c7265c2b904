import PythonInterpreter

extension SchemaConversion {
  /// Runs what the program has registered with `compiles` for the class of a constraint.
  ///
  /// What such a function usually does is to change the constraint and to leave its text to SQLAlchemy;
  /// any text of its own is a doubt.
  mutating func runCompilation(of object: ConstraintObject) throws(Interruption) {
    let registry = CompilationRegistry.of(interpreter)
    guard let function = registry.function(for: object.pythonClass) else { return }
    let compiler = ConstraintCompilerObject(object)
    let result = try interpreter.call(
      function, CallArguments([.host(object), .host(compiler)]))
    if case .host(let host) = result, host === compiler.text { return }
    doubt(
      result.unknown
        ?? Unknown(.unsupported, "a constraint whose text the program writes", object.place))
  }
}

/// The compiler of DDL, as a program's own function for constraints sees it.
private final class ConstraintCompilerObject: HostObject {
  private let object: ConstraintObject
  /// Stands for the text that SQLAlchemy itself writes.
  let text = HostObject()

  init(_ object: ConstraintObject) { self.object = object }

  override var typeName: String { "PGDDLCompiler" }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if name == "dialect" { return DialectObject.of(interpreter).map { .host($0) } ?? Value.none }
    guard name.hasPrefix("visit_") else {
      return interpreter.unknown(.unsupported, "\(name) of the compiler")
    }
    return interpreter.builtin(name) { (interpreter, _, arguments) throws(Interruption) in
      if case .host(let host)? = arguments[0], host === self.object { return .host(self.text) }
      return interpreter.unknown(.unsupported, "the text of another construct")
    }
  }
}
