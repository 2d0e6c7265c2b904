/// What a piece of migration work changes, in the words of whoever commits it.
public struct HandOver: Sendable {
  /// The type of a conventional commit that migrations have.
  public enum Kind: String, Sendable {
    /// Something new can be stored, or something is stored otherwise.
    case feat
    /// Only what was there is corrected.
    case fix
  }

  /// A file that belongs to the commit.
  public struct File: Sendable, Equatable {
    /// What the file is.
    public enum Role: String, Sendable {
      /// A revision.
      case revision
      /// A model.
      case model
      /// The module whose imports register models.
      case registry
      /// `env.py`, its template, or Alembic's configuration.
      case environment
      /// Anything else that the caller named.
      case other
    }

    /// What happened to it.
    public enum Change: String, Sendable {
      /// `HEAD` does not have it.
      case added
      /// It is not as in `HEAD`.
      case modified
      /// Only `HEAD` has it.
      case deleted
      /// The caller named it, and there is no `HEAD` to compare with.
      case named
    }

    /// Its name: relative to the repository, or to the project where there is none.
    public var path: String
    /// What it is.
    public var role: Role
    /// What happened to it.
    public var change: Change
  }

  /// A revision that belongs to the commit.
  public struct Revision: Sendable, Equatable {
    /// Its id.
    public var revision: String
    /// Its message.
    public var message: String
    /// The revisions that it follows.
    public var parents: [String]
  }

  /// What a commit says.
  public struct Commit: Sendable, Equatable {
    /// The first line: at most 72 characters.
    public var line: String
    /// What follows after an empty line.
    public var body: String
  }

  /// The type.
  public var kind: Kind
  /// The scope of the commit, from the settings; nil for none.
  public var scope: String?
  /// Why, as the rest of a sentence that begins with "because".
  public var reason: String
  /// What changes, and for whom.
  public var description: String
  /// What the revisions do, one thing each.
  public var changes: [String]
  /// The revisions, in the order in which they run.
  public var revisions: [Revision]
  /// The files, revisions first; empty when there is nothing to hand over.
  public var files: [File]
  /// What the commit says.
  public var commit: Commit
  /// What a review says of the revisions, in a line; nil without revisions.
  public var review: String?
  /// Whether the review found an error, or could not read something.
  public var isReviewOpen: Bool
  /// Commands for a person, to be run before the commit.
  public var commands: [String]
  /// The branch that is checked out; nil where none is known.
  public var branch: String?
  /// The project's own instructions for commits.
  public var skill: String?
  /// What a reader must know, in sentences.
  public var notes: [String]
  /// What to do next.
  public var next: String
}
