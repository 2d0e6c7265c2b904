/// An extension: `CREATE EXTENSION`.
public struct DatabaseExtension: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// Where its objects live, when it was said.
  public var schema: String?
  /// The version, when it was said.
  public var version: String?
  /// `COMMENT ON EXTENSION`.
  public var comment: String?
  /// Where it was read.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: String, schema: String? = nil, version: String? = nil, comment: String? = nil,
    provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.schema = schema
    self.version = version
    self.comment = comment
    self.provenance = provenance
  }
}

/// What `CREATE SCHEMA` makes; the name keeps it apart from `Schema`, the whole.
public struct Namespace: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// `AUTHORIZATION`.
  public var owner: String?
  /// `COMMENT ON SCHEMA`.
  public var comment: String?
  /// Where it was read.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: String, owner: String? = nil, comment: String? = nil, provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.owner = owner
    self.comment = comment
    self.provenance = provenance
  }
}

/// Extended statistics: `CREATE STATISTICS`.
public struct StatisticsObject: Sendable, Hashable {
  /// Its name; nil where PostgreSQL is to choose one (PostgreSQL 16).
  public var name: QualifiedName?
  /// `ndistinct`, `dependencies`, `mcv`; empty for all.
  public var kinds: [String]
  /// The columns and expressions, as they were written.
  public var elements: [String]
  /// The table that is measured.
  public var table: QualifiedName
  /// `COMMENT ON STATISTICS`.
  public var comment: String?
  /// Where it was read.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: QualifiedName? = nil, kinds: [String] = [], elements: [String], table: QualifiedName,
    comment: String? = nil, provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.kinds = kinds
    self.elements = elements
    self.table = table
    self.comment = comment
    self.provenance = provenance
  }
}

/// An object of a kind that this model keeps by name only: a collation, a cast, a rule, a publication.
public struct OtherObject: Sendable, Hashable {
  /// What it is.
  public var kind: ObjectKind
  /// Its name.
  public var name: QualifiedName
  /// The statement that made it.
  public var statement: String
  /// Where it was read.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    kind: ObjectKind, name: QualifiedName, statement: String, provenance: Provenance = .unplaced
  ) {
    self.kind = kind
    self.name = name
    self.statement = statement
    self.provenance = provenance
  }
}
