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
    },
    FunctionDeclaration("create_engine") { (interpreter, _, _) throws(Interruption) in
      DatabaseProvider.engine(interpreter)
    },
    FunctionDeclaration("engine_from_config") { (interpreter, _, _) throws(Interruption) in
      DatabaseProvider.engine(interpreter)
    },
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
    for name in ["Inspector", "inspect", "create_engine", "engine_from_config"] {
      if let value = SQLAlchemyLibrary.of(interpreter).engineValue(name) {
        interpreter.set(name, in: module, value)
      }
    }
  }
}

extension SQLAlchemyLibrary {
  fileprivate func engineValue(_ name: String) -> Value? { names[name] }
}

/// What `create_engine` and its kin give: unknown, except where a caller provides a database.
public final class DatabaseProvider {
  /// Makes an engine.
  public var make: ((Interpreter) -> Value)?

  private static let key = "sqlalchemy.engines"

  /// The provider of an interpreter.
  public static func of(_ interpreter: Interpreter) -> DatabaseProvider {
    if let found = interpreter.storage[key] as? DatabaseProvider { return found }
    let provider = DatabaseProvider()
    interpreter.storage[key] = provider
    return provider
  }

  static func engine(_ interpreter: Interpreter) -> Value {
    of(interpreter).make?(interpreter)
      ?? interpreter.unknown(.environment, "an engine for another database")
  }
}

/// `sqlalchemy.ext.asyncio`.
enum AsyncEngineModule: StandInModule {
  static let name = "sqlalchemy.ext.asyncio"
  static let aliases = ["sqlalchemy.ext.asyncio.engine"]

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for name in ["create_async_engine", "async_engine_from_config"] {
      interpreter.addFunction(name, to: module) { (interpreter, _, _) throws(Interruption) in
        DatabaseProvider.engine(interpreter)
      }
    }
  }
}
