import PythonInterpreter
import Schema

/// An operation of `alembic.op`.
struct OperationFunction: Sendable {
  /// What it does.
  typealias Body = @Sendable (OperationCall) throws(OperationStop) -> Value

  /// The name under which programs call it.
  let name: String
  /// The parameters that may be positional, in order.
  let parameters: [String]
  /// The parameters that name its table and the table's schema.
  let table: (name: String, schema: String)
  /// What it does.
  let body: Body

  init(
    _ name: String, _ parameters: [String], table: (String, String) = ("table_name", "schema"),
    _ body: @escaping Body
  ) {
    self.name = name
    self.parameters = parameters
    self.table = table
    self.body = body
  }

  /// Calls the operation; one whose arguments are not known changes its table in an unknown way.
  func call(
    _ arguments: CallArguments, _ interpreter: Interpreter, batch: BatchObject? = nil,
    parameters: [String]? = nil
  ) throws(Interruption) -> Value {
    let call = OperationCall(
      name: name, arguments: arguments, parameters: parameters ?? self.parameters,
      interpreter: interpreter,
      session: MigrationSession.of(interpreter), batch: batch)
    do throws(OperationStop) {
      return try body(call)
    } catch {
      switch error {
      case .interrupted(let interruption): throw interruption
      case .unknown(let unknown):
        try call.recordUnknown(unknown, tables: tables(of: call))
        return .unknown(unknown)
      }
    }
  }

  private func tables(of call: OperationCall) -> [QualifiedName] {
    if let batch = call.batch { return [batch.table] }
    guard let name = call[table.name]?.text else { return [] }
    if let schema = call.given(table.schema) {
      guard let text = schema.text else { return [] }
      return [QualifiedName(name, schema: text)]
    }
    return [QualifiedName(name)]
  }
}
