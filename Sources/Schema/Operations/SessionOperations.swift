/// `SET`, `RESET`, `SHOW`, `DISCARD`.
public struct SessionSetting: Sendable, Hashable {
  /// `SET`, `RESET`, `SHOW`, `DISCARD` or `SET CONSTRAINTS`.
  public var command: String
  /// The parameter in small letters; nil for `ALL` and for forms without one.
  public var name: String?
  /// The value as it was written.
  public var value: String?
  /// `SET LOCAL`: until the transaction ends.
  public var isLocal: Bool

  /// Takes every part as it is given.
  public init(command: String, name: String?, value: String? = nil, isLocal: Bool = false) {
    self.command = command
    self.name = name
    self.value = value
    self.isLocal = isLocal
  }
}

/// `BEGIN`, `COMMIT`, `ROLLBACK`, savepoints, two-phase commit.
public struct TransactionControl: Sendable, Hashable {
  /// The command's first word or words in capitals: `ROLLBACK TO SAVEPOINT`.
  public var command: String
  /// The savepoint or transaction.
  public var name: String?

  /// Takes every part as it is given.
  public init(command: String, name: String? = nil) {
    self.command = command
    self.name = name
  }
}

/// `VACUUM`, `ANALYZE`, `REINDEX`, `CLUSTER`, `REFRESH MATERIALIZED VIEW`, `LOCK`, `CHECKPOINT`.
public struct Maintenance: Sendable, Hashable {
  /// The command in capitals.
  public var command: String
  /// What it works on; empty for everything.
  public var targets: [ObjectReference]
  /// Words beside it, in capitals: `FULL`, `CONCURRENTLY`, a lock mode.
  public var options: [String]

  /// Takes every part as it is given.
  public init(command: String, targets: [ObjectReference] = [], options: [String] = []) {
    self.command = command
    self.targets = targets
    self.options = options
  }
}

/// A statement that is kept as it is, because its effect could not be read.
public struct OpaqueStatement: Sendable, Hashable {
  /// The command in capitals: `DO`, `CALL`, or the first word.
  public var kind: String
  /// The statement as it was written.
  public var text: String
  /// Tables that it certainly names.
  public var targets: [QualifiedName]
  /// Why it could not be read, or what it may do.
  public var reason: String
  /// False when its text shows that it changes no object.
  public var changesSchema: Bool

  /// Takes every part as it is given.
  public init(
    kind: String, text: String, targets: [QualifiedName] = [], reason: String,
    changesSchema: Bool = true
  ) {
    self.kind = kind
    self.text = text
    self.targets = targets
    self.reason = reason
    self.changesSchema = changesSchema
  }
}

/// `op.batch_alter_table` with `recreate="always"`: the table is copied, even on PostgreSQL.
public struct BatchAlterTable: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// What happens to it on the way.
  public var operations: [MigrationOperation]

  /// Takes every part as it is given.
  public init(table: QualifiedName, operations: [MigrationOperation]) {
    self.table = table
    self.operations = operations
  }
}
