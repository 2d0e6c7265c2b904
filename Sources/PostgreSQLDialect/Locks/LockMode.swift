/// How strongly a statement locks a table, weakest first.
///
/// Source: PostgreSQL documentation, 13.3.1 "Table-Level Locks".
public enum LockMode: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// `SELECT`.
  case accessShare
  /// `SELECT … FOR UPDATE`, and the referenced side of foreign keys.
  case rowShare
  /// `INSERT`, `UPDATE`, `DELETE`.
  case rowExclusive
  /// `VACUUM`, `CREATE INDEX CONCURRENTLY`, `VALIDATE CONSTRAINT`.
  case shareUpdateExclusive
  /// `CREATE INDEX`.
  case share
  /// `CREATE TRIGGER`, both sides of a new foreign key.
  case shareRowExclusive
  /// `REFRESH MATERIALIZED VIEW CONCURRENTLY`.
  case exclusive
  /// Most forms of `ALTER TABLE`, `DROP`, `TRUNCATE`.
  case accessExclusive

  /// The mode as PostgreSQL's `LOCK` names it.
  public var name: String {
    switch self {
    case .accessShare: "ACCESS SHARE"
    case .rowShare: "ROW SHARE"
    case .rowExclusive: "ROW EXCLUSIVE"
    case .shareUpdateExclusive: "SHARE UPDATE EXCLUSIVE"
    case .share: "SHARE"
    case .shareRowExclusive: "SHARE ROW EXCLUSIVE"
    case .exclusive: "EXCLUSIVE"
    case .accessExclusive: "ACCESS EXCLUSIVE"
    }
  }

  /// The mode of that name in capitals.
  public init?(name: String) {
    guard let mode = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = mode
  }

  /// What others cannot do with the table until the transaction ends.
  public var blocks: String {
    switch self {
    case .accessShare: "only what needs the table for itself"
    case .rowShare: "only EXCLUSIVE locks and stronger"
    case .rowExclusive: "index builds and changes of the schema"
    case .shareUpdateExclusive: "changes of the schema, VACUUM and ANALYZE"
    case .share: "writes"
    case .shareRowExclusive: "writes and changes of the schema"
    case .exclusive: "everything but plain reads"
    case .accessExclusive: "reads and writes"
    }
  }

  /// Whether ordinary writes wait for it.
  public var blocksWrites: Bool { self >= .share }

  /// Whether ordinary reads wait for it.
  public var blocksReads: Bool { self == .accessExclusive }

  /// Weaker ones first.
  public static func < (left: LockMode, right: LockMode) -> Bool {
    left.rawValue < right.rawValue
  }
}
