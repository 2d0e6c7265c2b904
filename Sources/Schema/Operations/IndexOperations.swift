/// `op.create_index`, `CREATE INDEX`.
public struct CreateIndex: Sendable, Hashable {
  /// The table or materialised view.
  public var table: QualifiedName
  /// The index; its name is nil when PostgreSQL is to choose one.
  public var index: Index
  /// `CONCURRENTLY`.
  public var concurrently: Bool
  /// `IF NOT EXISTS`.
  public var ifNotExists: Bool
  /// `ON ONLY`: not on the partitions.
  public var only: Bool
  /// Whether the source names the access method, even where it is the default one.
  public var namesMethod: Bool

  /// Takes every part as it is given.
  public init(
    table: QualifiedName, index: Index, concurrently: Bool = false, ifNotExists: Bool = false,
    only: Bool = false, namesMethod: Bool = false
  ) {
    self.table = table
    self.index = index
    self.concurrently = concurrently
    self.ifNotExists = ifNotExists
    self.only = only
    self.namesMethod = namesMethod
  }
}

/// `op.drop_index`, `DROP INDEX`.
public struct DropIndex: Sendable, Hashable {
  /// The index.
  public var name: QualifiedName
  /// The table when the source names it, as Alembic's `table_name` does.
  public var table: QualifiedName?
  /// `CONCURRENTLY`.
  public var concurrently: Bool
  /// `IF EXISTS`.
  public var ifExists: Bool
  /// `CASCADE`.
  public var cascade: Bool

  /// Takes every part as it is given.
  public init(
    name: QualifiedName, table: QualifiedName? = nil, concurrently: Bool = false,
    ifExists: Bool = false, cascade: Bool = false
  ) {
    self.name = name
    self.table = table
    self.concurrently = concurrently
    self.ifExists = ifExists
    self.cascade = cascade
  }
}

/// `ALTER INDEX … ATTACH PARTITION`, `ALTER COLUMN … SET STATISTICS`, `DEPENDS ON EXTENSION`.
public struct AlterIndex: Sendable, Hashable {
  /// The index.
  public var name: QualifiedName
  /// The action as it was written.
  public var action: String
  /// The index of a partition that is attached.
  public var attached: QualifiedName?

  /// Takes every part as it is given.
  public init(name: QualifiedName, action: String, attached: QualifiedName? = nil) {
    self.name = name
    self.action = action
    self.attached = attached
  }
}
