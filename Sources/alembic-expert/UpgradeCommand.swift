import ArgumentParser
import Expert
import MigrationReplay

/// `alembic upgrade`, with `--sql` only.
struct UpgradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Print the SQL of an upgrade (--sql).",
    discussion:
      "Without --sql it is refused, with the command for a person. What is not known of the "
      + "SQL goes to standard error, and the exit status is then 3.")

  @OptionGroup var project: ProjectOptions

  @OptionGroup var replay: ReplayOptions

  @Argument(
    help: ArgumentHelp(
      "A revision target, or start:end: an id, head, heads, +1, label@head, id+2…"))
  var revision: String

  @Flag(help: "Print the SQL instead of running it.")
  var sql = false

  @Option(help: "Arbitrary 'tag' name, as alembic --tag.")
  var tag: String?

  func run() throws {
    guard sql else {
      try Refusing.refuse(project, .upgrade, [revision], options: tag.map { ["--tag", $0] } ?? [])
    }
    try OfflineRun.print(project, replay, .upgrade, revision)
  }
}
