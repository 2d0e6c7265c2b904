import AlembicHistory
import ArgumentParser

/// `alembic heads`.
struct HeadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heads", abstract: "Show current available heads in the script directory.")

  @OptionGroup var project: ProjectOptions

  @Flag(name: .shortAndLong, help: "Use more verbose output.")
  var verbose = false

  @Flag(help: "Treat dependency versions as down revisions.")
  var resolveDependencies = false

  func run() throws {
    // Only the walk over dependencies turns what is wrong with a history into a message.
    try Printing.alembicText(project, verb: "heads", catching: resolveDependencies) {
      (graph) throws(AlembicFailure) in
      try AlembicText.heads(graph, verbose: verbose, resolveDependencies: resolveDependencies)
    }
  }
}
