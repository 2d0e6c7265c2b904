import ArgumentParser
import Expert
import ExpertTools
import JSON

extension ResponseFormat: ExpressibleByArgument {}

/// How a command prints a tool's answer.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  /// For a person.
  case text
  /// The tool's `structuredContent`.
  case json
}

/// The tool `check_heads` as a command.
struct CheckHeadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-heads",
    abstract: "Say whether the history is healthy and safe to add to.",
    discussion: "Exits with 0 when there is no error, with 1 when there is one, with 2 when the "
      + "project could not be read.")

  @OptionGroup var project: ProjectOptions

  @Option(
    help: ArgumentHelp(
      "Another branch's folder of revision files: would merging it fork the history?",
      valueName: "dir"))
  var mergeWith: String?

  @Flag(help: "Everything: the whole graph, and lists without a cap.")
  var detailed = false

  @Option(help: "How to print the answer: text or json.")
  var format = AnswerFormat.text

  func run() throws {
    let history = try Printing.history(project)
    let health: HistoryHealth
    do throws(ExpertFailure) {
      health = try history.health(mergingWith: mergeWith)
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
    let response: ResponseFormat = detailed ? .detailed : .concise
    switch format {
    case .text: Printing.output(CheckHeads.text(health, response))
    case .json: Printing.output(CheckHeads.json(health, response).pretty + "\n")
    }
    if health.hasErrors { throw ExitCode(1) }
  }
}
