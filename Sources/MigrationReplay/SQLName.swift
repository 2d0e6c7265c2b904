import PostgreSQLSyntax

/// Names in the lines that Alembic adds.
enum SQLName {
  static func written(_ name: String) -> String { SQLIdentifier.quoted(name) }
}
