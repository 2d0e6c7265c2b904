import ArgumentParser
import Expert
import Glibc
import ProjectFiles
import SystemPackage

/// A picture of the history.
struct GraphCommand: ParsableCommand {
  /// The languages that a picture is drawn in.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case mermaid
    case dot
    case svg
  }

  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Draw the history as text, Mermaid, DOT or SVG.")

  @OptionGroup var project: ProjectOptions

  @Option(help: "The language of the picture.")
  var format = Format.text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this new file instead of standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the output file when it exists.")
  var force = false

  func run() throws {
    let health: HistoryHealth
    do {
      health = try Printing.history(project).health(mergingWith: nil)
    } catch let error as ExpertFailure {
      Printing.error("alembic-expert: \(error.description)\n")
      throw ExitCode(2)
    }
    let picture = HistoryPicture(health)
    let text =
      switch format {
      case .text: picture.text()
      case .mermaid: picture.mermaid()
      case .dot: picture.dot()
      case .svg: picture.svg()
      }
    guard let output else { return Printing.output(text) }
    do throws(FileFailure) {
      try FileWriting.write(
        Array(text.utf8), to: FilePath(output), existing: force ? .replace : .keep)
    } catch {
      let hint = error.reason == .exists ? " Replace it with --force." : ""
      Printing.error("alembic-expert: \(error).\(hint)\n")
      throw ExitCode(2)
    }
  }
}
