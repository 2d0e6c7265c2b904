import Review
import SourceText
import SystemPackage

/// A password in a file of the migrations.
enum CredentialsInFile: GuardRule {
  static let page = GuardPage(
    "credentials-in-file", "Never write a connection string with a password into the migrations",
    reach: .everyone,
    why: "A file in the repository is there for ever, and so is its password.",
    owner: .person,
    way:
      "Read it from the environment in env.py; in a revision use op.get_bind(). Whoever runs the "
      + "database sets the variable.",
    forbidden: [
      .edit(
        "leaf", replacing: "def upgrade():\n",
        with: "URL = 'postgresql://app:hunter2@db/app'\n\n\ndef upgrade():\n"),
      .edit(
        "alembic.ini", replacing: "script_location = alembic",
        with: "script_location = alembic\nsqlalchemy.url = postgresql://app:hunter2@db/app"),
    ],
    allowed: [
      .edit(
        "alembic.ini", replacing: "script_location = alembic",
        with: "script_location = alembic\nsqlalchemy.url = postgresql://app@localhost/app"),
      .edit(
        "alembic.ini", replacing: "script_location = alembic",
        with: "script_location = alembic\nsqlalchemy.url = postgresql://app:%(password)s@db/app"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    switch deed {
    case .change(let change, _):
      let path = change.path
      guard
        scene.isRevision(path) || scene.isSettings(path) || scene.isEnvironment(path)
          || scene.isInScriptFolder(path)
      else { return [] }
      let text = change.after ?? change.command.map { Array($0.utf8) } ?? []
      guard isGiven(text), !isGiven(change.before ?? []) else { return [] }
      return [Refusal(page, "\(scene.name(of: path)) would hold a password.")]
    case .command(let command):
      // A text that a program adds to such a file, as `echo … >>` does.
      guard !command.outputs.isEmpty || command.writesInPlace, isGiven(Array(command.text.utf8)),
        command.outputs.contains(where: { $0.path.text.hasSuffix("alembic.ini") })
      else { return [] }
      return [Refusal(page, "alembic.ini would hold a password.")]
    }
  }

  private static func isGiven(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return ConnectionCredential.password(in: text) != nil || RolePassword.isGiven(in: text)
  }
}
