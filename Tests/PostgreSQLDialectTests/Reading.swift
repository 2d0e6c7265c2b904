import PostgreSQLDialect
import Schema
import Testing

/// The operations of a text with one statement.
func operations(_ sql: String) -> [MigrationOperation] {
  ReadStatement.all(in: sql).flatMap(\.operations)
}

/// The only operation of a text.
func operation(_ sql: String) throws -> MigrationOperation {
  let all = operations(sql)
  try #require(all.count == 1, "\(all)")
  return all[0]
}

/// The table that a `CREATE TABLE` makes.
func createdTable(_ sql: String) throws -> Table {
  guard case .createTable(let create) = try operation(sql) else {
    throw NotRead(sql: sql)
  }
  return create.table
}

struct NotRead: Error {
  var sql: String
}
