import PythonInterpreter

/// The stand-ins for Alembic's modules, for `InterpreterOptions.standIns`.
public enum AlembicStandIns {
  /// All of them.
  public static let modules: [any StandInModule.Type] = [OperationsModule.self]
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
  }
}

extension OperationFunction {
  /// All operations.
  static let all: [OperationFunction] = execution
}
