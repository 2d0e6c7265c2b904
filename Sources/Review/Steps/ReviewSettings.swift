import AlembicHistory
import Schema

/// What a review is told of the project beside its files.
public struct ReviewSettings: Sendable {
  /// The major version of PostgreSQL.
  public var postgresql: Int
  /// Whether the project says so, instead of nobody.
  public var isVersionKnown: Bool
  /// Tables that are always in use: `*` stands for anything.
  public var hotTables: [String]
  /// Where `lock_timeout` is set for every migration; nil when nothing says so.
  public var lockTimeout: String?
  /// Where `statement_timeout` is set for every migration.
  public var statementTimeout: String?
  /// Whether each revision has a transaction of its own.
  public var isTransactionPerMigration: Bool
  /// Whether migrations run in a transaction at all.
  public var isTransactional: Bool
  /// What the project's settings say of names.
  public var expert: ExpertSettings
  /// The pattern of a new revision's file name.
  public var fileTemplate: String
  /// The text of `env.py`; nil when it cannot be read.
  public var environment: String?
  /// The text of the template of new revisions, `script.py.mako`; nil when it cannot be read.
  public var template: String?
  /// Whether the connection commits each statement by itself, whatever Alembic begins.
  public var commitsEachStatement = false
  /// Whether `env.py` or the ini file names another database than PostgreSQL.
  public var namesOtherDatabases = false
  /// Whether the project's settings name the rule about explicit nullability.
  public var asksForNullability = false

  /// Takes every part as it is given.
  public init(
    postgresql: Int = 15, isVersionKnown: Bool = false, hotTables: [String] = [],
    lockTimeout: String? = nil, statementTimeout: String? = nil,
    isTransactionPerMigration: Bool = false, isTransactional: Bool = true,
    expert: ExpertSettings = .none, fileTemplate: String = AlembicSettings.defaultFileTemplate,
    environment: String? = nil
  ) {
    self.postgresql = postgresql
    self.isVersionKnown = isVersionKnown
    self.hotTables = hotTables
    self.lockTimeout = lockTimeout
    self.statementTimeout = statementTimeout
    self.isTransactionPerMigration = isTransactionPerMigration
    self.isTransactional = isTransactional
    self.expert = expert
    self.fileTemplate = fileTemplate
    self.environment = environment
  }
}
