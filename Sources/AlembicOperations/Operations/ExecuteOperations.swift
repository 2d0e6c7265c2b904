import PythonInterpreter
import SQLAlchemy

extension OperationFunction {
  /// The operations that send SQL.
  static let execution: [OperationFunction] = [
    OperationFunction("execute", ["sqltext"]) { (call) throws(OperationStop) in
      do throws(OperationStop) {
        try call.record(call.statement("sqltext"))
      } catch {
        guard case .unknown(let unknown) = error else { throw error }
        try call.attempt { () throws(Interruption) in
          try call.recordUnknownStatement(unknown, "sqltext")
        }
      }
      return .none
    },
    OperationFunction("get_bind", []) { (call) throws(OperationStop) in
      .host(ConnectionObject())
    },
    OperationFunction("inline_literal", ["value", "type_"]) { (call) throws(OperationStop) in
      call["value"] ?? .none
    },
    OperationFunction("f", ["name"]) { (call) throws(OperationStop) in
      guard let name = call["name"] else { return .none }
      return try call.attempt { () throws(Interruption) in
        try call.interpreter.finalName(name)
      }
    },
  ]
}
