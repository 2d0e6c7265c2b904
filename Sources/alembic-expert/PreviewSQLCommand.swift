import ArgumentParser
import Expert
import ExpertTools
import JSON

extension SQLPreview.Direction: ExpressibleByArgument {}

/// The tool `preview_sql` as a command.
struct PreviewSQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview-sql",
    abstract: "Show the SQL between two revisions, with its origin and its locks.",
    discussion: "Exits with 0 when everything is known and PostgreSQL would take it, with 1 when "
      + "not, with 2 when there is no answer.")

  @OptionGroup var project: ProjectOptions

  @OptionGroup var replay: ReplayOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The revision that the database has (default: base, for downgrade head).",
      valueName: "revision"))
  var from: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The revision to reach, as alembic takes it (default: heads, for downgrade -1).",
      valueName: "revision"))
  var to: String?

  @Option(help: "upgrade or downgrade.")
  var direction = SQLPreview.Direction.upgrade

  @Flag(help: "Every statement in full.")
  var detailed = false

  @Option(help: "How to print the answer: text or json.")
  var format = AnswerFormat.text

  func run() throws {
    let history = try Printing.history(project, replay)
    let preview: SQLPreview
    do throws(ExpertFailure) {
      preview = try history.preview(
        direction, from: from, to: to ?? PreviewSQL.defaultDestination(direction))
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
    let response: ResponseFormat = detailed ? .detailed : .concise
    switch format {
    case .text: Printing.output(PreviewSQL.text(preview, response))
    case .json: Printing.output(PreviewSQL.json(preview, response).pretty + "\n")
    }
    if !preview.doubts.isEmpty || !preview.failures.isEmpty { throw ExitCode(1) }
  }
}
