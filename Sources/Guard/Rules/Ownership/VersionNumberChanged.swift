import AlembicHistory
import SystemPackage

/// The application's version.
enum VersionNumberChanged: GuardRule {
  static let page = GuardPage(
    "version-number", "Never change version numbers", reach: .thisExpert,
    why: "When a version changes, and to which, is decided once, for all of the application.",
    owner: .versions,
    way: "Say whether the migration is a feature or a correction; @version-bumper does the rest.",
    forbidden: [
      .edit("pyproject.toml", replacing: "version = \"1.0.0\"", with: "version = \"1.1.0\""),
      .command("poetry version minor"),
      .command("sed -i 's/version = \"1.0.0\"/version = \"1.1.0\"/' pyproject.toml"),
      .command("bump2version patch"),
    ],
    allowed: [
      .edit(
        "pyproject.toml", replacing: "version = \"1.0.0\"",
        with: "version = \"1.0.0\"\ndescription = \"An app\""),
      .command("poetry version --short"),
      .command("grep version pyproject.toml"),
    ])

  private static let bumpers: Set<String> = [
    "bump2version", "bumpversion", "bump-my-version", "semantic-release", "cz", "standard-version",
  ]

  static func refusals(of deed: Deed, in scene: GuardScene) -> [Refusal] {
    switch deed {
    case .change(let change, let area):
      guard area == .metadata, let before = change.before else { return [] }
      let name = scene.name(of: change.path)
      guard let after = change.after else {
        // A pattern writes the dots of a version as `\.`.
        let command = (change.command ?? "").replacing("\\", with: "")
        guard command.contains("version") || versions(before).contains(where: command.contains)
        else { return [] }
        return [Refusal(page, "The version in \(name) would change.")]
      }
      guard versions(before) != versions(after) else { return [] }
      return [Refusal(page, "The version in \(name) would change.")]
    case .command(let command):
      let operands = command.operands().map(\.text)
      switch command.program {
      case let name where bumpers.contains(name):
        guard name != "cz" || operands.first == "bump",
          !["show", "show-bump"].contains(operands.first),
          !command.has("--dry-run", "--help", "--list", "-n")
        else { return [] }
      case "poetry", "uv", "hatch", "pdm", "npm", "yarn":
        guard operands.first == "version" || operands.first == "bump", operands.count > 1,
          !command.has("--dry-run")
        else { return [] }
      default: return []
      }
      return [Refusal(page, "\(command.text) would change the version.")]
    }
  }

  /// The versions that lines of a file set.
  private static func versions(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let text = String(line.filter { !$0.isWhitespace })
      guard
        let mark = ["version=", "__version__=", "\"version\":"].first(where: text.hasPrefix)
      else { return nil }
      let value = text.dropFirst(mark.count)
      guard let quote = value.first, quote == "\"" || quote == "'" else { return String(value) }
      return String(value.dropFirst().prefix { $0 != quote })
    }
  }
}
