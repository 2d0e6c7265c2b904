import AlembicHistory
import AlembicOperations
import MigrationReplay
import PostgreSQLDialect
import Schema
import SchemaDiff
import SourceText

/// A revision under review: its file, both functions run, and what is around it.
public struct ReviewedRevision: Sendable {
  /// Its id.
  public var id: String
  /// What Alembic reads of its file.
  public var file: RevisionFile
  /// The text of its file.
  public var source: RevisionSource
  /// The schema before.
  public var before: Schema
  /// `upgrade()`.
  public var upgrade: ReviewedSide
  /// `downgrade()`, from the schema after `upgrade()`.
  public var downgrade: ReviewedSide
  /// The revisions that run before it, in their order.
  public var earlier: [ReplayedRevision]
  /// The revisions that run after it, in their order.
  public var later: [ReplayedRevision]
  /// What differs between the models and the end of the history; nil where nobody compared.
  public var comparison: ModelComparison?
  /// Tables of its operations that `env.py` or the settings leave to somebody else.
  public var externalTables: Set<QualifiedName>
  /// How the project's other revision files are called, without `.py`.
  public var siblings: [String]
  /// `Create Date` of its doc string.
  public var createDate: String?
  /// Revisions on the same parent that nothing joins with it.
  public var rivals: [Rival]
  /// Files of the application that the same change touches; empty where git does not tell.
  public var changedCode: [ChangedCode] = []
  /// What the revisions before it do as a rule.
  public var habits: RevisionHabits
  /// What all of the project's revisions do as a rule.
  public var projectHabits: RevisionHabits
  /// What is known beside the files.
  public var settings: ReviewSettings
  /// How the history's files are called; nil where nobody has told it for all of them.
  public var fileNames: FileNameHabits?
  /// What `downgrade()` leaves different from what was there before.
  private(set) var reversal = Reversal.none

  /// Another revision on a parent of the reviewed one.
  public struct Rival: Sendable {
    /// Its id.
    public var revision: String
    /// Its file.
    public var file: String
    /// The parent that both have.
    public var parent: String
    /// `Create Date` of its doc string.
    public var createDate: String?

    /// Takes every part as it is given.
    public init(revision: String, file: String, parent: String, createDate: String?) {
      self.revision = revision
      self.file = file
      self.parent = parent
      self.createDate = createDate
    }
  }

  /// Takes every part as it is given.
  public init(
    id: String, file: RevisionFile, source: RevisionSource, before: Schema, upgrade: ReviewedSide,
    downgrade: ReviewedSide, earlier: [ReplayedRevision] = [], later: [ReplayedRevision] = [],
    comparison: ModelComparison? = nil, externalTables: Set<QualifiedName> = [],
    siblings: [String] = [], createDate: String? = nil, rivals: [Rival] = [],
    habits: RevisionHabits = RevisionHabits(), projectHabits: RevisionHabits = RevisionHabits(),
    settings: ReviewSettings = ReviewSettings()
  ) {
    self.id = id
    self.file = file
    self.source = source
    self.before = before
    self.upgrade = upgrade
    self.downgrade = downgrade
    self.earlier = earlier
    self.later = later
    self.comparison = comparison
    self.externalTables = externalTables
    self.siblings = siblings
    self.createDate = createDate
    self.rivals = rivals
    self.habits = habits
    self.projectHabits = projectHabits
    self.settings = settings
    reversal = Reversal(self)
  }

  /// Whether it joins branches.
  public var isMerge: Bool { (file.downRevision.value?.count ?? 0) > 1 }

  /// The schema after `upgrade()`.
  public var after: Schema { upgrade.run.schema }

  /// The function that a step belongs to.
  func side(of step: ReviewStep) -> ReviewedSide {
    step.direction == .upgrade ? upgrade : downgrade
  }

  /// Where `upgrade()` or `downgrade()` is defined; the start of the file without it.
  public func place(of direction: ReviewStep.Direction) -> Place {
    source.place(source.span(ofFunction: direction.rawValue) ?? SourceSpan(0..<0))
  }
}
