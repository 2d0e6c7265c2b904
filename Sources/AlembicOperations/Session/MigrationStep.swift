import Schema

/// One call of a migration that reaches the database: an operation of `op`, or a statement.
public struct MigrationStep: Sendable {
  /// What `--sql` prints for it: one text for each call of Alembic's `static_output`.
  public var entries: [String]
  /// What it does to the schema, in order.
  public var operations: [PlacedOperation]
  /// The call in the revision file, and whether it happens in every run.
  public var provenance: Provenance
  /// The call in the revision's file that leads to one in a module beside it; nil for its own calls.
  public var origin: FilePlace?
  /// The name of the operation as the program calls it: `create_table`, `execute`.
  public var name: String
  /// False inside of `autocommit_block()`.
  public var runsInTransaction: Bool
  /// Whether only `--sql` prints it: a database is asked first, and has or lacks the thing already.
  public var isSkippedOnline = false

  /// Takes every part as it is given.
  public init(
    name: String, entries: [String], operations: [PlacedOperation],
    provenance: Provenance = .unplaced, runsInTransaction: Bool = true
  ) {
    self.name = name
    self.entries = entries
    self.operations = operations
    self.provenance = provenance
    self.runsInTransaction = runsInTransaction
  }
}
