/// A type that is no part of PostgreSQL itself.
public struct UserType: Sendable, Hashable {
  /// Its name.
  public var name: QualifiedName
  /// What it is.
  public var definition: UserTypeDefinition
  /// `COMMENT ON TYPE` or `COMMENT ON DOMAIN`.
  public var comment: String?
  /// Where it was read.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: QualifiedName, definition: UserTypeDefinition, comment: String? = nil,
    provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.definition = definition
    self.comment = comment
    self.provenance = provenance
  }

  /// The labels in order, when it is an enumeration.
  public var labels: [String]? {
    if case .enumeration(let labels) = definition { labels } else { nil }
  }

  /// Whether it was made by `CREATE DOMAIN`.
  public var isDomain: Bool {
    if case .domain = definition { true } else { false }
  }
}

/// What a user's type is.
public enum UserTypeDefinition: Sendable, Hashable {
  /// `AS ENUM`, the labels in order.
  case enumeration([String])
  /// `CREATE DOMAIN`.
  case domain(Domain)
  /// `AS (name type, …)`.
  case composite([CompositeAttribute])
  /// `AS RANGE (…)`, its options as they were written.
  case range(String)
  /// Any other form, as it was written; empty for a shell type.
  case opaque(String)
}

/// `CREATE DOMAIN`: a type with a narrower set of values.
public struct Domain: Sendable, Hashable {
  /// The type below it.
  public var base: DataType
  /// False for `NOT NULL`.
  public var isNullable: Bool
  /// `DEFAULT`.
  public var serverDefault: SQLExpression?
  /// `COLLATE`.
  public var collation: QualifiedName?
  /// Its checks.
  public var constraints: [Constraint]

  /// Takes every part as it is given.
  public init(
    base: DataType, isNullable: Bool = true, serverDefault: SQLExpression? = nil,
    collation: QualifiedName? = nil, constraints: [Constraint] = []
  ) {
    self.base = base
    self.isNullable = isNullable
    self.serverDefault = serverDefault
    self.collation = collation
    self.constraints = constraints
  }
}

/// One attribute of a composite type.
public struct CompositeAttribute: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// Its type.
  public var type: DataType
  /// `COLLATE`.
  public var collation: QualifiedName?

  /// Takes every part as it is given.
  public init(name: String, type: DataType, collation: QualifiedName? = nil) {
    self.name = name
    self.type = type
    self.collation = collation
  }
}
