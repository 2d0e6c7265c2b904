/// `op.create_table`, `CREATE TABLE`.
public struct CreateTable: Sendable, Hashable {
  /// The table as it was written: names that PostgreSQL chooses are still nil.
  public var table: Table
  /// `IF NOT EXISTS`.
  public var ifNotExists: Bool
  /// `LIKE other INCLUDING …` clauses.
  public var likes: [TableLike]
  /// The constraints that stand in the clause of a column: places in `table.constraints`, and the
  /// columns.
  public var inlineConstraints: [Int: String]
  /// `CREATE TABLE … AS query`: the columns follow from it.
  public var query: TableQuery?

  /// Takes every part as it is given.
  public init(
    table: Table, ifNotExists: Bool = false, likes: [TableLike] = [],
    inlineConstraints: [Int: String] = [:], query: TableQuery? = nil
  ) {
    self.table = table
    self.ifNotExists = ifNotExists
    self.likes = likes
    self.inlineConstraints = inlineConstraints
    self.query = query
  }
}

/// `LIKE table { INCLUDING | EXCLUDING } …` inside of `CREATE TABLE`.
public struct TableLike: Sendable, Hashable {
  /// The table that is copied.
  public var table: QualifiedName
  /// The options as they were written: `INCLUDING ALL`.
  public var options: [String]
  /// How many columns were written before it.
  public var position: Int

  /// Takes every part as it is given.
  public init(table: QualifiedName, options: [String] = [], position: Int = 0) {
    self.table = table
    self.options = options
    self.position = position
  }
}

/// The query of `CREATE TABLE AS` or `SELECT … INTO`.
public struct TableQuery: Sendable, Hashable {
  /// The query with its gaps normalised.
  public var text: String
  /// The tables that it reads.
  public var references: [QualifiedName]
  /// False for `WITH NO DATA`.
  public var withData: Bool

  /// Takes every part as it is given.
  public init(text: String, references: [QualifiedName] = [], withData: Bool = true) {
    self.text = text
    self.references = references
    self.withData = withData
  }
}

/// `op.drop_table`, `DROP TABLE`.
public struct DropTable: Sendable, Hashable {
  /// The table.
  public var name: QualifiedName
  /// `IF EXISTS`.
  public var ifExists: Bool
  /// `CASCADE`.
  public var cascade: Bool
  /// `DROP FOREIGN TABLE`.
  public var isForeign: Bool

  /// Takes every part as it is given.
  public init(
    name: QualifiedName, ifExists: Bool = false, cascade: Bool = false, isForeign: Bool = false
  ) {
    self.name = name
    self.ifExists = ifExists
    self.cascade = cascade
    self.isForeign = isForeign
  }
}

/// `op.rename_table`, `ALTER TABLE … RENAME TO`.
public struct RenameTable: Sendable, Hashable {
  /// The table; PostgreSQL takes a view, index or sequence here too.
  public var name: QualifiedName
  /// The new name, in the same schema.
  public var newName: String
  /// `IF EXISTS`.
  public var ifExists: Bool

  /// Takes every part as it is given.
  public init(name: QualifiedName, newName: String, ifExists: Bool = false) {
    self.name = name
    self.newName = newName
    self.ifExists = ifExists
  }
}

/// An action of `ALTER TABLE` that is about the table as a whole.
public struct AlterTableSetting: Sendable, Hashable {
  /// The table, view, index or sequence.
  public var table: QualifiedName
  /// What changes.
  public var setting: TableSetting
  /// `IF EXISTS`.
  public var ifExists: Bool
  /// What the statement calls the object.
  public var objectKind: ObjectKind

  /// Takes every part as it is given.
  public init(
    table: QualifiedName, setting: TableSetting, ifExists: Bool = false,
    objectKind: ObjectKind = .table
  ) {
    self.table = table
    self.setting = setting
    self.ifExists = ifExists
    self.objectKind = objectKind
  }
}

/// What `ALTER TABLE` can say about a table as a whole.
public enum TableSetting: Sendable, Hashable {
  /// `SET (…)`.
  case parameters([StorageParameter])
  /// `RESET (…)`.
  case resetParameters([String])
  /// `SET TABLESPACE`.
  case tablespace(String)
  /// `SET LOGGED`, `SET UNLOGGED`.
  case persistence(TablePersistence)
  /// `SET ACCESS METHOD`; nil for `DEFAULT`.
  case accessMethod(String?)
  /// `ENABLE ROW LEVEL SECURITY`, `DISABLE …`.
  case rowSecurity(isEnabled: Bool)
  /// `FORCE ROW LEVEL SECURITY`, `NO FORCE …`.
  case forceRowSecurity(Bool)
  /// `REPLICA IDENTITY …`, the words as they were written.
  case replicaIdentity(String)
  /// `INHERIT`, `NO INHERIT`.
  case inherit(QualifiedName, isAdded: Bool)
  /// `OF type`, `NOT OF`; nil for the latter.
  case ofType(QualifiedName?)
  /// `CLUSTER ON index`, `SET WITHOUT CLUSTER`; nil for the latter.
  case clusterOn(String?)
  /// `ENABLE TRIGGER`, `DISABLE TRIGGER`, with `REPLICA` and `ALWAYS`; nil for `ALL`, and
  /// `USER` is given as it is.
  case trigger(name: String?, mode: String)
  /// `ENABLE RULE`, `DISABLE RULE`.
  case rule(name: String, mode: String)
  /// `OPTIONS (…)` of a foreign table.
  case options(String)
  /// `SET WITHOUT OIDS`, `SET WITH OIDS`.
  case oids(String)
}
