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
  /// Where the text is to be right rather than Alembic's.
  public var corrections: Corrections
  /// Whether types are worded as SQLAlchemy 2.0 does rather than 2.1.
  public var isSQLAlchemy20: Bool

  /// Alembic's defaults.
  public init(
    sqlalchemyPrefix: String = "sa.", alembicPrefix: String = "op.", userPrefix: String? = nil,
    isBatch: Bool = false, comparesTypes: Bool = true, isSQLAlchemy20: Bool = false,
    corrections: Corrections = Corrections()
  ) {
    self.sqlalchemyPrefix = sqlalchemyPrefix
    self.alembicPrefix = alembicPrefix
    self.userPrefix = userPrefix
    self.isBatch = isBatch
    self.comparesTypes = comparesTypes
    self.isSQLAlchemy20 = isSQLAlchemy20
    self.corrections = corrections
  }
}

extension RenderingOptions {
  /// Where Alembic's text does not make what the models say.
  public struct Corrections: Sendable, Hashable {
    /// `%` of an expression stands once; Alembic doubles it for the driver, and the driver's dialect
    /// does so again when the revision runs.
    public var keepsPercentSigns: Bool
    /// A check in a column's arguments is a part of `create_table`; Alembic loses it.
    public var keepsColumnChecks: Bool
    /// A dropped table that comes back does not create its enumerations: statements of their own do,
    /// or they have not gone, since `drop_table` leaves them behind.
    public var createsTypesApart: Bool
    /// A condition that a downgrade makes again is worded as it was written: what PostgreSQL prints of it
    /// is another condition to PostgreSQL when it reads that.
    public var keepsWording: Bool
    /// A default that is a string keeps the quotes that it begins or ends with; Alembic takes them away,
    /// and the default is another one.
    public var keepsQuotes: Bool

    /// All of them, unless told otherwise.
    public init(
      keepsPercentSigns: Bool = true, keepsColumnChecks: Bool = true,
      createsTypesApart: Bool = true, keepsWording: Bool = true, keepsQuotes: Bool = true
    ) {
      self.keepsPercentSigns = keepsPercentSigns
      self.keepsColumnChecks = keepsColumnChecks
      self.createsTypesApart = createsTypesApart
      self.keepsWording = keepsWording
      self.keepsQuotes = keepsQuotes
    }

    /// None: the text is Alembic's.
    public static let none = Corrections(
      keepsPercentSigns: false, keepsColumnChecks: false, createsTypesApart: false,
      keepsWording: false, keepsQuotes: false)
  }
}
