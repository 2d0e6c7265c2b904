import ArgumentParser
import Expert
import ExpertTools
import ProjectFiles
import Review
import SystemPackage

extension ReviewReport: ExpressibleByArgument {}

/// The tool `review_migration` as a command.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Say what stands against revisions before they are merged.",
    discussion:
      "Exits with 0 when there is no error, with 1 when there is one, with 2 when there is "
      + "no answer. Writes nothing without --fix.")

  @OptionGroup var project: ProjectOptions

  @OptionGroup var replay: ReplayOptions

  @Argument(
    help: ArgumentHelp(
      "Revisions (ids, also partial, head, ranges a:b) or files. Default: those that applied_ref "
        + "does not have as they are here; without a repository, the heads."))
  var revisions: [String] = []

  @Option(help: "A branch, tag or commit: the revisions that it does not have as they are here.")
  var since: String?

  @Option(
    help: ArgumentHelp(
      "A file whose text is judged in place of the revision that is named.", valueName: "file"))
  var source: String?

  @Flag(help: "The checklist and the rewrites in full.")
  var detailed = false

  @Flag(help: "Apply edits to the files of drafts, and print what is left.")
  var fix = false

  @Flag(help: "Warnings make the exit status 1 too.")
  var strict = false

  @Option(help: "How to print the answer.")
  var format = ReviewReport.text

  func run() throws {
    let history = try Printing.history(project, replay)
    var request = ReviewRequest(revisions)
    let isFull = detailed || ![.text, .json].contains(format)
    let review: MigrationReview
    do throws(ExpertFailure) {
      if let source { request.source = try NamedFile.text(source) }
      request.since = since
      if fix {
        let fixes = try history.fix(request)
        let (output, aside) = format.print(fixes, isFull ? .detailed : .concise)
        Printing.output(output)
        Printing.error(aside)
        review = fixes.review
      } else {
        review = try history.review(request)
        Printing.output(format.print(review, isFull ? .detailed : .concise))
      }
    } catch {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
    let worst = strict ? [Severity.error, .warning] : [.error]
    if review.findings.contains(where: { worst.contains($0.severity) }) { throw ExitCode(1) }
  }
}
