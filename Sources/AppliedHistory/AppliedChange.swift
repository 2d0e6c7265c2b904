/// What was done to an applied revision, by whomever.
public struct AppliedChange: Sendable, Equatable {
  /// What happened to its file.
  public enum Kind: Sendable, Equatable {
    /// It does not hold what it held when it was applied.
    case edited
    /// It is gone.
    case deleted
    /// It has another name; the one that it had.
    case renamed(from: String)
  }

  /// What happened.
  public let kind: Kind
  /// The file, relative to the project; the one that it was for a deleted one.
  public let file: String
  /// Its id, where it has one that is known.
  public let revision: String?
  /// Why it counts as applied, as the rest of a sentence that begins with "because".
  public let because: String
  /// What differs, as `diff -u` shows it; empty for a mere new name, and where the text that was applied is
  /// nowhere to be read.
  public let diff: String
  /// The first line of the file that differs, from 1; nil where that is not known.
  public let line: Int?
  /// What `down_revision` was and is, where that differs.
  public let reparented: Reparenting?

  /// Another parent.
  public struct Reparenting: Sendable, Equatable {
    /// The parents that were applied.
    public let from: [String]
    /// The parents that it has now.
    public let to: [String]

    /// A move from one set of parents to another.
    public init(from: [String], to: [String]) {
      self.from = from
      self.to = to
    }
  }
}
