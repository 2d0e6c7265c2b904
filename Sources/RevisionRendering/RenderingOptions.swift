/// What a project's `env.py` says about the text of its revisions.
public struct RenderingOptions: Sendable, Hashable {
  /// `sqlalchemy_module_prefix`.
  public var sqlalchemyPrefix: String
  /// `alembic_module_prefix`.
  public var alembicPrefix: String
  /// `user_module_prefix`; nil for the module of each class.
  public var userPrefix: String?
  /// `render_as_batch`.
  public var isBatch: Bool
  /// False for `compare_type=False`, with which Alembic leaves `existing_type` out.
  public var comparesTypes: Bool
  /// Whether types are worded as SQLAlchemy 2.0 does rather than 2.1.
  public var isSQLAlchemy20: Bool

  /// Alembic's defaults.
  public init(
    sqlalchemyPrefix: String = "sa.", alembicPrefix: String = "op.", userPrefix: String? = nil,
    isBatch: Bool = false, comparesTypes: Bool = true, isSQLAlchemy20: Bool = false
  ) {
    self.sqlalchemyPrefix = sqlalchemyPrefix
    self.alembicPrefix = alembicPrefix
    self.userPrefix = userPrefix
    self.isBatch = isBatch
    self.comparesTypes = comparesTypes
    self.isSQLAlchemy20 = isSQLAlchemy20
  }
}
