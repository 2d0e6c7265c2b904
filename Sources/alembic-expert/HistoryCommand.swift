import AlembicHistory
import ArgumentParser

/// `alembic history`.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List changeset scripts in chronological order.")

  @OptionGroup var project: ProjectOptions

  @Option(
    name: [.customShort("r"), .long], parsing: .unconditional,
    help: ArgumentHelp("Specify a revision range; format is [start]:[end].", valueName: "range"))
  var revRange: String?

  @Flag(name: .shortAndLong, help: "Use more verbose output.")
  var verbose = false

  @Flag(
    name: [.customShort("i"), .long],
    help: "Indicate the current revision: refused, because it needs a database.")
  var indicateCurrent = false

  func run() throws {
    try Printing.alembicText(project, verb: indicateCurrent ? "history -i" : "history") {
      (graph) throws(AlembicFailure) in
      try AlembicText.history(
        graph, range: revRange, verbose: verbose, indicateCurrent: indicateCurrent)
    }
  }
}
