import PythonInterpreter

/// `public`: a decorator that adds a name to `__all__` and gives back what it decorates; by keyword it
/// gives the module that calls it names.
enum PublicModule: StandInModule {
  static let name = "public"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addFunction("public", to: module) {
      (interpreter, _, arguments) throws(Interruption) -> Value in
      if let thing = arguments.positional.first { return thing }
      if let caller = interpreter.callingModule {
        for keyword in arguments.keywords {
          interpreter.set(keyword.name, in: caller, keyword.value)
        }
      }
      let values = arguments.keywords.map(\.value)
      return values.count == 1 ? values[0] : .tuple(of: values)
    }
    interpreter.addFunction("private", to: module) {
      (_, _, arguments) throws(Interruption) -> Value in arguments.positional.first ?? .none
    }
  }
}

/// `lazy_object_proxy`: the object that the function gives, asked for at once.
enum LazyObjectProxyModule: PythonStandIn {
  static let name = "lazy_object_proxy"

  static let source = #"""
    def Proxy(factory): return factory()
    """#
}

/// `sqlalchemy.testing.schema`: the names of SQLAlchemy, which are imported from here by mistake.
enum TestingSchemaModule: PythonStandIn {
  static let name = "sqlalchemy.testing.schema"

  static let source = #"""
    from sqlalchemy import Column, Table
    from sqlalchemy.orm import mapped_column
    """#
}
