import AlembicOperations
import Schema

/// One revision of a replayed history.
public struct ReplayedRevision: Sendable {
  /// Its id.
  public var revision: String
  /// Its file as messages show it.
  public var file: String
  /// The schema before.
  public var before: Schema
  /// What it does; `run.schema` is the schema after.
  public var run: RevisionRun

  /// Takes every part as it is given.
  public init(revision: String, file: String, before: Schema, run: RevisionRun) {
    self.revision = revision
    self.file = file
    self.before = before
    self.run = run
  }
}
