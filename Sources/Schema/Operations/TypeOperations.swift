/// `CREATE TYPE`, `CREATE DOMAIN`, and what `sa.Enum` emits before its table.
public struct CreateType: Sendable, Hashable {
  /// The type.
  public var type: UserType
  /// Whether the source asks first (`checkfirst=True`); PostgreSQL has no such clause.
  public var ifNotExists: Bool

  /// Takes every part as it is given.
  public init(type: UserType, ifNotExists: Bool = false) {
    self.type = type
    self.ifNotExists = ifNotExists
  }
}

/// `ALTER TYPE … ADD VALUE`, `… RENAME VALUE`.
public struct AlterEnum: Sendable, Hashable {
  /// The enumeration.
  public var name: QualifiedName
  /// What changes.
  public var change: EnumChange

  /// Takes every part as it is given.
  public init(name: QualifiedName, change: EnumChange) {
    self.name = name
    self.change = change
  }
}

/// A change of an enumeration's labels.
public enum EnumChange: Sendable, Hashable {
  /// `ADD VALUE [IF NOT EXISTS] label [BEFORE | AFTER neighbour]`.
  case addValue(String, ifNotExists: Bool, position: EnumPosition)
  /// `RENAME VALUE old TO new`.
  case renameValue(String, to: String)
}

/// Where a new label goes.
public enum EnumPosition: Sendable, Hashable {
  /// After the last.
  case last
  /// Before this one.
  case before(String)
  /// After this one.
  case after(String)
}

/// `ALTER TYPE … ADD / DROP / ALTER ATTRIBUTE`.
public struct AlterComposite: Sendable, Hashable {
  /// The composite type.
  public var name: QualifiedName
  /// What changes.
  public var change: CompositeChange
  /// `CASCADE`.
  public var cascade: Bool

  /// Takes every part as it is given.
  public init(name: QualifiedName, change: CompositeChange, cascade: Bool = false) {
    self.name = name
    self.change = change
    self.cascade = cascade
  }
}

/// A change of a composite type.
public enum CompositeChange: Sendable, Hashable {
  /// `ADD ATTRIBUTE`.
  case add(CompositeAttribute)
  /// `DROP ATTRIBUTE [IF EXISTS]`.
  case drop(String, ifExists: Bool)
  /// `ALTER ATTRIBUTE … TYPE`.
  case alter(CompositeAttribute)
}

/// `ALTER DOMAIN … SET / DROP DEFAULT, NOT NULL`.
public struct AlterDomain: Sendable, Hashable {
  /// The domain.
  public var name: QualifiedName
  /// `SET DEFAULT`, `DROP DEFAULT`.
  public var serverDefault: Change<SQLExpression>
  /// `DROP NOT NULL`, `SET NOT NULL`.
  public var nullable: Bool?

  /// Takes every part as it is given.
  public init(
    name: QualifiedName, serverDefault: Change<SQLExpression> = .keep, nullable: Bool? = nil
  ) {
    self.name = name
    self.serverDefault = serverDefault
    self.nullable = nullable
  }
}
