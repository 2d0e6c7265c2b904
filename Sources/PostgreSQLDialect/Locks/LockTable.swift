import Schema

/// Which locks each operation takes on PostgreSQL 12 to 18.
///
/// Sources: the documentation of each command, `AlterTableGetLockLevel` and the comments on locks in
/// `tablecmds.c`, `indexcmds.c` and `typecmds.c`; held against `pg_locks` of a real server by
/// `LockTableTests`. What an operation makes is not listed: nobody else sees it yet.
public struct LockTable: Sendable {
  /// The major version of PostgreSQL.
  public let version: Int

  /// The table of a version.
  public init(version: Int) { self.version = version }

  /// The locks of one statement that is read as several operations.
  public func locks(of operations: [MigrationOperation], in schema: Schema) -> StatementLocks {
    var all = StatementLocks()
    for operation in operations { all.formUnion(locks(of: operation, in: schema)) }
    return all
  }

  /// The locks of `operation`, run where the database has `schema`.
  public func locks(of operation: MigrationOperation, in schema: Schema) -> StatementLocks {
    var locks = LockFinder(schema: schema, version: version)
    locks.find(operation)
    return locks.result
  }
}

/// The locks of one operation, as they are found.
struct LockFinder {
  let schema: Schema
  let version: Int
  var result = StatementLocks()

  /// Adds a lock on a relation that existed before.
  mutating func lock(
    _ relation: QualifiedName, _ mode: LockMode, _ work: TableWork = .none,
    isCertain: Bool = true
  ) {
    let name = schema.canonical(relation)
    result.add(RelationLock(name, mode, work: work, isWorkCertain: isCertain))
  }

  mutating func find(_ operation: MigrationOperation) {
    switch operation {
    case .createTable(let operation): find(operation)
    case .dropTable(let operation): dropTable(operation.name, cascade: operation.cascade)
    case .renameTable(let operation): lock(operation.name, .accessExclusive)
    case .alterTable(let operation): find(operation)
    case .addColumn(let operation): find(operation)
    case .dropColumn(let operation): find(operation)
    case .alterColumn(let operation): find(operation)
    case .addConstraint(let operation): find(operation)
    case .dropConstraint(let operation): find(operation)
    case .alterConstraint(let operation): find(operation)
    case .createIndex(let operation):
      lock(
        operation.table, operation.concurrently ? .shareUpdateExclusive : .share, .scan)
      if operation.concurrently { result.isAllowedInTransaction = false }
    case .dropIndex(let operation): find(operation)
    case .alterIndex(let operation):
      lock(operation.name, .shareUpdateExclusive)
    case .createType, .alterEnum, .createSequence, .createRoutine, .createExtension,
      .createNamespace, .session, .transaction:
      break
    case .alterComposite: break
    case .alterDomain(let operation):
      if operation.nullable == false { lockUsers(ofDomain: operation.name) }
    case .alterSequence(let operation): lock(operation.name, .shareRowExclusive)
    case .createView(let operation):
      for table in operation.view.references { lock(table, .accessShare) }
      if schema.view(operation.view.name) != nil { lock(operation.view.name, .accessExclusive) }
    case .createTrigger(let operation): lock(operation.table, .shareRowExclusive)
    case .createPolicy(let operation): lock(operation.table, .accessExclusive)
    case .alterPolicy(let operation): lock(operation.table, .accessExclusive)
    case .createStatistics(let operation):
      lock(operation.statistics.table, .shareUpdateExclusive)
    case .createOther(let operation): find(operation)
    case .alterOther: result.isComplete = false
    case .dropObject(let operation): find(operation)
    case .renameObject(let operation): rename(operation.target)
    case .setObjectSchema(let operation): alter(operation.target)
    case .changeOwner(let operation): alter(operation.target)
    case .commentOn(let operation): find(operation)
    case .changePrivileges: break
    case .attachPartition(let operation):
      lock(operation.table, .shareUpdateExclusive)
      lock(operation.partition, .accessExclusive, .scan, isCertain: false)
    case .detachPartition(let operation):
      lock(operation.table, operation.concurrently ? .shareUpdateExclusive : .accessExclusive)
      lock(operation.partition, .accessExclusive)
      if operation.concurrently { result.isAllowedInTransaction = false }
    case .bulkInsert(let operation): lock(operation.table, .rowExclusive)
    case .data(let operation): find(operation)
    case .maintenance(let operation): find(operation)
    case .opaque(let operation):
      result.isComplete = false
      for table in operation.targets where operation.changesSchema {
        lock(table, .accessExclusive, .rewrite, isCertain: false)
      }
    case .batch(let operation):
      lock(operation.table, .accessExclusive, .rewrite)
      for inner in operation.operations { find(inner) }
    }
  }

