/// An index of a table or materialised view.
public struct Index: Sendable, Hashable {
  /// Its name; nil in an operation where PostgreSQL is to choose one.
  public var name: String?
  /// `UNIQUE`.
  public var isUnique: Bool
  /// The access method, in small letters.
  public var method: String
  /// The keys in order.
  public var elements: [IndexElement]
  /// `INCLUDE`.
  public var include: [String]
  /// `WHERE`.
  public var predicate: SQLExpression?
  /// `NULLS NOT DISTINCT` (PostgreSQL 15).
  public var nullsNotDistinct: Bool
  /// `WITH (…)`.
  public var parameters: [StorageParameter]
  /// `TABLESPACE`.
  public var tablespace: String?
  /// `COMMENT ON INDEX`.
  public var comment: String?
  /// Where it was read.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: String? = nil, isUnique: Bool = false, method: String = "btree",
    elements: [IndexElement], include: [String] = [], predicate: SQLExpression? = nil,
    nullsNotDistinct: Bool = false, parameters: [StorageParameter] = [],
    tablespace: String? = nil, comment: String? = nil, provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.isUnique = isUnique
    self.method = method
    self.elements = elements
    self.include = include
    self.predicate = predicate
    self.nullsNotDistinct = nullsNotDistinct
    self.parameters = parameters
    self.tablespace = tablespace
    self.comment = comment
    self.provenance = provenance
  }
}

/// One key of an index.
public struct IndexElement: Sendable, Hashable {
  /// The column or expression.
  public var key: IndexKey
  /// `COLLATE`.
  public var collation: QualifiedName?
  /// The operator class: `gin_trgm_ops`, `vector_l2_ops`.
  public var operatorClass: QualifiedName?
  /// Its parameters.
  public var operatorClassParameters: [StorageParameter]
  /// `DESC`.
  public var isDescending: Bool
  /// `NULLS FIRST` or `NULLS LAST` when either was said.
  public var nullsFirst: Bool?
  /// The whole key as the source words it: `a ASC`.
  public var written: Spelling

  /// Takes every part as it is given.
  public init(
    key: IndexKey, collation: QualifiedName? = nil, operatorClass: QualifiedName? = nil,
    operatorClassParameters: [StorageParameter] = [], isDescending: Bool = false,
    nullsFirst: Bool? = nil, written: Spelling = .unspoken
  ) {
    self.key = key
    self.collation = collation
    self.operatorClass = operatorClass
    self.operatorClassParameters = operatorClassParameters
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
    self.written = written
  }

  /// The column when the key is a plain one.
  public var column: String? {
    if case .column(let name) = key { name } else { nil }
  }

  /// A plain column without options.
  public static func column(_ name: String) -> IndexElement {
    IndexElement(key: .column(name))
  }
}

/// What an index is sorted or hashed by.
public enum IndexKey: Sendable, Hashable {
  /// A column.
  case column(String)
  /// An expression, without the parentheses around it.
  case expression(SQLExpression)
}
