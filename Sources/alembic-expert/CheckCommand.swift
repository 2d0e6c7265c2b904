import ArgumentParser
import Expert
import ExpertTools
import JSON

/// `alembic check`, without a database.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check if revision command with autogenerate has pending upgrade ops.",
    discussion:
      "The models are compared with what the migrations make; no database is asked. Exit code 1: "
      + "a migration is missing; 2: the project could not be read.")

  @OptionGroup var project: ProjectOptions

  @OptionGroup var replay: ReplayOptions

  @Flag(help: "Stop where Alembic's autogenerate stops: no checks, labels, options of indexes.")
  var asAlembic = false

  @Option(
    help: ArgumentHelp(
      "The revision whose schema it is, as alembic upgrade takes it.", valueName: "revision"))
  var at = "heads"

  @Option(help: "text, or json as inspect_models answers.")
  var format = AnswerFormat.text

  func run() throws {
    let history = try Printing.history(project, replay)
    let inspection: ModelInspection
    do throws(ExpertFailure) {
      inspection = try history.inspectModels(at: at, seesOnlyWhatAlembicSees: asAlembic)
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
    switch format {
    case .text: Printing.output(InspectModels.differences(inspection))
    case .json:
      let page = ModelPage(inspection, filter: nil, offset: 0, .concise)
      Printing.output(InspectModels.json(page).pretty + "\n")
    }
    if !inspection.differences.isEmpty { throw ExitCode(1) }
  }
}
