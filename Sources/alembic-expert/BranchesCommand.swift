import AlembicHistory
import ArgumentParser

/// `alembic branches`.
struct BranchesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "branches", abstract: "Show current branch points.")

  @OptionGroup var project: ProjectOptions

  @Flag(name: .shortAndLong, help: "Use more verbose output.")
  var verbose = false

  func run() throws {
    try Printing.alembicText(project, verb: "branches") { (graph) throws(AlembicFailure) in
      try AlembicText.branches(graph, verbose: verbose)
    }
  }
}
