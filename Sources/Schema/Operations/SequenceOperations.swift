/// `CREATE SEQUENCE`.
public struct CreateSequence: Sendable, Hashable {
  /// The sequence.
  public var sequence: DatabaseSequence
  /// `IF NOT EXISTS`.
  public var ifNotExists: Bool

  /// Takes every part as it is given.
  public init(sequence: DatabaseSequence, ifNotExists: Bool = false) {
    self.sequence = sequence
    self.ifNotExists = ifNotExists
  }
}

/// `ALTER SEQUENCE` with options.
public struct AlterSequence: Sendable, Hashable {
  /// The sequence.
  public var name: QualifiedName
  /// The options that were said.
  public var options: SequenceOptions
  /// `RESTART [WITH n]`; `drop` stands for a restart without a number.
  public var restart: Change<Int64>
  /// `OWNED BY`; `drop` for `OWNED BY NONE`.
  public var owner: Change<ColumnReference>
  /// `IF EXISTS`.
  public var ifExists: Bool

  /// Takes every part as it is given.
  public init(
    name: QualifiedName, options: SequenceOptions = SequenceOptions(),
    restart: Change<Int64> = .keep, owner: Change<ColumnReference> = .keep, ifExists: Bool = false
  ) {
    self.name = name
    self.options = options
    self.restart = restart
    self.owner = owner
    self.ifExists = ifExists
  }
}
