import PythonInterpreter
import SQLAlchemy
import Schema

/// `op.batch_alter_table(…)`: what is asked of one table, done when the block ends.
final class BatchObject: MethodObject, DatabaseAccess {
  /// The table.
  let table: QualifiedName
  /// `recreate="always"`: the table is copied.
  private let isRecreated: Bool
  private var steps: [MigrationStep] = []
  /// How many decisions were open when the block began: what hangs on a later one cannot wait.
  private var openDecisions = 0

  init(_ table: QualifiedName, isRecreated: Bool, _ interpreter: Interpreter) {
    self.table = table
    self.isRecreated = isRecreated
    openDecisions = interpreter.pendingDecisions.count
  }

  override var typeName: String { "BatchOperations" }

  /// Keeps a step until the block ends.
  func add(_ step: MigrationStep, _ interpreter: Interpreter) throws(Interruption) {
    steps.append(step)
    if interpreter.pendingDecisions.count != openDecisions { try flush(interpreter) }
  }

  private func flush(_ interpreter: Interpreter) throws(Interruption) {
    let session = MigrationSession.of(interpreter)
    let waiting = steps
    steps = []
    for step in waiting { try session.record(step, interpreter) }
  }

  override func enter(_ interpreter: Interpreter) throws(Interruption) -> Value? { .host(self) }

  override func exit(
    _ exception: RaisedException?, _ interpreter: Interpreter
  ) throws(Interruption) -> Bool {
    if exception == nil { try flush(interpreter) }
    steps = []
    return false
  }

  override func property(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "migration_context": .host(MigrationContextObject())
    case "impl": .host(ImplementationObject())
    default: nil
    }
  }

  override func method(_ name: String) -> Method? {
    if let parameters = Self.parameters[name], let function = OperationFunction.named(name) {
      return { (interpreter, arguments) throws(Interruption) in
        try function.call(
          arguments, interpreter, batch: self, parameters: parameters)
      }
    }
    return OperationFunction.method(name)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    if let known = try super.attribute(name, interpreter) { return known }
    return try MigrationSession.of(interpreter).unknownOperation(name, table: table, interpreter)
  }

  /// The parameters of an operation where the table is left out.
  private static let parameters: [String: [String]] = [
    "add_column": ["column"],
    "drop_column": ["column_name"],
    "alter_column": ["column_name"],
    "create_index": ["index_name", "columns"],
    "drop_index": ["index_name"],
    "create_primary_key": ["constraint_name", "columns"],
    "create_unique_constraint": ["constraint_name", "columns"],
    "create_check_constraint": ["constraint_name", "condition"],
    "create_foreign_key": [
      "constraint_name", "referent_table", "local_cols", "remote_cols",
    ],
    "create_exclude_constraint": ["constraint_name", "*elements"],
    "drop_constraint": ["constraint_name", "type_"],
    "create_table_comment": ["comment"],
    "drop_table_comment": [],
  ]
}

extension OperationFunction {
  /// `batch_alter_table`.
  static let batches: [OperationFunction] = [
    OperationFunction(
      "batch_alter_table",
      [
        "table_name", "schema", "recreate", "partial_reordering", "copy_from", "table_args",
        "table_kwargs", "reflect_args", "reflect_kwargs", "naming_convention",
      ]
    ) { (call) throws(OperationStop) in
      let mode = try call.optionalText("recreate") ?? "auto"
      return .host(
        BatchObject(
          try call.table("table_name"), isRecreated: mode == "always", call.interpreter))
    }
  ]
}
