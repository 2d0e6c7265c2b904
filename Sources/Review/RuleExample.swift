/// A revision that shows a rule: documentation, and a test.
public struct RuleExample: Sendable {
  /// The body of `upgrade()`; `↓` stands before the place of each finding.
  public var upgrade: String
  /// The body of `downgrade()`.
  public var downgrade: String
  /// Lines below the file's imports.
  public var imports: String
  /// The body of `upgrade()` of the revision before; nil for `standardSchema`.
  public var before: String?
  /// The whole file of the revision, where its bodies do not say enough.
  public var file: String?
  /// What the file is called, without `.py`.
  public var fileName: String
  /// Lines of `alembic-expert.toml`.
  public var settings: String
  /// `env.py`; nil for a plain one.
  public var environment: String?
  /// `models.py`, whose `Base.metadata` `env.py` hands over; nil for none.
  public var models: String?
  /// Other files of the project by path.
  public var modules: [String: String] = [:]
  /// Other revision files by name, in place of the one before.
  public var revisions: [String: String]
  /// Files as the default branch of the project's repository has them, by path.
  ///
  /// All others are there as they are, the reviewed one left out; empty for a project without a repository.
  public var committed: [String: String] = [:]

  /// A revision with these bodies, after one that makes the standard schema.
  public init(
    _ upgrade: String, downgrade: String = "pass", imports: String = "", before: String? = nil,
    settings: String = "",
    environment: String? = nil, models: String? = nil, modules: [String: String] = [:],
    committed: [String: String] = [:]
  ) {
    self.modules = modules
    self.committed = committed
    self.upgrade = upgrade
    self.downgrade = downgrade
    self.imports = imports
    self.before = before
    self.settings = settings
    self.environment = environment
    self.models = models
    file = nil
    fileName = "2c9e4f7a1b53_change"
    revisions = [:]
  }

  /// A revision whose whole file is given.
  public init(
    file: String, named fileName: String = "2c9e4f7a1b53_change", before: String? = nil,
    settings: String = "", environment: String? = nil, models: String? = nil,
    revisions: [String: String] = [:], committed: [String: String] = [:]
  ) {
    self.init(
      "", before: before, settings: settings, environment: environment, models: models)
    self.committed = committed
    self.file = file
    self.fileName = fileName
    self.revisions = revisions
  }

  /// The marker of a finding's place.
  public static let marker: Character = "↓"

  /// What `upgrade()` of the revision before makes, unless an example says otherwise.
  public static let standardSchema = """
    op.create_table(
        'users',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('email', sa.String(100), nullable=True),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('age', sa.Integer(), nullable=True),
        sa.Column('created', sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint('id', name='users_pkey'))
    op.create_table(
        'posts',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=True),
        sa.Column('title', sa.String(200), nullable=False, server_default='none'),
        sa.PrimaryKeyConstraint('id', name='posts_pkey'))
    """

  /// The files of a small project that holds it, and the name of the reviewed file.
  public var project: (files: [String: String], reviewed: String) {
    var files = [
      "alembic.ini": "[alembic]\nscript_location = db\n",
      "db/env.py": environment ?? Self.environment(hasModels: models != nil),
      "alembic-expert.toml": settings + "\n",
    ]
    if let models { files["models.py"] = models }
    for (name, text) in modules { files[name] = text }
    if revisions.isEmpty {
      files["db/versions/1b8d3e6f9a42_first.py"] = Self.revision(
        "1b8d3e6f9a42", after: nil, before ?? Self.standardSchema, "pass", imports: "")
    }
    for (name, text) in revisions { files["db/versions/" + name] = text }
    let name = "db/versions/\(fileName).py"
    files[name] =
      file
      ?? Self.revision("2c9e4f7a1b53", after: "1b8d3e6f9a42", upgrade, downgrade, imports: imports)
    return (files, name)
  }

  private static func environment(hasModels: Bool) -> String {
    guard hasModels else {
      return """
        from alembic import context

        context.configure(url='postgresql://')

        """
    }
    return """
      import sys
      sys.path.insert(0, '.')
      from alembic import context
      from models import Base

      context.configure(url='postgresql://', target_metadata=Base.metadata)

      """
  }

  private static func revision(
    _ id: String, after parent: String?, _ upgrade: String, _ downgrade: String, imports: String
  ) -> String {
    func body(_ text: String) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    }
    return """
      \"\"\"change what the example shows\"\"\"
      from alembic import op
      import sqlalchemy as sa
      from sqlalchemy.dialects import postgresql
      \(imports)

      revision = '\(id)'
      down_revision = \(parent.map { "'\($0)'" } ?? "None")
      branch_labels = None
      depends_on = None


      def upgrade():
      \(body(upgrade))


      def downgrade():
      \(body(downgrade))

      """
  }
}
