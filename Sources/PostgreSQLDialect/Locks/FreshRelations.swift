import Schema

/// The relations that a run has made itself: nobody else holds or waits for a lock on them.
public struct FreshRelations: Sendable {
  /// Their names.
  public private(set) var names: Set<QualifiedName> = []

  /// None yet.
  public init() {}

  /// Whether a relation was made in the run.
  public func contains(_ relation: QualifiedName, in schema: Schema) -> Bool {
    names.contains(schema.canonical(relation))
  }

  /// The locks of what was there before.
  public func others(_ locks: StatementLocks) -> StatementLocks {
    StatementLocks(
      locks.relations.filter { !names.contains($0.relation) },
      isAllowedInTransaction: locks.isAllowedInTransaction, isComplete: locks.isComplete)
  }

  /// Notes what an operation makes where the database has `schema`.
  public mutating func note(_ operation: MigrationOperation, in schema: Schema) {
    switch operation {
    case .createTable(let create):
      if schema.relation(create.table.name) == nil {
        names.insert(schema.canonical(create.table.name))
      }
    case .createView(let create):
      if schema.relation(create.view.name) == nil {
        names.insert(schema.canonical(create.view.name))
      }
    case .createSequence(let create): names.insert(schema.canonical(create.sequence.name))
    case .renameTable(let rename) where contains(rename.name, in: schema):
      let name = schema.canonical(rename.name)
      names.insert(QualifiedName(rename.newName, schema: name.schema))
    default: break
    }
  }
}
