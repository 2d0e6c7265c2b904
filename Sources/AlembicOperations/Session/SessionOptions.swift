/// What decides how migrations run: what `env.py` gives to `context.configure`.
public struct SessionOptions: Sendable {
  /// `--sql`: `context.is_offline_mode()` holds, and nothing is asked of a database.
  public var isOffline = false
  /// Whether a percent sign of the SQL is sent twice: unless `paramstyle` is `named` or `qmark`.
  public var doublesPercent = true
  /// `literal_binds`: values of statements stand in the text.
  public var literalBinds = false
  /// `version_table`.
  public var versionTable = "alembic_version"
  /// `version_table_schema`.
  public var versionTableSchema: String?
  /// `transactional_ddl`.
  public var isTransactionalDDL = true
  /// `transaction_per_migration`.
  public var isTransactionPerMigration = false
  /// The arguments of `-x`.
  public var extraArguments: [String] = []
  /// The major version of the PostgreSQL that a migration believes to talk to.
  public var serverVersion: Int? = 15
  /// What the ini file says in the section of the project, interpolated.
  public var settings: [String: String] = [:]
  /// The path of the ini file.
  public var configurationFile: String?
  /// The revision that `--sql` starts from, as `get_starting_revision_argument` tells.
  public var startingRevision: String?

  /// The driver that the URL of the database names; nil for SQLAlchemy's default.
  public var driver: DatabaseDriver?

  /// Alembic's defaults.
  public init() {}
}
