import AlembicHistory
import ArgumentParser

/// `alembic show`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the revision(s) denoted by the given symbol.")

  @OptionGroup var project: ProjectOptions

  @Argument(help: "The revision target: an id, part of one, head, heads, base, label@head…")
  var revision: String

  func run() throws {
    try Printing.alembicText(project, verb: "show \(revision)") { (graph) throws(AlembicFailure) in
      try AlembicText.show(graph, revision)
    }
  }
}
