import SystemPackage

/// A revision file that nobody minted.
enum HandWrittenRevision: GuardRule {
  static let page = GuardPage(
    "hand-written-revision", "Never create a revision file by hand", reach: .everyone,
    why:
      "An invented id collides with another one sooner or later, and a guessed parent forks the "
      + "history.",
    owner: .tool("generate_revision"),
    way:
      "generate_revision with mode empty makes the file with a fresh id and the right parent; then "
      + "edit its body.",
    forbidden: [
      .create("alembic/versions/a1b2c3d4e5f6_tags.py", "revision = 'a1b2c3d4e5f6'\n"),
      .command("touch alembic/versions/0003_tags.py"),
      .command("cp alembic/versions/1a2b3c4d5e6f_users.py alembic/versions/4d5e6f1a2b3c_more.py"),
      .command("cat > alembic/versions/0003_tags.py <<'EOF'\nrevision = '0003'\nEOF"),
      .command("alembic revision --rev-id a1b2c3d4e5f6 -m tags"),
    ],
    allowed: [
      .create("alembic/versions/README.md", "Notes.\n"),
      .create("alembic/versions/__init__.py", ""),
      .create("alembic/helpers.py", "X = 1\n"),
      .command("touch alembic/README"),
      .command("cp alembic/versions/1a2b3c4d5e6f_users.py /tmp/copy.py"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    switch deed {
    case .change(let change, _):
      guard change.kind == .create, scene.isRevision(change.path) else { return [] }
      return [Refusal(page, "\(scene.name(of: change.path)) would be created by hand.")]
    case .command(let command):
      guard let call = AlembicCall(command), call.verb == "revision" || call.verb == "merge",
        !call.isHelp, command.has("--rev-id")
      else { return [] }
      return [Refusal(page, "\(call.text) would give a revision an id of its own.")]
    }
  }
}
