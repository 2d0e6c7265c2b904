import AlembicHistory
import AlembicOperations
import SQLAlchemy
import Schema

/// The lines around the statements of migrations that Alembic's `--sql` prints: transactions, the
/// version table, and which revision runs.
///
/// Source: `runtime/migration.py`, `MigrationContext.run_migrations` and `begin_transaction`.
public struct OfflineScript: Sendable {
  /// One text that Alembic prints at once, and the step that asks for it.
  public struct Entry: Sendable {
    /// The text.
    public var text: String
    /// The revision that runs; nil for the transaction around all.
    public var revision: String?
    /// The step among the revision's; nil for what Alembic itself adds.
    public var step: Int?
  }

  /// The entries in order.
  public private(set) var entries: [Entry] = []
  private let options: SessionOptions
  private let graph: RevisionGraph
  private var heads: Set<String>

  /// A script that begins where the version table has these rows.
  public init(_ graph: RevisionGraph, options: SessionOptions, heads: Set<String>) {
    self.graph = graph
    self.options = options
    self.heads = heads
    if wrapsAll { add("BEGIN;") }
  }

  private var wrapsAll: Bool { options.isTransactionalDDL && !options.isTransactionPerMigration }
  private var wrapsEach: Bool { options.isTransactionalDDL && options.isTransactionPerMigration }

  /// Adds a revision.
  ///
  /// - Throws: `AlembicFailure` where Alembic's own assertions end the run.
  public mutating func add(
    _ revision: Int, isUpgrade: Bool, _ run: RevisionRun
  ) throws(AlembicFailure) {
    let id = graph.revisions[revision].id
    if wrapsEach { add("BEGIN;", id) }
    if heads.isEmpty { add(versionTable, id) }
    let parents = graph.writtenParents(of: revision)
    let line = isUpgrade ? "upgrade \(parents) -> \(id)" : "downgrade \(id) -> \(parents)"
    add("-- Running " + line, id)
    for (index, step) in run.printedSteps.enumerated() {
      for text in step.entries {
        entries.append(Entry(text: text, revision: id, step: index))
      }
    }
    for change in try graph.versionTableChanges(
      running: revision, isUpgrade: isUpgrade, heads: &heads)
    {
      add(statement(change), id)
    }
    if wrapsEach { add("COMMIT;", id) }
  }

  /// Ends the script, and gives what Alembic prints.
  public mutating func finish() -> String {
    if wrapsAll { add("COMMIT;") }
    return text
  }

  /// What Alembic has printed so far.
  var text: String { entries.map { $0.text + "\n\n" }.joined() }

  private mutating func add(_ text: String, _ revision: String? = nil) {
    entries.append(Entry(text: text, revision: revision, step: nil))
  }

  private var name: String {
    let schema = options.versionTableSchema.map { SQLAlchemyIdentifier.written($0) + "." } ?? ""
    return schema + SQLAlchemyIdentifier.written(options.versionTable)
  }

  private var versionTable: String {
    """
    CREATE TABLE \(name) (
        version_num VARCHAR(32) NOT NULL, 
        CONSTRAINT \(SQLAlchemyIdentifier.written(options.versionTable + "_pkc")) PRIMARY KEY (version_num)
    );
    """
  }

  private func statement(_ change: VersionTableChange) -> String {
    switch change {
    case .insert(let id):
      "INSERT INTO \(name) (version_num) VALUES ('\(id)') RETURNING \(name).version_num;"
    case .delete(let id):
      "DELETE FROM \(name) WHERE \(name).version_num = '\(id)';"
    case .update(let old, let new):
      "UPDATE \(name) SET version_num='\(new)' WHERE \(name).version_num = '\(old)';"
    }
  }
}
