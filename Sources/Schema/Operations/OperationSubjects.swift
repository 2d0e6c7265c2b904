extension MigrationOperation {
  /// The objects that the operation is about, in its own order: tables first of all, else the type,
  /// sequence, view, function or other object that it names.
  public var subjects: [QualifiedName] {
    switch self {
    case .createTable(let operation): [operation.table.name]
    case .dropTable(let operation): [operation.name]
    case .renameTable(let operation): [operation.name]
    case .alterTable(let operation): [operation.table]
    case .addColumn(let operation): [operation.table]
    case .dropColumn(let operation): [operation.table]
    case .alterColumn(let operation): [operation.table]
    case .addConstraint(let operation): [operation.table]
    case .dropConstraint(let operation): [operation.table]
    case .alterConstraint(let operation): [operation.table]
    case .createIndex(let operation): [operation.table]
    case .dropIndex(let operation): [operation.name]
    case .alterIndex(let operation): [operation.name]
    case .createType(let operation): [operation.type.name]
    case .alterEnum(let operation): [operation.name]
    case .alterComposite(let operation): [operation.name]
    case .alterDomain(let operation): [operation.name]
    case .createSequence(let operation): [operation.sequence.name]
    case .alterSequence(let operation): [operation.name]
    case .createView(let operation): [operation.view.name]
    case .createRoutine(let operation): [operation.routine.name]
    case .createTrigger(let operation): [operation.table]
    case .createExtension(let operation): [QualifiedName(operation.extension.name)]
    case .createNamespace(let operation): [QualifiedName(operation.namespace.name)]
    case .createPolicy(let operation): [operation.table]
    case .alterPolicy(let operation): [operation.table]
    case .createStatistics(let operation): [operation.statistics.table]
    case .createOther(let operation): [operation.table ?? operation.object.name]
    case .alterOther(let operation): [operation.target.subject]
    case .dropObject(let operation): [operation.target.subject]
    case .renameObject(let operation): [operation.target.subject]
    case .setObjectSchema(let operation): [operation.target.subject]
    case .changeOwner(let operation): [operation.target.subject]
    case .commentOn(let operation): [operation.target.subject]
    case .changePrivileges(let operation): operation.targets
    case .attachPartition(let operation): [operation.table]
    case .detachPartition(let operation): [operation.table]
    case .bulkInsert(let operation): [operation.table]
    case .data(let operation): operation.targets
    case .session: []
    case .transaction: []
    case .maintenance(let operation): operation.targets.map(\.name)
    case .opaque(let operation): operation.targets
    case .batch(let operation): [operation.table]
    }
  }
}

extension ObjectReference {
  /// The table for what lives inside one, else the object itself.
  public var subject: QualifiedName { table ?? name }
}
