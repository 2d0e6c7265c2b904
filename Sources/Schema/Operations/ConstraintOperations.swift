/// `op.create_primary_key`, `create_unique_constraint`, `create_foreign_key`, `create_check_constraint`,
/// `create_exclude_constraint`, `ALTER TABLE … ADD CONSTRAINT`; on a domain, `ALTER DOMAIN … ADD`.
public struct AddConstraint: Sendable, Hashable {
  /// The table or domain.
  public var table: QualifiedName
  /// The constraint; its name is nil when PostgreSQL is to choose one.
  public var constraint: Constraint
  /// Whether it is a domain's.
  public var onDomain: Bool
  /// `ALTER TABLE IF EXISTS`.
  public var tableIfExists: Bool

  /// Takes every part as it is given.
  public init(
    table: QualifiedName, constraint: Constraint, onDomain: Bool = false,
    tableIfExists: Bool = false
  ) {
    self.table = table
    self.constraint = constraint
    self.onDomain = onDomain
    self.tableIfExists = tableIfExists
  }
}

/// `op.drop_constraint`, `ALTER TABLE … DROP CONSTRAINT`.
public struct DropConstraint: Sendable, Hashable {
  /// The table or domain.
  public var table: QualifiedName
  /// The constraint.
  public var name: String
  /// Alembic's `type_`: `foreignkey`, `primary`, `unique`, `check`.
  public var kind: String?
  /// `IF EXISTS`.
  public var ifExists: Bool
  /// `CASCADE`.
  public var cascade: Bool
  /// Whether it is a domain's.
  public var onDomain: Bool
  /// `ALTER TABLE IF EXISTS`.
  public var tableIfExists: Bool

  /// Takes every part as it is given.
  public init(
    table: QualifiedName, name: String, kind: String? = nil, ifExists: Bool = false,
    cascade: Bool = false, onDomain: Bool = false, tableIfExists: Bool = false
  ) {
    self.table = table
    self.name = name
    self.kind = kind
    self.ifExists = ifExists
    self.cascade = cascade
    self.onDomain = onDomain
    self.tableIfExists = tableIfExists
  }
}

/// `ALTER TABLE … ALTER CONSTRAINT`, `VALIDATE CONSTRAINT`, and the same of domains.
public struct AlterConstraint: Sendable, Hashable {
  /// The table or domain.
  public var table: QualifiedName
  /// The constraint.
  public var name: String
  /// `VALIDATE CONSTRAINT`.
  public var validates: Bool
  /// `DEFERRABLE`, `NOT DEFERRABLE`.
  public var isDeferrable: Bool?
  /// `INITIALLY DEFERRED`, `INITIALLY IMMEDIATE`.
  public var isInitiallyDeferred: Bool?
  /// `ENFORCED`, `NOT ENFORCED` (PostgreSQL 18).
  public var isEnforced: Bool?
  /// `INHERIT`, `NO INHERIT` (PostgreSQL 18).
  public var isInherited: Bool?
  /// Whether it is a domain's.
  public var onDomain: Bool
  /// `ALTER TABLE IF EXISTS`.
  public var tableIfExists: Bool

  /// Takes every part as it is given.
  public init(
    table: QualifiedName, name: String, validates: Bool = false, isDeferrable: Bool? = nil,
    isInitiallyDeferred: Bool? = nil, isEnforced: Bool? = nil, isInherited: Bool? = nil,
    onDomain: Bool = false, tableIfExists: Bool = false
  ) {
    self.table = table
    self.name = name
    self.validates = validates
    self.isDeferrable = isDeferrable
    self.isInitiallyDeferred = isInitiallyDeferred
    self.isEnforced = isEnforced
    self.isInherited = isInherited
    self.onDomain = onDomain
    self.tableIfExists = tableIfExists
  }
}
