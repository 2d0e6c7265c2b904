import ArgumentParser
import Expert

/// `alembic stamp`, which is refused.
struct StampCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stamp", abstract: "Refused: print the command for a person.",
    discussion: "It writes into a database which revisions it has, without running them.")

  @OptionGroup var project: ProjectOptions

  @Argument(help: "One or more revisions, or 'heads' for all heads.")
  var revisions: [String]

  @Flag(help: "As alembic stamp --sql.")
  var sql = false

  @Option(help: "As alembic stamp --tag.")
  var tag: String?

  @Flag(help: "As alembic stamp --purge.")
  var purge = false

  func run() throws {
    var options = sql ? ["--sql"] : []
    if let tag { options += ["--tag", tag] }
    if purge { options.append("--purge") }
    try Refusing.refuse(project, .stamp, revisions, options: options)
  }
}
