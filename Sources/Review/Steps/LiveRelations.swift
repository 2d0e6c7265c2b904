import PostgreSQLDialect
import Schema

/// What others, who use the database meanwhile, notice of a step.
extension ReviewStep {
  /// The locks from `mode` on, on relations that are older than the revision; none of what could not
  /// be read.
  func locks(atLeast mode: LockMode) -> [RelationLock] {
    if case .opaque = operation { return [] }
    return locks.relations.filter { $0.mode >= mode && isShared($0.relation) }
  }

  /// Whether the step changes more than rows and settings.
  var isSchemaChange: Bool { operation.isSchemaChange }

  /// The statement about rows, where it writes to a table that is older than the revision.
  var write: DataStatement? {
    guard case .data(let statement) = operation, statement.kind != .select,
      statement.targets.contains(where: isShared)
    else { return nil }
    return statement
  }

  /// The tables older than the revision whose rows the step writes.
  var writtenTables: [QualifiedName] {
    switch operation {
    case .data(let statement) where statement.kind != .select:
      statement.targets.filter(isShared)
    case .bulkInsert(let insert): [insert.table].filter(isShared)
    default: []
    }
  }

  /// Whether a relation is older than the revision and no temporary table.
  private func isShared(_ relation: QualifiedName) -> Bool {
    !isNew(relation) && before.table(relation)?.persistence != .temporary
      && before.sequence(relation) == nil
  }

  /// What the step is in words: `op.add_column()`, `CREATE TRIGGER`.
  var title: String {
    guard let statement else { return "op.\(name)()" }
    let words = statement.split(whereSeparator: \.isWhitespace).prefix(3)
    // Only these say with their second word what they are about.
    let first = words.first?.uppercased() ?? ""
    let count = ["CREATE", "ALTER", "DROP", "REFRESH", "COMMENT", "LOCK"].contains(first) ? 2 : 1
    let command = words.prefix { word in word.allSatisfy { $0.isLetter } }.prefix(count)
    return command.isEmpty ? "the statement" : command.joined(separator: " ").uppercased()
  }
}

extension MigrationOperation {
  /// Whether it changes more than rows and settings.
  var isSchemaChange: Bool {
    switch self {
    case .bulkInsert, .data, .session, .transaction, .maintenance: false
    case .opaque(let statement): statement.changesSchema
    default: true
    }
  }

  /// Whether it asks first whether its object is there: `IF EXISTS`, `IF NOT EXISTS`.
  var asksWhetherItExists: Bool {
    switch self {
    case .createTable(let operation): operation.ifNotExists
    case .dropTable(let operation): operation.ifExists
    case .addColumn(let operation): operation.ifNotExists
    case .dropColumn(let operation): operation.ifExists
    case .createIndex(let operation): operation.ifNotExists
    case .dropIndex(let operation): operation.ifExists
    case .dropConstraint(let operation): operation.ifExists
    case .createSequence(let operation): operation.ifNotExists
    case .createNamespace(let operation): operation.ifNotExists
    case .dropObject(let operation): operation.ifExists
    default: false
    }
  }

  /// Whether it does no harm, and does not fail, where it was done already.
  var isRepeatable: Bool {
    switch self {
    case .createType(let operation): operation.ifNotExists
    case .alterEnum(let operation):
      if case .addValue(_, ifNotExists: let ifNotExists, _) = operation.change {
        ifNotExists
      } else {
        false
      }
    case .createView(let operation): operation.orReplace || operation.ifNotExists
    case .createRoutine(let operation): operation.orReplace
    case .createTrigger(let operation): operation.orReplace
    case .createExtension(let operation): operation.ifNotExists
    case .createStatistics(let operation): operation.ifNotExists
    case .alterColumn(let operation): operation.newName == nil
    case .alterConstraint, .alterTable, .alterSequence, .commentOn, .changeOwner,
      .changePrivileges:
      true
    case .data(let statement): statement.kind != .insert && statement.kind != .copy
    case .session, .maintenance, .transaction: true
    default: asksWhetherItExists
    }
  }
}
