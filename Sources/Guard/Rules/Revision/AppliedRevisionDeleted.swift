/// An applied revision that goes.
enum AppliedRevisionDeleted: GuardRule {
  static let page = GuardPage(
    "applied-revision-deleted", "Never delete a revision that has been applied anywhere",
    reach: .everyone,
    why:
      "A database whose version table names it can neither go up nor down any more (\"Can't locate "
      + "revision\"), and revisions that stand on it lose their parent.",
    owner: .tool("generate_revision"),
    way: "Undo its effect in a new revision (generate_revision), and leave the file.",
    forbidden: [
      .delete("applied"),
      .command("rm -rf alembic/versions"),
      .command("find alembic/versions -name '*.py' -delete"),
      .command("ls alembic/versions/*.py | xargs rm"),
      .command("python -c \"import os; os.remove('alembic/versions/1a2b3c4d5e6f_users.py')\""),
    ],
    allowed: [
      .delete("leaf"),
      .command("rm -rf alembic/versions/__pycache__"),
      .command("find alembic/versions -name '*.pyc' -delete"),
      .command("echo rm alembic/versions/1a2b3c4d5e6f_users.py"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    guard case .change(let change, _) = deed, change.kind == .delete, change.before != nil,
      scene.isRevision(change.path)
    else { return [] }
    return scene.refusal(page, change.path, done: "would be deleted")
  }
}
