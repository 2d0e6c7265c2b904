import SystemPackage

/// What is to be reviewed.
public struct ReviewRequest: Sendable {
  /// Revisions as Alembic takes them (ids, also partial, `head`, ranges `a:b`), or paths of their files;
  /// empty for what `applied_ref` lacks, and for the heads where git does not tell.
  public var targets: [String] = []
  /// The text of a revision that is not saved, in place of its file or beside the files.
  public var source: String?
  /// A branch, tag or commit: what it lacks is reviewed when no targets are named.
  public var since: String?

  /// What `applied_ref` lacks.
  public init() {}

  /// These revisions, ranges or files.
  public init(_ targets: [String], source: String? = nil) {
    self.targets = targets
    self.source = source
  }
}
