import ArgumentParser
import ExpertTools
import Glibc
import Wire

/// The MCP server on standard input and output.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve MCP on standard input and output.",
    discussion: "Started by an MCP client. With --project, tools stay inside that folder and the "
      + "folders given with --root.")

  @OptionGroup var project: ProjectOptions

  @Option(
    name: .customLong("root"),
    help: ArgumentHelp("A folder that projects may lie in.", valueName: "dir"))
  var roots: [String] = []

  func run() throws {
    let streams = StandardStreams.claim()
    let server = StdioServer(
      ExpertServer.description(host: ToolHost(base: project.request, roots: roots)),
      input: streams.input, output: streams.output)
    let ending = server.run()
    // Threads of tools that were cancelled may still run; nothing is left to wait for.
    Glibc.exit(ending.exitCode)
  }
}
