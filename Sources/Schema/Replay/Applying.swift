extension Schema {
  /// The schema after `operation`.
  ///
  /// - Throws: `SchemaFailure` when PostgreSQL would have refused; this schema stays what it is, as
  ///   a database would.
  public func applying(
    _ operation: MigrationOperation, provenance: Provenance = .unplaced
  ) throws(SchemaFailure) -> Schema {
    var replay = Replay(schema: self, provenance: provenance)
    try replay.apply(operation)
    return replay.schema
  }

  /// The schema after `operation`; what it makes has the operation's place.
  ///
  /// - Throws: `SchemaFailure` when PostgreSQL would have refused.
  public func applying(_ operation: PlacedOperation) throws(SchemaFailure) -> Schema {
    try applying(operation.operation, provenance: operation.provenance)
  }

  /// The schema after the operations of one statement, all of them or none.
  ///
  /// - Throws: `SchemaFailure` of the first that PostgreSQL would have refused.
  public func applying(
    _ operations: [MigrationOperation], provenance: Provenance = .unplaced
  ) throws(SchemaFailure) -> Schema {
    var replay = Replay(schema: self, provenance: provenance)
    for operation in operations { try replay.apply(operation) }
    return replay.schema
  }
}

/// A schema while one operation changes it.
struct Replay {
  var schema: Schema
  /// Where the operation stands: the place of everything that it makes without a place of its own.
  let provenance: Provenance

  mutating func apply(_ operation: MigrationOperation) throws(SchemaFailure) {
    switch operation {
    case .createTable(let operation): try create(operation)
    case .dropTable(let operation): try drop(operation)
    case .renameTable(let operation): try rename(operation)
    case .alterTable(let operation): try alter(operation)
    case .addColumn(let operation): try add(operation)
    case .dropColumn(let operation): try drop(operation)
    case .alterColumn(let operation): try alter(operation)
    case .addConstraint(let operation): try add(operation)
    case .dropConstraint(let operation): try drop(operation)
    case .alterConstraint(let operation): try alter(operation)
    case .createIndex(let operation): try create(operation)
    case .dropIndex(let operation): try drop(operation)
    case .alterIndex(let operation): try requireIndex(operation.name)
    case .createType(let operation): try create(operation)
    case .alterEnum(let operation): try alter(operation)
    case .alterComposite(let operation): try alter(operation)
    case .alterDomain(let operation): try alter(operation)
    case .createSequence(let operation): try create(operation)
    case .alterSequence(let operation): try alter(operation)
    case .createView(let operation): try create(operation)
    case .createRoutine(let operation): try create(operation)
    case .createTrigger(let operation): try create(operation)
    case .createExtension(let operation): try create(operation)
    case .createNamespace(let operation): try create(operation)
    case .createPolicy(let operation): try create(operation)
    case .alterPolicy(let operation): try alter(operation)
    case .createStatistics(let operation): try create(operation)
    case .createOther(let operation): try create(operation)
    case .dropObject(let operation): try drop(operation)
    case .renameObject(let operation): try rename(operation)
    case .setObjectSchema(let operation): try move(operation)
    case .changeOwner(let operation): changeOwner(operation)
    case .commentOn(let operation): try comment(operation)
    case .attachPartition(let operation): try attach(operation)
    case .detachPartition(let operation): try detach(operation)
    case .bulkInsert(let operation): try write(to: [operation.table], columns: operation.columns)
    case .data(let operation): try touch(operation)
    case .opaque(let operation): doubt(operation)
    case .batch(let operation):
      for inner in operation.operations { try apply(inner) }
    case .alterOther, .changePrivileges, .session, .transaction, .maintenance: break
    }
  }

  /// `own` when it says where, else the operation's place.
  func placed(_ own: Provenance) -> Provenance {
    own.place == nil && own.standing.isKnown ? provenance : own
  }
}
