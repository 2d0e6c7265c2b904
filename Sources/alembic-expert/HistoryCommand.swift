import AlembicHistory
import ArgumentParser
import Expert
import ExpertTools
import JSON

/// `alembic history`.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List changeset scripts in chronological order.")

  @OptionGroup var project: ProjectOptions

  @OptionGroup var replay: ReplayOptions

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

  @Flag(help: "Say which revisions are known to the last detail, and why others are not.")
  var understood = false

  @Option(help: "With --understood, how to print the answer: text or json.")
  var format = AnswerFormat.text

  func validate() throws {
    if understood, revRange != nil || indicateCurrent {
      throw ValidationError("--understood is about the whole history: leave out -r and -i.")
    }
    if !understood, format == .json {
      throw ValidationError("--format json goes with --understood.")
    }
  }

  func run() throws {
    if understood { return try printUnderstanding() }
    try Printing.alembicText(project, verb: indicateCurrent ? "history -i" : "history") {
      (graph) throws(AlembicFailure) in
      try AlembicText.history(
        graph, range: revRange, verbose: verbose, indicateCurrent: indicateCurrent)
    }
  }

  private func printUnderstanding() throws {
    let understanding: HistoryUnderstanding
    do {
      understanding = try Printing.history(project, replay).understanding()
    } catch let error as ExpertFailure {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
    switch format {
    case .text: Printing.output(UnderstandingText.text(understanding))
    case .json: Printing.output(UnderstandingJSON.value(understanding).pretty + "\n")
    }
  }
}
