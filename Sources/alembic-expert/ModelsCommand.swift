import ArgumentParser
import Expert
import ExpertTools
import JSON
import Review

/// The tool `inspect_models` as a command.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "Show what the models declare, what nothing registers, and what differs.",
    discussion: "Exits with 0 when the models and the migrations agree, with 1 when they differ or "
      + "a model is left out, with 2 when there is no answer.")

  @OptionGroup var project: ProjectOptions

  @OptionGroup var replay: ReplayOptions

  @Argument(help: "Only tables and classes whose name contains this.")
  var filter: String?

  @Option(help: "How many tables to pass over.")
  var offset = 0

  @Option(
    help: ArgumentHelp(
      "The revision whose schema they are compared with, as alembic upgrade takes it.",
      valueName: "revision"))
  var at = "heads"

  @Flag(help: "Every column, constraint and relationship.")
  var detailed = false

  @Option(help: "How to print the answer: text or json.")
  var format = AnswerFormat.text

  func run() throws {
    let history = try Printing.history(project, replay)
    let inspection: ModelInspection
    do throws(ExpertFailure) {
      inspection = try history.inspectModels(at: at)
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
    let page = ModelPage(
      inspection, filter: filter, offset: offset, detailed ? .detailed : .concise)
    switch format {
    case .text: Printing.output(InspectModels.text(page))
    case .json: Printing.output(InspectModels.json(page).pretty + "\n")
    }
    let isLeftOut = inspection.findings.contains { $0.severity == .error }
    if !inspection.differences.isEmpty || isLeftOut { throw ExitCode(1) }
  }
}
