import SystemPackage

/// Tables that another system makes and migrates.
enum ExternalTableMigrated: GuardRule {
  static let page = GuardPage(
    "external-table-migrated", "Never migrate tables that another system manages",
    reach: .thisExpert,
    why:
      "Their owner (LangChain, LangGraph, an extension such as pgvector or PostGIS) makes and "
      + "changes them itself, and finds them changed. What env.py leaves out, and ignored_tables of "
      + "our settings, are such.",
    owner: .tableOwner,
    way:
      "Leave the table to the system that makes it; keep include_name() in env.py naming it. An "
      + "extension is installed by whoever runs the database.",
    forbidden: [
      .edit(
        "leaf", replacing: "def upgrade():\n",
        with:
          "def upgrade():\n    op.add_column('langchain_pg_embedding', sa.Column('x', sa.Text()))\n"
      ),
      .edit(
        "leaf", replacing: "def upgrade():\n",
        with: "def upgrade():\n    op.execute('CREATE EXTENSION IF NOT EXISTS vector')\n"),
    ],
    allowed: [
      .edit(
        "leaf", replacing: "def upgrade():\n",
        with: "def upgrade():\n    op.add_column('users', sa.Column('x', sa.Text()))\n"),
      .edit(
        "alembic/env.py", replacing: "'langchain_pg_embedding'",
        with: "'langchain_pg_embedding', 'checkpoints'"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard let draft = DraftText(deed, scene) else { return [] }
    return draft.foreignObjects(scene.externalTables).map { name in
      Refusal(page, "\(draft.name) would change \(name), which belongs to somebody else.")
    }
  }
}
