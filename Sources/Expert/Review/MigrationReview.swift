import PostgreSQLDialect
import Review
import Schema

/// What a review of revisions says.
public struct MigrationReview: Sendable {
  /// Whether the revisions can go as they are.
  public enum Verdict: String, Sendable {
    /// Nothing stands against it.
    case approve
    /// There are warnings to weigh.
    case consider
    /// There are errors.
    case change
    /// Something that matters could not be read.
    case unknown
  }

  /// One finding, with what belongs to it.
  public struct Remark: Sendable {
    /// What is wrong, where, and what to do.
    public var finding: Finding
    /// The revision that it is about; nil for the history as a whole.
    public var revision: String?
    /// The locks that it is about.
    public var locks: [RelationLock]
    /// The change that makes it go away.
    public var rewrite: Rewrite?
    /// The line that it is about.
    public var excerpt: Excerpt?
    /// What the edits change, as `diff -u` shows it.
    public var diff: String?
    /// The reason that the file gives for allowing it.
    public var allowedBecause: String?
    /// Whether it is about the project's habit, and told once.
    var isAboutProject = false
  }

  /// A line of a reviewed file.
  public struct Excerpt: Sendable {
    /// Its text.
    public var line: String
    /// How many columns of it belong to the finding.
    public var length: Int
  }

  /// One revision under review.
  public struct Subject: Sendable {
    /// Its id.
    public var revision: String
    /// The first line of its message.
    public var message: String
    /// Its file, relative to the project.
    public var file: String
    /// The revisions that it follows.
    public var parents: [String]
    /// How many operations `upgrade()` has.
    public var operations: Int
    /// The checklist of a review.
    public var checklist: [CheckItem]
    /// What could not be known about it.
    public var doubts: [SQLPreview.Doubt]
    /// The schema after `upgrade()`.
    var after = Schema()
  }

  /// One item of the checklist.
  public struct CheckItem: Sendable {
    /// How it turned out.
    public enum Standing: String, Sendable {
      /// It holds.
      case passed
      /// It does not.
      case failed
      /// It could not be told.
      case unknown
    }

    /// What was checked: `downgrade() reverses upgrade()`.
    public var name: String
    /// How it turned out.
    public var standing: Standing
    /// What that rests on.
    public var evidence: String
  }

  /// The revisions in the order in which they run.
  public var subjects: [Subject]
  /// What stands against them, errors first.
  public var remarks: [Remark]
  /// What the files allow, with their reasons.
  public var allowed: [Remark]
  /// Whether they can go as they are.
  public var verdict: Verdict
  /// What could not be read of the project, in sentences.
  public var notes: [String]
  /// The version of PostgreSQL that is judged for.
  public var postgresql: Int
  /// What to do next.
  public var next: String

  /// The findings alone.
  public var findings: [Finding] { remarks.map(\.finding) }
}
