/// A constraint of a table or, as `CHECK`, of a domain.
public struct Constraint: Sendable, Hashable {
  /// Its name; nil in an operation where PostgreSQL is to choose one, never in a replayed table.
  public var name: String?
  /// What it demands.
  public var rule: ConstraintRule
  /// `DEFERRABLE` or `NOT DEFERRABLE` when either was said.
  public var isDeferrable: Bool?
  /// `INITIALLY DEFERRED` or `INITIALLY IMMEDIATE` when either was said.
  public var isInitiallyDeferred: Bool?
  /// False after `NOT VALID`, until it is validated.
  public var isValidated: Bool
  /// False for `NOT ENFORCED` (PostgreSQL 18).
  public var isEnforced: Bool
  /// False for `NO INHERIT`.
  public var isInherited: Bool
  /// `COMMENT ON CONSTRAINT`.
  public var comment: String?
  /// Where it was read.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: String? = nil, rule: ConstraintRule, isDeferrable: Bool? = nil,
    isInitiallyDeferred: Bool? = nil, isValidated: Bool = true, isEnforced: Bool = true,
    isInherited: Bool = true, comment: String? = nil, provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.rule = rule
    self.isDeferrable = isDeferrable
    self.isInitiallyDeferred = isInitiallyDeferred
    self.isValidated = isValidated
    self.isEnforced = isEnforced
    self.isInherited = isInherited
    self.comment = comment
    self.provenance = provenance
  }

  /// A constraint with an index behind it: a key or an exclusion.
  public var hasIndex: Bool {
    switch rule {
    case .primaryKey, .unique, .exclusion: true
    case .foreignKey, .check, .notNull: false
    }
  }

  /// The columns of the table that the rule names, in its order; those of a check are not listed.
  public var columns: [String] {
    switch rule {
    case .primaryKey(let key), .unique(let key): key.columns
    case .foreignKey(let key): key.columns
    case .exclusion(let exclusion): exclusion.elements.compactMap(\.element.column)
    case .notNull(let column): [column]
    case .check: []
    }
  }
}

/// What a constraint demands.
public enum ConstraintRule: Sendable, Hashable {
  /// Distinct and not NULL.
  case primaryKey(Key)
  /// Distinct.
  case unique(Key)
  /// A row with these values exists elsewhere.
  case foreignKey(ForeignKey)
  /// The condition is not false.
  case check(SQLExpression)
  /// No two rows compare true with all operators.
  case exclusion(Exclusion)
  /// `CONSTRAINT name NOT NULL column` (PostgreSQL 18).
  case notNull(column: String)
}

/// The columns of a primary key or unique constraint.
public struct Key: Sendable, Hashable {
  /// The columns in the key's order.
  public var columns: [String]
  /// `INCLUDE`: columns that the index carries beside the key.
  public var include: [String]
  /// `NULLS NOT DISTINCT` (PostgreSQL 15).
  public var nullsNotDistinct: Bool
  /// `WITHOUT OVERLAPS` on the last column (PostgreSQL 18).
  public var withoutOverlaps: Bool
  /// `WITH (…)` of the index.
  public var parameters: [StorageParameter]
  /// `USING INDEX TABLESPACE`.
  public var tablespace: String?
  /// `USING INDEX`: the index that becomes the constraint's.
  public var existingIndex: String?

  /// Takes every part as it is given.
  public init(
    columns: [String], include: [String] = [], nullsNotDistinct: Bool = false,
    withoutOverlaps: Bool = false, parameters: [StorageParameter] = [], tablespace: String? = nil,
    existingIndex: String? = nil
  ) {
    self.columns = columns
    self.include = include
    self.nullsNotDistinct = nullsNotDistinct
    self.withoutOverlaps = withoutOverlaps
    self.parameters = parameters
    self.tablespace = tablespace
    self.existingIndex = existingIndex
  }
}

/// A reference to rows of another table.
public struct ForeignKey: Sendable, Hashable {
  /// The referencing columns.
  public var columns: [String]
  /// The referenced table.
  public var table: QualifiedName
  /// The referenced columns; empty for that table's primary key until a replay fills them in.
  public var referencedColumns: [String]
  /// `ON DELETE` when it was said.
  public var onDelete: ReferentialAction?
  /// The columns of `ON DELETE SET NULL (…)` (PostgreSQL 15).
  public var onDeleteColumns: [String]
  /// `ON UPDATE` when it was said.
  public var onUpdate: ReferentialAction?
  /// The actions as the source words them: `ON DELETE cascade`.
  public var writtenActions: Spelling
  /// `MATCH FULL` and the like, the word in capitals.
  public var match: String?
  /// `PERIOD` before the last column (PostgreSQL 18).
  public var isPeriod: Bool

  /// Takes every part as it is given.
  public init(
    columns: [String], table: QualifiedName, referencedColumns: [String] = [],
    onDelete: ReferentialAction? = nil, onDeleteColumns: [String] = [],
    onUpdate: ReferentialAction? = nil, writtenActions: Spelling = .unspoken, match: String? = nil,
    isPeriod: Bool = false
  ) {
    self.columns = columns
    self.table = table
    self.referencedColumns = referencedColumns
    self.onDelete = onDelete
    self.onDeleteColumns = onDeleteColumns
    self.onUpdate = onUpdate
    self.writtenActions = writtenActions
    self.match = match
    self.isPeriod = isPeriod
  }
}

/// What happens to the referencing rows.
public enum ReferentialAction: String, Sendable, Hashable {
  /// An error at the end of the statement or transaction.
  case noAction = "NO ACTION"
  /// An error at once.
  case restrict = "RESTRICT"
  /// They are deleted or changed too.
  case cascade = "CASCADE"
  /// Their columns become NULL.
  case setNull = "SET NULL"
  /// Their columns take their defaults.
  case setDefault = "SET DEFAULT"
}

/// `EXCLUDE USING method (element WITH operator, …) WHERE (…)`.
public struct Exclusion: Sendable, Hashable {
  /// The index method.
  public var method: String
  /// What is compared, and how.
  public var elements: [ExclusionElement]
  /// `INCLUDE`.
  public var include: [String]
  /// `WITH (…)`.
  public var parameters: [StorageParameter]
  /// `USING INDEX TABLESPACE`.
  public var tablespace: String?
  /// `WHERE`, without its parentheses.
  public var predicate: SQLExpression?

  /// Takes every part as it is given.
  public init(
    method: String = "btree", elements: [ExclusionElement], include: [String] = [],
    parameters: [StorageParameter] = [], tablespace: String? = nil,
    predicate: SQLExpression? = nil
  ) {
    self.method = method
    self.elements = elements
    self.include = include
    self.parameters = parameters
    self.tablespace = tablespace
    self.predicate = predicate
  }
}

/// One `element WITH operator`.
public struct ExclusionElement: Sendable, Hashable {
  /// What is compared.
  public var element: IndexElement
  /// The operator, as it was written.
  public var operatorName: String

  /// Takes every part as it is given.
  public init(element: IndexElement, operatorName: String) {
    self.element = element
    self.operatorName = operatorName
  }
}
