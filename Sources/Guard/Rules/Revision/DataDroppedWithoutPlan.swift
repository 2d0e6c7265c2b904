import SystemPackage

/// Rows that go, and nothing says where to.
enum DataDroppedWithoutPlan: GuardRule {
  static let page = GuardPage(
    "data-dropped-without-plan", "Never drop data without saying where it goes",
    reach: .thisExpert,
    why: "What a dropped table or column held cannot come back by a downgrade.",
    owner: .tool("generate_revision"),
    way:
      "generate_revision with data_plan: per object archive_to, move_to, or backup; it writes what "
      + "saves the rows before the drop. There is no bare discard.",
    forbidden: [
      .edit(
        "leaf", replacing: "def upgrade():\n",
        with: "def upgrade():\n    op.drop_column('users', 'name')\n"),
      .edit(
        "leaf", replacing: "def upgrade():\n",
        with: "def upgrade():\n    op.execute('DROP TABLE users')\n"),
    ],
    allowed: [
      .edit(
        "leaf", replacing: "def upgrade():\n",
        with:
          "def upgrade():\n    op.execute('CREATE TABLE users_kept AS SELECT * FROM users')\n    op.drop_table('users')\n"
      ),
      .edit(
        "leaf", replacing: "def upgrade():\n",
        with: "def upgrade():\n    op.drop_index('ix_users')\n"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard let draft = DraftText(deed, scene) else { return [] }
    return draft.drops.map { drop in
      Refusal(page, "upgrade() of \(draft.name) would drop \(drop), and nothing keeps its rows.")
    }
  }
}
