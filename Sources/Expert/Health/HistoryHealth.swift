import Review

/// The answer of `check_heads`: the state of a revision history, and whether it is safe to add to it.
///
/// File names are relative to the project's folder, lines and columns count from 1.
public struct HistoryHealth: Sendable, Equatable {
  /// Which project was read, and how.
  public struct Project: Sendable, Equatable {
    /// The project's folder.
    public var directory: String
    /// The ini or toml file with Alembic's settings; nil when the script folder was given directly.
    public var config: String?
    /// The section of the ini file (`-n/--name`).
    public var section: String
    /// Other sections of the ini file that name a script folder.
    public var otherSections: [String]
    /// `script_location`, resolved.
    public var scriptLocation: String
    /// The folders with revision files.
    public var versionLocations: [String]
    /// What stands before every Alembic command, such as `poetry run`; empty for none.
    public var runner: String
  }

  /// How many of each.
  public struct Counts: Sendable, Equatable {
    /// Revision files that were read.
    public var revisions: Int
    /// Revisions that no other names as `down_revision`.
    public var heads: Int
    /// Revisions without a `down_revision`.
    public var bases: Int
    /// Revisions with more than one child.
    public var branchPoints: Int
    /// Revisions with more than one parent.
    public var mergePoints: Int
    /// Python files in the version folders that are no revision.
    public var otherFiles: Int
  }

  /// One revision, named with its message so that nobody has to look an id up.
  public struct Revision: Sendable, Equatable {
    /// The id.
    public var revision: String
    /// The first line of its doc string.
    public var message: String
    /// Its file.
    public var file: String
    /// `down_revision`, in the file's order.
    public var downRevisions: [String]
    /// `depends_on`, in the file's order.
    public var dependsOn: [String]
    /// The branch labels that reach it.
    public var branchLabels: [String]
    /// Revisions that name it as `down_revision`, sorted.
    public var children: [String]
    /// Whether it is a head.
    public var isHead: Bool
    /// `Create Date` of its doc string.
    public var createDate: String?

    /// The id, with the message in brackets where there is one.
    var title: String { message.isEmpty ? revision : "\(revision) (\(message))" }
  }

  /// Whether `alembic revision` would continue one line of history.
  public struct Safety: Sendable, Equatable {
    /// Yes or no.
    public var isSafe: Bool
    /// The reason, as the rest of a sentence that begins with "because".
    public var because: String
    /// The head that the next revision would follow; several when each is a branch with its label.
    public var parents: [String]
  }

  /// What adding another branch's version files would do.
  public struct Merge: Sendable, Equatable {
    /// The folder that was added.
    public var folder: String
    /// Revisions that it adds.
    public var added: [Revision]
    /// The heads of the union.
    public var heads: [Revision]
    /// Whether the union has more heads than either history alone.
    public var forks: Bool
    /// What happens, as a sentence.
    public var summary: String
    /// Defects that only the union has.
    public var findings: [Finding]
  }

  /// Which project was read.
  public var project: Project
  /// How many of each.
  public var counts: Counts
  /// The heads, sorted by id.
  public var heads: [Revision]
  /// The bases, sorted by id.
  public var bases: [Revision]
  /// Revisions with several children, in history order.
  public var branchPoints: [Revision]
  /// Revisions with several parents, in history order.
  public var mergePoints: [Revision]
  /// Every revision, children before parents.
  public var revisions: [Revision]
  /// Defects, errors first, then by file and line.
  public var findings: [Finding]
  /// Whether the next revision can be made.
  public var safety: Safety
  /// The merge that was asked for.
  public var merge: Merge?
  /// The next call or command, as a sentence.
  public var next: String

  /// Whether any finding is an error.
  public var hasErrors: Bool {
    (findings + (merge?.findings ?? [])).contains { $0.severity == .error }
  }
}
