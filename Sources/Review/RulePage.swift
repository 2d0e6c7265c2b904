/// What a rule says of itself: its page in the reference, and what its tests run.
public struct RulePage: Sendable {
  /// Its name in answers, settings and allowances: `index-not-concurrent`.
  public var id: String
  /// One line.
  public var title: String
  /// What it is about.
  public var group: RuleGroup
  /// How much a finding matters, unless the finding says otherwise.
  public var severity: Severity
  /// Why it hurts, in a few sentences.
  public var why: String
  /// The safe way, as sentences.
  public var remedy: String
  /// The versions of PostgreSQL that it is about.
  public var versions: ClosedRange<Int>
  /// Whether one remedy serves all revisions, so that a review of several says it once.
  public var isAboutProject: Bool
  /// Revisions in which it finds something, with `↓` before each place.
  public var bad: [RuleExample]
  /// Revisions that look alike and in which it finds nothing.
  public var good: [RuleExample]

  /// Takes every part as it is given.
  public init(
    _ id: String, _ title: String, group: RuleGroup, severity: Severity, why: String,
    remedy: String, versions: ClosedRange<Int> = 12...18, isAboutProject: Bool = false,
    bad: [RuleExample],
    good: [RuleExample]
  ) {
    self.id = id
    self.title = title
    self.group = group
    self.severity = severity
    self.why = why
    self.remedy = remedy
    self.versions = versions
    self.isAboutProject = isAboutProject
    self.bad = bad
    self.good = good
  }

  /// Whether it is asked when nobody says: rules of style are not.
  public var isOnByDefault: Bool { group != .style }
}

/// What a rule is about.
public enum RuleGroup: String, Sendable, CaseIterable {
  /// Indexes and how they are built.
  case index
  /// Columns and their types.
  case column
  /// What breaks code that still runs on the old schema.
  case compat
  /// Keys, checks and unique constraints.
  case constraint
  /// Locks that make others wait.
  case locking
  /// Where transactions begin and end.
  case transaction
  /// Enumerations.
  case `enum`
  /// Changes of rows.
  case data
  /// The Python of the file.
  case python
  /// Whether `downgrade()` is the way back.
  case reversibility
  /// The history as a graph.
  case graph
  /// What PostgreSQL or Alembic would refuse.
  case correctness
  /// Models and migrations together.
  case model
  /// The project's own conventions.
  case convention
  /// Taste; off unless a project asks for it.
  case style
}
