import PythonInterpreter

/// A connection or engine that can tell of the database behind it: what `inspect` is given.
public protocol InspectableBind: HostObject {
  /// A new inspector.
  func makeInspector(_ interpreter: Interpreter) -> Value
}

/// `inspect` and the class of what it gives.
enum Inspection {
  /// The functions, for `SQLAlchemyLibrary`.
  static let functions: [FunctionDeclaration] = [
    FunctionDeclaration("inspect") { (interpreter, _, arguments) throws(Interruption) in
      try inspect(arguments.value(0, "subject"), interpreter)
    }
  ]

  /// The classes, for `SQLAlchemyLibrary`.
  static let classes: [ClassDeclaration] = [
    ClassDeclaration(
      "Inspector", module: "sqlalchemy.engine.reflection",
      make: { (interpreter, _, arguments) throws(Interruption) in
        try inspect(arguments.value(0, "bind"), interpreter)
      },
      extend: { interpreter, type in
        interpreter.addClassMethod("from_engine", to: type) {
          (interpreter, _, arguments) throws(Interruption) in
          try inspect(arguments.value(0, "bind"), interpreter)
        }
      })
  ]

  private static func inspect(
    _ subject: Value?, _ interpreter: Interpreter
  ) throws(Interruption) -> Value {
    if case .host(let host)? = subject, let bind = host as? any InspectableBind {
      return bind.makeInspector(interpreter)
    }
    if let unknown = subject?.unknown { return .unknown(unknown) }
    return interpreter.unknown(
      .unsupported, "inspect() of a \(interpreter.typeName(subject ?? .none))")
  }
}

/// `sqlalchemy.engine` and its parts.
enum EngineModule: StandInModule {
  static let name = "sqlalchemy.engine"
  static let aliases = [
    "sqlalchemy.engine.reflection", "sqlalchemy.inspection", "sqlalchemy.engine.base",
  ]

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for name in ["Inspector", "inspect"] {
      if let value = SQLAlchemyLibrary.of(interpreter).engineValue(name) {
        interpreter.set(name, in: module, value)
      }
    }
  }
}

extension SQLAlchemyLibrary {
  fileprivate func engineValue(_ name: String) -> Value? { names[name] }
}
