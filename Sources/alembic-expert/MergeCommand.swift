import ArgumentParser
import Expert

/// `alembic merge`; without revisions it joins the heads.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join heads in a new revision.",
    discussion: "Both branches are replayed first, and what both change is named. Exits as "
      + "revision does.")

  @OptionGroup var project: ProjectOptions

  @OptionGroup var answer: RevisionAnswerOptions

  @Option(name: .shortAndLong, help: "What the merge is for (default: the ids that it joins).")
  var message: String?

  @Option(help: ArgumentHelp("The label of the branch whose heads to join.", valueName: "label"))
  var branch: String?

  @Argument(help: "The revisions to join (default: heads).")
  var revisions: [String] = []

  func run() throws {
    var request = RevisionRequest(.merge, message: message)
    request.branch = branch
    request.revisions = revisions == ["heads"] ? [] : revisions
    try answer.run(request, project)
  }
}
