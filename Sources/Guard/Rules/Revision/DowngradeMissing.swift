import SystemPackage

/// A revision that cannot be taken back.
enum DowngradeMissing: GuardRule {
  static let page = GuardPage(
    "downgrade-missing", "Never leave a revision without a working downgrade()",
    reach: .thisExpert,
    why:
      "Without a way back a failed deployment cannot be undone: the version says that the revision "
      + "is gone while its objects are still there.",
    owner: .tool("generate_revision"),
    way:
      "Write the reverse of each operation in downgrade(), in reverse order, in the same edit; "
      + "generate_revision writes both.",
    forbidden: [
      .edit("leaf", replacing: "    op.drop_table('tags')", with: "    pass"),
      .edit(
        "leaf", replacing: "    op.drop_table('tags')",
        with: "    raise NotImplementedError('no way back')"),
    ],
    allowed: [
      .edit(
        "leaf", replacing: "    op.drop_table('tags')", with: "    op.execute('DROP TABLE tags')"),
      .edit("leaf", replacing: "String(20)", with: "String(30)"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard let draft = DraftText(deed, scene), draft.changesSchema, !draft.hasDowngrade else {
      return []
    }
    return [Refusal(page, "\(draft.name) would have an upgrade() and no working downgrade().")]
  }
}
