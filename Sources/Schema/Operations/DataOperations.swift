/// `op.bulk_insert`.
public struct BulkInsert: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// The columns in order.
  public var columns: [String]
  /// The values as SQL; nil for a value that is left out.
  public var rows: [[SQLExpression?]]
  /// False when some rows or values could not be read.
  public var isComplete: Bool

  /// Takes every part as it is given.
  public init(
    table: QualifiedName, columns: [String], rows: [[SQLExpression?]], isComplete: Bool = true
  ) {
    self.table = table
    self.columns = columns
    self.rows = rows
    self.isComplete = isComplete
  }
}

/// A statement that reads or writes rows.
public struct DataStatement: Sendable, Hashable {
  /// What it does.
  public var kind: DataStatementKind
  /// The tables that it writes to, those of DML inside of `WITH` included.
  public var targets: [QualifiedName]
  /// The other tables that it reads, where they are named plainly.
  public var references: [QualifiedName]
  /// The columns that it sets or inserts into.
  public var columns: [String]
  /// Whether an UPDATE or DELETE has a `WHERE`.
  public var hasCondition: Bool
  /// `RETURNING`.
  public var isReturning: Bool
  /// Whether the rows are limited: `LIMIT`, `FETCH`, or a subquery that has one.
  public var limitsRows: Bool
  /// `TRUNCATE … CASCADE`.
  public var cascade: Bool
  /// The DML inside of `WITH`.
  public var dataModifyingCommonTables: [DataStatementKind]
  /// The whole statement.
  public var text: String

  /// Takes every part as it is given.
  public init(
    kind: DataStatementKind, targets: [QualifiedName], references: [QualifiedName] = [],
    columns: [String] = [], hasCondition: Bool = false, isReturning: Bool = false,
    limitsRows: Bool = false, cascade: Bool = false,
    dataModifyingCommonTables: [DataStatementKind] = [], text: String
  ) {
    self.kind = kind
    self.targets = targets
    self.references = references
    self.columns = columns
    self.hasCondition = hasCondition
    self.isReturning = isReturning
    self.limitsRows = limitsRows
    self.cascade = cascade
    self.dataModifyingCommonTables = dataModifyingCommonTables
    self.text = text
  }
}

/// What a statement does to rows.
public enum DataStatementKind: String, Sendable, Hashable {
  /// `SELECT`, `VALUES`, `TABLE`.
  case select = "SELECT"
  /// `INSERT`.
  case insert = "INSERT"
  /// `UPDATE`.
  case update = "UPDATE"
  /// `DELETE`.
  case delete = "DELETE"
  /// `MERGE`.
  case merge = "MERGE"
  /// `COPY`.
  case copy = "COPY"
  /// `TRUNCATE`.
  case truncate = "TRUNCATE TABLE"
}
