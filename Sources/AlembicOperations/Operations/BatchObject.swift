import PythonInterpreter
import Schema

/// `op.batch_alter_table(…)`: what is asked of one table, done when the block ends.
final class BatchObject: MethodObject, DatabaseAccess {
  /// The table.
  let table: QualifiedName
  private var steps: [MigrationStep] = []

  init(_ table: QualifiedName) { self.table = table }

  override var typeName: String { "BatchOperations" }

  /// Keeps a step until the block ends.
  func add(_ step: MigrationStep) { steps.append(step) }

  override func enter(_ interpreter: Interpreter) throws(Interruption) -> Value? { .host(self) }
}
