/// `alembic stamp`, or the version table written by hand.
enum DatabaseStamp: GuardRule {
  static let page = GuardPage(
    "database-stamp", "Never stamp a database", reach: .everyone,
    why:
      "It tells the database that it has revisions which never ran there: what they would have made "
      + "is missing from then on, and nothing says so.",
    owner: .person,
    way:
      "Find out first what the database really has; then run: {command}.",
    forbidden: [
      .command("alembic stamp head"),
      .command("uv run alembic stamp --purge 1a2b3c4d5e6f"),
      .command("psql -c \"UPDATE alembic_version SET version_num = '1a2b3c4d5e6f'\""),
    ],
    allowed: [
      .command("alembic stamp head --sql"),
      .command("poetry run alembic current"),
      .command("psql -c 'SELECT version_num FROM alembic_version'"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    if case .command(let command) = deed, let client = DatabaseClient(command),
      client.writesVersionTable
    {
      return [
        Refusal(
          page, "\(client.text) would write the version table.",
          way: page.way.replacing("{command}", with: "{runner} stamp"))
      ]
    }
    return AlembicCall.refusals(of: ["stamp"], deed, page)
  }
}
