import ProjectFiles
import SystemPackage

/// The record of what is applied.
enum LockFileEdited: GuardRule {
  static let page = GuardPage(
    "lock-file-edited", "Never change alembic-expert.lock", reach: .everyone,
    why:
      "It says which revisions are applied, with a hash of each: who can change it can make an "
      + "edited revision look right.",
    owner: .person,
    way:
      "A person or the deploy job writes it after a deployment: alembic-expert lock.",
    forbidden: [
      .edit("alembic-expert.lock", replacing: "1a2b3c4d5e6f", with: "ffffffffffff"),
      .delete("alembic-expert.lock"),
      .command("rm alembic-expert.lock"),
      .command("alembic-expert lock"),
      .command("echo x >> alembic-expert.lock"),
    ],
    allowed: [
      .command("cat alembic-expert.lock"),
      .command("diff alembic-expert.lock /tmp/other.lock"),
      .edit("poetry.lock", replacing: "content", with: "contents"),
    ])

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    switch deed {
    case .change(let change, _):
      guard change.path.lastComponent?.string == "alembic-expert.lock",
        scene.isOfProject(change.path) || isBesideSettings(change.path)
      else { return [] }
      return [Refusal(page, "\(scene.name(of: change.path)) would be changed.")]
    case .command(let command):
      let values: Set<String> = [
        "--project", "-c", "--config", "-n", "--name", "-x", "--script-location",
        "--version-location",
      ]
      guard command.program == "alembic-expert", !command.has("--help", "-h"),
        command.operands(values: values).first?.text == "lock"
      else { return [] }
      return [Refusal(page, "alembic-expert lock would write the lock file.")]
    }
  }

  /// Whether the settings of a project lie beside a file: it is the lock file of another project then.
  private static func isBesideSettings(_ path: FilePath) -> Bool {
    let folder = path.removingLastComponent()
    return ["alembic.ini", "pyproject.toml"].contains {
      FileReading.kind(of: folder.appending($0)) != nil
    }
  }
}
