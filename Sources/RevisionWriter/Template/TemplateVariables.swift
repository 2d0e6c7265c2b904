/// What a template is given, under the names that Alembic uses.
public struct TemplateVariables: Sendable {
  /// `message`.
  public var message: String
  /// Lines that stand below the message in the file's doc string.
  public var details: [String] = []
  /// `up_revision`.
  public var revision: String
  /// `down_revision`: none, one, or the parents of a merge.
  public var downRevisions: [String]
  /// `branch_labels`; empty for `None`.
  public var branchLabels: [String]
  /// `depends_on`; empty for `None`.
  public var dependsOn: [String]
  /// `create_date`.
  public var createDate: CreateDate
  /// `upgrades`, `downgrades` and `imports`; nil where Alembic gives none, as without autogenerate.
  public var body: RevisionBody?
  /// The bodies of several databases: `NAME_upgrades` and `NAME_downgrades`.
  public var databases: [(name: String, body: RevisionBody)] = []

  /// The variables of an ordinary revision.
  public init(
    message: String, revision: String, downRevisions: [String], createDate: CreateDate,
    body: RevisionBody? = nil
  ) {
    self.message = message
    self.revision = revision
    self.downRevisions = downRevisions
    branchLabels = []
    dependsOn = []
    self.createDate = createDate
    self.body = body
  }
}
