/// A line of SQLAlchemy releases, where they differ in what they send to PostgreSQL.
public enum SQLAlchemyLine: String, Sendable, CaseIterable {
  /// 2.0: an enum is created with `op.create_table` and dropped with its table.
  case v20 = "2.0"
  /// 2.1: named types belong to a `MetaData` and outlive a table.
  case v21 = "2.1"
}
