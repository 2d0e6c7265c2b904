/// `op.add_column`, `ALTER TABLE … ADD COLUMN`.
public struct AddColumn: Sendable, Hashable {
  /// The table; for a composite type, the type.
  public var table: QualifiedName
  /// The column as it was written.
  public var column: Column
  /// What stands beside it: `UNIQUE`, `REFERENCES`, `CHECK`, `PRIMARY KEY`.
  public var constraints: [Constraint]
  /// `ADD COLUMN IF NOT EXISTS`.
  public var ifNotExists: Bool
  /// `ALTER TABLE IF EXISTS`.
  public var tableIfExists: Bool
  /// Whether a writer puts `constraints` into the column's own clause.
  ///
  /// Alembic does so with `inline_references`, and then leaves out the foreign key's name.
  public var rendersConstraintsInline: Bool

  /// Takes every part as it is given.
  public init(
    table: QualifiedName, column: Column, constraints: [Constraint] = [],
    ifNotExists: Bool = false, tableIfExists: Bool = false, rendersConstraintsInline: Bool = true
  ) {
    self.table = table
    self.column = column
    self.constraints = constraints
    self.ifNotExists = ifNotExists
    self.tableIfExists = tableIfExists
    self.rendersConstraintsInline = rendersConstraintsInline
  }
}

/// `op.drop_column`, `ALTER TABLE … DROP COLUMN`.
public struct DropColumn: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// The column.
  public var column: String
  /// `DROP COLUMN IF EXISTS`.
  public var ifExists: Bool
  /// `CASCADE`.
  public var cascade: Bool
  /// `ALTER TABLE IF EXISTS`.
  public var tableIfExists: Bool

  /// Takes every part as it is given.
  public init(
    table: QualifiedName, column: String, ifExists: Bool = false, cascade: Bool = false,
    tableIfExists: Bool = false
  ) {
    self.table = table
    self.column = column
    self.ifExists = ifExists
    self.cascade = cascade
    self.tableIfExists = tableIfExists
  }
}

/// `op.alter_column` with every parameter, and the column actions of `ALTER TABLE`.
public struct AlterColumn: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// The column as it is called before.
  public var column: String
  /// The new nullability: `SET NOT NULL`, `DROP NOT NULL`.
  public var nullable: Bool?
  /// `SET DEFAULT`, `DROP DEFAULT`.
  public var serverDefault: Change<SQLExpression>
  /// `RENAME COLUMN … TO`.
  public var newName: String?
  /// `TYPE`.
  public var type: DataType?
  /// `USING`.
  public var using: SQLExpression?
  /// `COLLATE` of the new type.
  public var collation: QualifiedName?
  /// `ADD GENERATED …`, `SET GENERATED …`, `DROP IDENTITY`.
  public var identity: IdentityChange
  /// `SET EXPRESSION` (PostgreSQL 17), `DROP EXPRESSION`.
  public var computed: Change<SQLExpression>
  /// `COMMENT ON COLUMN`.
  public var comment: Change<String>
  /// Statistics, storage, compression, options.
  public var settings: [ColumnSetting]
  /// `IF EXISTS` of the identity or expression that is dropped.
  public var ifExists: Bool
  /// `ALTER TABLE IF EXISTS`.
  public var tableIfExists: Bool
  /// Alembic's `existing_type`: what the author says the type is.
  public var existingType: DataType?
  /// Alembic's `existing_nullable`.
  public var existingNullable: Bool?
  /// Alembic's `existing_server_default`.
  public var existingServerDefault: Change<SQLExpression>
  /// Alembic's `existing_comment`.
  public var existingComment: String?

  /// Takes every part as it is given.
  public init(
    table: QualifiedName, column: String, nullable: Bool? = nil,
    serverDefault: Change<SQLExpression> = .keep, newName: String? = nil, type: DataType? = nil,
    using: SQLExpression? = nil, collation: QualifiedName? = nil,
    identity: IdentityChange = .keep, computed: Change<SQLExpression> = .keep,
    comment: Change<String> = .keep, settings: [ColumnSetting] = [], ifExists: Bool = false,
    tableIfExists: Bool = false, existingType: DataType? = nil, existingNullable: Bool? = nil,
    existingServerDefault: Change<SQLExpression> = .keep, existingComment: String? = nil
  ) {
    self.table = table
    self.column = column
    self.nullable = nullable
    self.serverDefault = serverDefault
    self.newName = newName
    self.type = type
    self.using = using
    self.collation = collation
    self.identity = identity
    self.computed = computed
    self.comment = comment
    self.settings = settings
    self.ifExists = ifExists
    self.tableIfExists = tableIfExists
    self.existingType = existingType
    self.existingNullable = existingNullable
    self.existingServerDefault = existingServerDefault
    self.existingComment = existingComment
  }
}

/// A part that stays, goes, or becomes something.
public enum Change<Value: Sendable & Hashable>: Sendable, Hashable {
  /// It stays as it is.
  case keep
  /// It is removed.
  case drop
  /// It becomes this.
  case set(Value)

  /// Whether anything changes.
  public var isChange: Bool { self != .keep }
}

/// What happens to a column's identity.
public enum IdentityChange: Sendable, Hashable {
  /// It stays as it is.
  case keep
  /// `DROP IDENTITY`.
  case drop
  /// `ADD GENERATED … AS IDENTITY`.
  case add(Identity)
  /// `SET GENERATED`, `SET option`, `RESTART`: the parts that were said.
  case alter(isAlways: Bool?, options: SequenceOptions, restart: Change<Int64>)
}

/// What `ALTER COLUMN` can set beside type, default and nullability.
public enum ColumnSetting: Sendable, Hashable {
  /// `SET STATISTICS`; nil for `DEFAULT`.
  case statistics(Int?)
  /// `SET STORAGE`, in capitals.
  case storage(String)
  /// `SET COMPRESSION`, as it was written.
  case compression(String)
  /// `SET (…)`.
  case parameters([StorageParameter])
  /// `RESET (…)`.
  case resetParameters([String])
  /// `OPTIONS (…)` of a foreign table's column.
  case options(String)
}
