import PythonInterpreter

/// `sqlalchemy.orm` and the older places of its names.
enum ORMModule: StandInModule {
  static let name = "sqlalchemy.orm"
  static let aliases = [
    "sqlalchemy.ext.declarative", "sqlalchemy.ext.declarative.api", "sqlalchemy.orm.decl_api",
    "sqlalchemy.orm.properties", "sqlalchemy.orm.relationships", "sqlalchemy.orm.base",
  ]

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    let library = SQLAlchemyLibrary.of(interpreter)
    for declaration in SQLAlchemyLibrary.ormClasses {
      if let value = library.value(declaration.name) {
        interpreter.set(declaration.name, in: module, value)
      }
    }
    for function in SQLAlchemyLibrary.ormFunctions {
      interpreter.set(
        function.name, in: module, interpreter.builtin(function.name, function.body))
    }
    // Sessions belong to those who know what a connection does.
    module.fallback = { (interpreter, name) throws(Interruption) in
      guard ["Session", "sessionmaker", "scoped_session"].contains(name) else { return nil }
      let sessions = try interpreter.importModule("sqlalchemy.orm.session")
      guard case .module(let module) = sessions else { return sessions }
      return interpreter.value(name, in: module)
    }
  }
}
