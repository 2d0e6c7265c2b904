import SystemPackage

/// What is to be reviewed.
public struct ReviewRequest: Sendable {
  /// Revisions as Alembic takes them (ids, also partial, `head`, ranges `a:b`), or paths of their files;
  /// empty for the heads.
  public var targets: [String] = []
  /// The text of a revision that is not saved, in place of its file or beside the files.
  public var source: String?

  /// The heads.
  public init() {}

  /// These revisions, ranges or files.
  public init(_ targets: [String], source: String? = nil) {
    self.targets = targets
    self.source = source
  }
}
