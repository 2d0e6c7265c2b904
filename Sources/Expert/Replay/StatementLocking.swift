import PostgreSQLDialect
import Schema

/// Follows the schema through the statements of a run, to tell the lock that each takes.
struct StatementLocking {
  private let table: LockTable
  private var schema: Schema
  /// What was made since the transaction began: nobody else can wait for it.
  private var fresh = FreshRelations()

  init(version: Int, schema: Schema) {
    table = LockTable(version: version)
    self.schema = schema
  }

  /// The schema before the next statement, as the replay tells it.
  mutating func start(from schema: Schema) { self.schema = schema }

  /// What was made is committed, and others see it.
  mutating func commit() { fresh = FreshRelations() }

  /// The locks of the statements in `sql`, after which the schema is what they make of it.
  mutating func locks(of sql: String) -> StatementLocks {
    var all = StatementLocks()
    for statement in ReadStatement.all(in: sql) {
      let locks = table.locks(of: statement.operations, in: schema)
      all.formUnion(fresh.others(locks))
      for operation in statement.operations { fresh.note(operation, in: schema) }
      do throws(SchemaFailure) {
        schema = try schema.applying(statement.operations)
      } catch {
        // The failure is told elsewhere; the next statement meets the schema before it.
        continue
      }
    }
    return all
  }
}
