import AlembicHistory
import AlembicOperations
import MigrationReplay
import Schema
import SchemaText

/// Which revisions are known to the last detail, which are not, and why.
public struct HistoryUnderstanding: Sendable {
  /// What is known of one function of a revision.
  public struct Function: Sendable {
    /// What is not known.
    public var doubts: [SQLPreview.Doubt]
    /// What PostgreSQL would refuse.
    public var failures: [SQLPreview.Failure]

    /// Whether its effect on the schema is known to the last detail.
    public var isUnderstood: Bool { doubts.isEmpty }
  }

  /// One revision.
  public struct Revision: Sendable {
    /// Its id.
    public var revision: String
    /// The first line of its message.
    public var message: String
    /// Its file, relative to the project.
    public var file: String
    /// `upgrade()`.
    public var upgrade: Function
    /// `downgrade()`, run from the schema after `upgrade()`.
    public var downgrade: Function
  }

  /// The revisions in the order of `alembic upgrade heads`.
  public var revisions: [Revision]

  /// How many `upgrade()` are understood.
  public var upgrades: Int { revisions.count { $0.upgrade.isUnderstood } }
  /// How many `downgrade()` are understood.
  public var downgrades: Int { revisions.count { $0.downgrade.isUnderstood } }
}

extension ProjectHistory {
  /// Runs every revision both ways and says what is known of each.
  ///
  /// - Throws: `ExpertFailure` when the history cannot be loaded.
  public func understanding() throws(ExpertFailure) -> HistoryUnderstanding {
    let runs = try replayed { (replay) throws(AlembicFailure) in try replay.eachRevision() }
    let all = runs.flatMap { [$0.upgrade, $0.downgrade] }
    let places = project.places(
      all.flatMap(\.doubts).compactMap(\.place) + all.flatMap(\.failures).compactMap(\.place))
    let messages = messages
    return HistoryUnderstanding(
      revisions: runs.map { run in
        HistoryUnderstanding.Revision(
          revision: run.revision, message: messages[run.revision] ?? "", file: run.file,
          upgrade: Self.function(run.upgrade, run.revision, places),
          downgrade: Self.function(run.downgrade, run.revision, places))
      })
  }

  /// The first line of each revision's message, by its id.
  var messages: [String: String] {
    var messages: [String: String] = [:]
    for record in files.files.compactMap(HistoryRecord.init) {
      messages[record.id] = record.message
    }
    return messages
  }

  private static func function(
    _ run: RevisionRun, _ revision: String, _ places: SchemaPlaces
  ) -> HistoryUnderstanding.Function {
    HistoryUnderstanding.Function(
      doubts: run.doubts.map { SQLPreview.Doubt($0, revision: revision, places) },
      failures: run.failures.map { SQLPreview.Failure($0, revision: revision, places) })
  }
}

extension SQLPreview.Doubt {
  /// A doubt of a run with its place in words.
  init(_ doubt: MigrationDoubt, revision: String, _ places: SchemaPlaces) {
    self.init(
      revision: revision, reason: doubt.reason, place: doubt.place.map(places.finding),
      tables: doubt.tables.map(\.plain), dependsOnData: doubt.dependsOnData)
  }
}

extension SQLPreview.Failure {
  /// A failure of a run with its place in words.
  init(_ failure: MigrationFailure, revision: String, _ places: SchemaPlaces) {
    self.init(
      revision: revision, code: failure.code, message: failure.message,
      place: failure.place.map(places.finding))
  }
}
