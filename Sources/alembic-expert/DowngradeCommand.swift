import ArgumentParser
import Expert
import MigrationReplay

/// `alembic downgrade`, with `--sql` only.
struct DowngradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "downgrade",
    abstract: "Print the SQL of a downgrade (--sql).",
    discussion:
      "Without --sql it is refused, with the command for a person. What is not known of the "
      + "SQL goes to standard error, and the exit status is then 3.")

  @OptionGroup var project: ProjectOptions

  @OptionGroup var replay: ReplayOptions

  @Argument(
    help: ArgumentHelp(
      "start:end, as head:-1; end is an id, base, -1, label@base, id-2…"))
  var revision: String

  @Flag(help: "Print the SQL instead of running it.")
  var sql = false

  @Option(help: "Arbitrary 'tag' name, as alembic --tag.")
  var tag: String?

  func run() throws {
    guard sql else {
      try Refusing.refuse(
        project, .downgrade, [revision], options: tag.map { ["--tag", $0] } ?? [])
    }
    try OfflineRun.print(project, replay, .downgrade, revision)
  }
}
