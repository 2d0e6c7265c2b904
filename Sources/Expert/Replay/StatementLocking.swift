import PostgreSQLDialect
import Schema

/// Follows the schema through the statements of a run, to tell the lock that each takes.
struct StatementLocking {
  private let table: LockTable
  private var schema: Schema
  /// What was made since the transaction began: nobody else can wait for it.
  private var fresh: Set<QualifiedName> = []

  init(version: Int, schema: Schema) {
    table = LockTable(version: version)
    self.schema = schema
  }

  /// The schema before the next statement, as the replay tells it.
  mutating func start(from schema: Schema) { self.schema = schema }

  /// What was made is committed, and others see it.
  mutating func commit() { fresh = [] }

  /// The locks of the statements in `sql`, after which the schema is what they make of it.
  mutating func locks(of sql: String) -> StatementLocks {
    var all = StatementLocks()
    for statement in ReadStatement.all(in: sql) {
      let locks = table.locks(of: statement.operations, in: schema)
      let seen = locks.relations.filter { !fresh.contains($0.relation) }
      all.formUnion(
        StatementLocks(
          seen, isAllowedInTransaction: locks.isAllowedInTransaction, isComplete: locks.isComplete))
      for operation in statement.operations { note(operation) }
      do throws(SchemaFailure) {
        schema = try schema.applying(statement.operations)
      } catch {
        // The failure is told elsewhere; the next statement meets the schema before it.
        continue
      }
    }
    return all
  }

  private mutating func note(_ operation: MigrationOperation) {
    switch operation {
    case .createTable(let create):
      if schema.relation(create.table.name) == nil {
        fresh.insert(schema.canonical(create.table.name))
      }
    case .createView(let create):
      if schema.relation(create.view.name) == nil {
        fresh.insert(schema.canonical(create.view.name))
      }
    case .createSequence(let create): fresh.insert(schema.canonical(create.sequence.name))
    case .renameTable(let rename) where fresh.contains(schema.canonical(rename.name)):
      let name = schema.canonical(rename.name)
      fresh.insert(QualifiedName(rename.newName, schema: name.schema))
    default: break
    }
  }
}
