import ArgumentParser
import Expert
import ExpertTools
import JSON

/// The tool `change_summary` as a command.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Put finished migration work into words that can be committed.",
    discussion: "Compares HEAD with the working tree by reading git's files; git is not run. Exits "
      + "with 0, with 1 when the review stands against it, with 2 when nothing can be told.")

  @OptionGroup var project: ProjectOptions

  @Argument(help: "The changed files, from the project's folder. Default: what git's files say.")
  var files: [String] = []

  @Flag(help: "The commit's body and every change.")
  var detailed = false

  @Option(help: "How to print the answer: text or json.")
  var format = AnswerFormat.text

  func run() throws {
    let history = try Printing.history(project)
    let summary: HandOver
    do throws(ExpertFailure) {
      summary = try history.handOver(files: files.isEmpty ? nil : files)
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
    let response: ResponseFormat = detailed ? .detailed : .concise
    switch format {
    case .text: Printing.output(ChangeSummary.text(summary, response))
    case .json: Printing.output(ChangeSummary.json(summary, response).pretty + "\n")
    }
    if summary.isReviewOpen { throw ExitCode(1) }
  }
}
