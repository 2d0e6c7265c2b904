/// `alembic downgrade` on a database.
enum DatabaseDowngrade: GuardRule {
  static let page = GuardPage(
    "database-downgrade", "Never downgrade a database", reach: .everyone,
    why:
      "It drops what the revisions made, with every row in it; `downgrade base` empties the "
      + "database.",
    owner: .person,
    way:
      "With a backup at hand, run: {command}. What it would take back: alembic-expert downgrade "
      + "head:-1 --sql.",
    forbidden: [
      .command("alembic downgrade base"),
      .command("poetry run alembic downgrade -1 && poetry run alembic upgrade head"),
      .command("ssh prod \"cd /srv/app && .venv/bin/alembic downgrade base\""),
    ],
    allowed: [
      .command("alembic downgrade head:-1 --sql"),
      .command("alembic history"),
      .command("grep -rn 'alembic downgrade' docs"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    AlembicCall.refusals(of: ["downgrade"], deed, page)
  }
}
