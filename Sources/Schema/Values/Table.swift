/// A table with everything that lives and dies with it.
public struct Table: Sendable, Hashable {
  /// Its name.
  public var name: QualifiedName
  /// Its columns in order.
  public var columns: [Column]
  /// Its constraints in the order in which they were made.
  public var constraints: [Constraint]
  /// Its indexes that are no constraint's, in the order in which they were made.
  public var indexes: [Index]
  /// Its triggers.
  public var triggers: [Trigger]
  /// Its row security policies.
  public var policies: [Policy]
  /// Its rewrite rules.
  public var rules: [OtherObject]
  /// `COMMENT ON TABLE`.
  public var comment: String?
  /// Ordinary, unlogged or temporary.
  public var persistence: TablePersistence
  /// `CREATE FOREIGN TABLE`.
  public var isForeign: Bool
  /// `PARTITION BY` of a partitioned table.
  public var partitioning: Partitioning?
  /// What a partition belongs to.
  public var partitionOf: Partition?
  /// `INHERITS`.
  public var parents: [QualifiedName]
  /// `WITH (…)`.
  public var parameters: [StorageParameter]
  /// `TABLESPACE`.
  public var tablespace: String?
  /// `USING` of the table.
  public var accessMethod: String?
  /// Whether policies apply.
  public var rowSecurity: RowSecurity
  /// `REPLICA IDENTITY` as it was written, when it is not the default.
  public var replicaIdentity: String?
  /// `OWNER TO`, when it was said.
  public var owner: String?
  /// False when there may be columns, constraints and indexes that nobody read:
  /// the table is older than the history, or something opaque changed it.
  public var isComplete: Bool
  /// What parts it is known to have (true) or not to have (false), though nobody read what they look like.
  ///
  /// For a table that is not complete; its columns, constraints and indexes count before this.
  public var unreadParts: [TablePart: Bool] = [:]
  /// Where it was read, and whether it is known.
  public var provenance: Provenance

  /// Takes every part as it is given.
  public init(
    name: QualifiedName, columns: [Column] = [], constraints: [Constraint] = [],
    indexes: [Index] = [], triggers: [Trigger] = [], policies: [Policy] = [],
    rules: [OtherObject] = [], comment: String? = nil, persistence: TablePersistence = .permanent,
    isForeign: Bool = false, partitioning: Partitioning? = nil, partitionOf: Partition? = nil,
    parents: [QualifiedName] = [], parameters: [StorageParameter] = [], tablespace: String? = nil,
    accessMethod: String? = nil, rowSecurity: RowSecurity = RowSecurity(),
    replicaIdentity: String? = nil, owner: String? = nil, isComplete: Bool = true,
    provenance: Provenance = .unplaced
  ) {
    self.name = name
    self.columns = columns
    self.constraints = constraints
    self.indexes = indexes
    self.triggers = triggers
    self.policies = policies
    self.rules = rules
    self.comment = comment
    self.persistence = persistence
    self.isForeign = isForeign
    self.partitioning = partitioning
    self.partitionOf = partitionOf
    self.parents = parents
    self.parameters = parameters
    self.tablespace = tablespace
    self.accessMethod = accessMethod
    self.rowSecurity = rowSecurity
    self.replicaIdentity = replicaIdentity
    self.owner = owner
    self.isComplete = isComplete
    self.provenance = provenance
  }

  /// The column of that name.
  public func column(_ name: String) -> Column? { columns.first { $0.name == name } }

  /// The constraint of that name.
  public func constraint(_ name: String) -> Constraint? { constraints.first { $0.name == name } }

  /// The index of that name, a constraint's own index not among them.
  public func index(_ name: String) -> Index? { indexes.first { $0.name == name } }

  /// The primary key.
  public var primaryKey: Constraint? {
    constraints.first { if case .primaryKey = $0.rule { true } else { false } }
  }

  /// The foreign keys with their constraints.
  public var foreignKeys: [(constraint: Constraint, key: ForeignKey)] {
    constraints.compactMap { constraint in
      if case .foreignKey(let key) = constraint.rule { (constraint, key) } else { nil }
    }
  }
}

/// How long a table lives and whether it survives a crash.
public enum TablePersistence: Sendable, Hashable {
  /// Ordinary.
  case permanent
  /// `UNLOGGED`.
  case unlogged
  /// `TEMPORARY`.
  case temporary
}

/// Whether row security policies apply to a table.
public struct RowSecurity: Sendable, Hashable {
  /// `ENABLE ROW LEVEL SECURITY`.
  public var isEnabled: Bool
  /// `FORCE ROW LEVEL SECURITY`: for the owner too.
  public var isForced: Bool

  /// Takes every part as it is given.
  public init(isEnabled: Bool = false, isForced: Bool = false) {
    self.isEnabled = isEnabled
    self.isForced = isForced
  }
}

/// `PARTITION BY strategy (key, …)`.
public struct Partitioning: Sendable, Hashable {
  /// `RANGE`, `LIST` or `HASH`.
  public var strategy: String
  /// What decides the partition.
  public var keys: [IndexElement]

  /// Takes every part as it is given.
  public init(strategy: String, keys: [IndexElement]) {
    self.strategy = strategy
    self.keys = keys
  }
}

/// `PARTITION OF parent FOR VALUES …`.
public struct Partition: Sendable, Hashable {
  /// The partitioned table.
  public var parent: QualifiedName
  /// `FOR VALUES …` or `DEFAULT`, as it was written.
  public var bound: String

  /// Takes every part as it is given.
  public init(parent: QualifiedName, bound: String) {
    self.parent = parent
    self.bound = bound
  }
}
