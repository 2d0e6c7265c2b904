/// A sequence: `CREATE SEQUENCE`, or what `serial` and identity columns bring with them.
public struct DatabaseSequence: Sendable, Hashable {
  /// Its name; sequences share the namespace of tables and indexes.
  public var name: QualifiedName
  /// What was said about its numbers.
  public var options: SequenceOptions
  /// The column that it is dropped with (`OWNED BY`).
  public var owner: ColumnReference?
  /// Whether an identity column keeps it: it cannot be dropped on its own.
  public var isInternal: Bool
  /// `TEMPORARY`.
  public var isTemporary: Bool
  /// `COMMENT ON SEQUENCE`.
  public var comment: String?
  /// Where it was read.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: QualifiedName, options: SequenceOptions = SequenceOptions(),
    owner: ColumnReference? = nil, isInternal: Bool = false, isTemporary: Bool = false,
    comment: String? = nil, provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.options = options
    self.owner = owner
    self.isInternal = isInternal
    self.isTemporary = isTemporary
    self.comment = comment
    self.provenance = provenance
  }
}

/// A column of a table.
public struct ColumnReference: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// The column's name.
  public var column: String

  /// Takes every part as it is given.
  public init(table: QualifiedName, column: String) {
    self.table = table
    self.column = column
  }
}
