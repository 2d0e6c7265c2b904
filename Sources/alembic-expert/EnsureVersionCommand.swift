import ArgumentParser
import Expert

/// `alembic ensure_version`, which is refused.
struct EnsureVersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ensure_version", abstract: "Refused: print the command for a person.",
    discussion: "It makes the version table in a database.", aliases: ["ensure-version"])

  @OptionGroup var project: ProjectOptions

  @Flag(help: "As alembic ensure_version --sql.")
  var sql = false

  func run() throws {
    try Refusing.refuse(project, .ensureVersion, [], options: sql ? ["--sql"] : [])
  }
}
