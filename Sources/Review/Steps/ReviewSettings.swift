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
  /// The text of `env.py`; nil when it cannot be read.
  public var environment: String?

  /// Takes every part as it is given.
  public init(
    postgresql: Int = 15, isVersionKnown: Bool = false, hotTables: [String] = [],
    lockTimeout: String? = nil, statementTimeout: String? = nil,
    isTransactionPerMigration: Bool = false, isTransactional: Bool = true,
    environment: String? = nil
  ) {
    self.postgresql = postgresql
    self.isVersionKnown = isVersionKnown
    self.hotTables = hotTables
    self.lockTimeout = lockTimeout
    self.statementTimeout = statementTimeout
    self.isTransactionPerMigration = isTransactionPerMigration
    self.isTransactional = isTransactional
    self.environment = environment
  }
}
