import SystemPackage

/// One byte of an applied revision.
enum AppliedRevisionEdited: GuardRule {
  static let page = GuardPage(
    "applied-revision-edited", "Never change a revision that has been applied anywhere",
    reach: .everyone,
    why:
      "Databases that have it never run it again: they keep the old schema while new ones get "
      + "another, and nothing tells them apart.",
    owner: .tool("generate_revision"),
    way:
      "Leave the file as it is and create a follow-up revision that makes the difference: "
      + "generate_revision (mode autogenerate, or empty).",
    forbidden: [
      .edit("applied", replacing: "String(50)", with: "String(80)"),
      .edit("applied", replacing: "def upgrade", with: "# seen\ndef upgrade"),
      .command("sed -i 's/50/80/' alembic/versions/1a2b3c4d5e6f_users.py"),
      .command("cd alembic/versions && echo '# x' >> 1a2b3c4d5e6f_users.py"),
      .command("git checkout main && black alembic/versions"),
    ],
    allowed: [
      .edit("draft", replacing: "def upgrade", with: "# seen\ndef upgrade"),
      .command("sed -n 's/50/80/p' alembic/versions/1a2b3c4d5e6f_users.py"),
      .command("cat alembic/versions/1a2b3c4d5e6f_users.py > /tmp/copy.py"),
      .command("black --check alembic/versions"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .change(let change, _) = deed, change.kind == .modify, scene.isRevision(change.path)
    else { return [] }
    return scene.refusal(page, change.path, done: "would be changed")
  }
}

extension GuardScene {
  /// The refusal for a revision that is applied, or a question where that is not known.
  func refusal(_ page: GuardPage, _ path: FilePath, done: String) -> [Refusal] {
    switch standing(path) {
    case .draft: []
    case .applied(let evidence):
      [Refusal(page, "\(name(of: path)) \(done), and it is applied: \(evidence).")]
    case .unknown(let reason):
      [
        Refusal(
          page, "\(name(of: path)) \(done), and whether it is applied is not known: \(reason).",
          isQuestion: true)
      ]
    }
  }
}
