import PythonInterpreter

/// `sqlalchemy_continuum`: it makes a table of versions beside that of every class with `__versioned__`,
/// once all are mapped, which is not followed.
enum ContinuumModule: StandInModule {
  static let name = "sqlalchemy_continuum"

  static func populate(_ module: ModuleObject, _ interpreter: Interpreter) {
    interpreter.addFunction("make_versioned", to: module) {
      (interpreter, _, _) throws(Interruption) -> Value in
      let library = SQLAlchemyLibrary.of(interpreter)
      library.versioning =
        library.versioning
        ?? Unknown(
          .unsupported, "sqlalchemy_continuum makes tables of versions", interpreter.currentPlace)
      return .none
    }
  }
}