  /// `DROP TABLE`, which takes the foreign keys of the table and, with `CASCADE`, those that lead to it.
  mutating func dropTable(_ name: QualifiedName, cascade: Bool) {
    guard let table = schema.table(name) else { return lock(name, .accessExclusive) }
    lock(name, .accessExclusive)
    for (_, key) in table.foreignKeys where schema.canonical(key.table) != table.name {
      lock(key.table, .accessExclusive)
    }
    if let partition = table.partitionOf { lock(partition.parent, .accessExclusive) }
    guard cascade else { return }
    for other in schema.tables
    where other.foreignKeys.contains(where: { schema.canonical($0.key.table) == table.name }) {
      lock(other.name, .accessExclusive)
    }
    dropViews(over: table.name)
  }

  /// `CASCADE` takes the views along.
  private mutating func dropViews(over name: QualifiedName) {
    for view in schema.views
    where view.references.contains(where: { schema.canonical($0) == name })
      && result[view.name] == nil
    {
      lock(view.name, .accessExclusive)
      dropViews(over: view.name)
    }
  }

  private mutating func find(_ operation: CreateTable) {
    for constraint in operation.table.constraints {
      guard case .foreignKey(let key) = constraint.rule,
        schema.canonical(key.table) != schema.canonical(operation.table.name)
      else { continue }
      lock(key.table, .shareRowExclusive)
    }
    if let partition = operation.table.partitionOf { lock(partition.parent, .accessExclusive) }
    for parent in operation.table.parents { lock(parent, .shareUpdateExclusive) }
    for like in operation.likes { lock(like.table, .accessShare) }
    for table in operation.query?.references ?? [] { lock(table, .accessShare) }
  }

  private mutating func find(_ operation: AlterTableSetting) {
    switch operation.setting {
    case .parameters, .resetParameters, .clusterOn: lock(operation.table, .shareUpdateExclusive)
    case .tablespace, .persistence, .accessMethod:
      lock(operation.table, .accessExclusive, .rewrite)
    case .trigger: lock(operation.table, .shareRowExclusive)
    case .inherit(let parent, let isAdded):
      lock(operation.table, .accessExclusive)
      lock(parent, isAdded ? .shareUpdateExclusive : .accessShare)
    case .rowSecurity, .forceRowSecurity, .replicaIdentity, .ofType, .rule, .options, .oids:
      lock(operation.table, .accessExclusive)
    }
  }

  private mutating func find(_ operation: DropIndex) {
    if operation.concurrently { result.isAllowedInTransaction = false }
    guard let table = schema.tableOfIndex(operation.name) ?? operation.table else {
      result.isComplete = false
      return
    }
    lock(table, operation.concurrently ? .shareUpdateExclusive : .accessExclusive)
  }

  private mutating func find(_ operation: CommentOn) {
    switch operation.target.kind {
    case .table, .foreignTable, .view, .materializedView, .sequence:
      lock(operation.target.name, .shareUpdateExclusive)
    case .column: lock(operation.target.subject, .shareUpdateExclusive)
    // Comments on what lives inside of a table lock that alone.
    default: break
    }
  }

  private mutating func find(_ operation: DataStatement) {
    let mode: LockMode =
      switch operation.kind {
      case .select: .accessShare
      case .insert, .update, .delete, .merge, .copy: .rowExclusive
      case .truncate: .accessExclusive
      }
    for table in operation.targets {
      lock(table, mode, operation.kind == .truncate ? .rewrite : .none)
    }
    for table in operation.references { lock(table, .accessShare) }
  }
}
