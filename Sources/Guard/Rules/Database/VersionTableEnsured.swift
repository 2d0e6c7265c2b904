/// `alembic ensure_version` on a database.
enum VersionTableEnsured: GuardRule {
  static let page = GuardPage(
    "version-table-ensured", "Never make the version table in a database", reach: .everyone,
    why: "It makes a table in whatever database the settings name.",
    owner: .person,
    way: "Run: {command}. Alembic makes the table by itself with the first upgrade.",
    forbidden: [
      .command("alembic ensure_version"),
      .command("poetry run alembic -x env=prod ensure_version"),
    ],
    allowed: [
      .command("alembic ensure_version --sql"),
      .command("poetry run alembic branches"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    AlembicCall.refusals(of: ["ensure_version"], deed, page)
  }
}
