/// One file in which the working tree differs from a commit.
public struct WorkTreeChange: Sendable, Hashable {
  /// How it differs.
  public enum Kind: String, Sendable {
    /// The commit does not have it; it may be staged or not.
    case added
    /// Its contents differ, line ends apart.
    case modified
    /// The working tree does not have it.
    case deleted
  }

  /// Where it lies, relative to the working tree.
  public let path: String
  /// How it differs.
  public let kind: Kind
  /// What the commit has there; nil for an added file.
  public let committed: ObjectID?
}
