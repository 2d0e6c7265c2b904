/// DDL that goes past the migrations.
enum SchemaChangedByClient: GuardRule {
  static let page = GuardPage(
    "schema-changed-by-client", "Never change a schema past the migrations", reach: .everyone,
    why:
      "No revision knows of it: other databases do not get it, and the next migration meets a "
      + "schema that it was not written for.",
    owner: .tool("generate_revision"),
    way:
      "Change the models and create a revision (generate_revision); a person runs it: {runner} "
      + "upgrade heads.",
    forbidden: [
      .command("psql $DATABASE_URL -c 'ALTER TABLE users ADD COLUMN age int'"),
      .command("psql <<'SQL'\nDROP TABLE users;\nSQL"),
      .command("dropdb app"),
      .command("docker exec db psql -U app -c \"create index on users (name)\""),
      .command("alembic upgrade head --sql | psql app"),
    ],
    allowed: [
      .command("psql -c 'SELECT * FROM users LIMIT 5'"),
      .command("psql -c '\\d users'"),
      .command("pg_dump --schema-only app"),
      .command("psql -c \"select 'drop table users'\""),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .command(let command) = deed, let client = DatabaseClient(command) else { return [] }
    if let statement = client.schemaChange {
      return [Refusal(page, "\(client.text) would run \(statement) on a database.")]
    }
    guard client.isUnread else { return [] }
    return [
      Refusal(
        page, "What \(client.text) would send to a database is not in the line.", isQuestion: true)
    ]
  }
}
