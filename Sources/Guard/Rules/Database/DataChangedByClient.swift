/// Rows that are changed past the migrations.
enum DataChangedByClient: GuardRule {
  static let page = GuardPage(
    "data-changed-by-client", "Never change rows past the migrations", reach: .thisExpert,
    why: "Other databases do not get the change, and it has no way back.",
    owner: .tool("generate_revision"),
    way:
      "generate_revision with mode data writes a revision with the rows or the SQL and its inverse.",
    forbidden: [
      .command("psql -c \"UPDATE users SET name = 'x' WHERE id = 1\""),
      .command(
        "psql app -c 'WITH gone AS (DELETE FROM users RETURNING *) SELECT count(*) FROM gone'"),
    ],
    allowed: [
      .command("psql -c \"SELECT * FROM users WHERE name = 'update'\""),
      .command("psql -c 'COPY users TO STDOUT'"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .command(let command) = deed, let client = DatabaseClient(command),
      !client.writesVersionTable, let statement = client.dataChange
    else { return [] }
    return [Refusal(page, "\(client.text) would run \(statement) on a database.")]
  }
}
