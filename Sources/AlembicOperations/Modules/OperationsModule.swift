import PythonInterpreter

/// The stand-ins for Alembic's modules, for `InterpreterOptions.standIns`.
public enum AlembicStandIns {
  /// All of them.
  public static let modules: [any StandInModule.Type] = [
    AlembicModule.self, OperationsModule.self, ContextModule.self, OperationClassesModule.self,
    OperationsPackage.self, MigrationRuntimeModule.self, CommandErrorModule.self,
    ConfigModule.self, EnumSynchronizationModule.self, SessionModule.self,
  ]
}

/// `alembic`.
enum AlembicModule: StandInModule {
  static let name = "alembic"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.set("__version__", in: module, .text("1.20.1"))
    for part in ["op", "context"] {
      do throws(Interruption) {
        interpreter.set(part, in: module, try interpreter.importModule("alembic." + part))
      } catch {}
    }
  }
}

/// `alembic.op`.
enum OperationsModule: StandInModule {
  static let name = "alembic.op"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    for function in OperationFunction.all {
      interpreter.addFunction(function.name, to: module) {
        (interpreter, _, arguments) throws(Interruption) in
        try function.call(arguments, interpreter)
      }
    }
    module.fallback = { (interpreter, name) throws(Interruption) in
      if let value = try OperationsObject().property(name, interpreter) { return value }
      return try MigrationSession.of(interpreter).unknownOperation(name, interpreter)
    }
  }
}

/// `alembic.context`.
enum ContextModule: StandInModule {
  static let name = "alembic.context"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    module.fallback = { (interpreter, name) throws(Interruption) in
      try EnvironmentContextObject().attribute(name, interpreter)
    }
  }
}

/// `alembic.config`.
enum ConfigModule: StandInModule {
  static let name = "alembic.config"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    let type = interpreter.makeType("Config", module: "alembic.config")
    type.hooks.call = { (_, _, _) throws(Interruption) in .host(ConfigObject()) }
    interpreter.set("Config", in: module, .type(type))
  }
}

/// `sqlalchemy.orm.session`; `sqlalchemy.orm` passes its names on.
enum SessionModule: StandInModule {
  static let name = "sqlalchemy.orm.session"
  static let aliases = ["sqlalchemy.orm.scoping"]

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    let session = interpreter.makeType("Session", module: "sqlalchemy.orm.session")
    session.hooks.call = { (_, _, _) throws(Interruption) in .host(SessionObject()) }
    interpreter.set("Session", in: module, .type(session))
    for name in ["sessionmaker", "scoped_session"] {
      interpreter.addFunction(name, to: module) { (_, _, _) throws(Interruption) in
        .host(SessionObject())
      }
    }
  }
}
