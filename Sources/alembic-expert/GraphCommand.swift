import ArgumentParser
import Expert

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

  @OptionGroup var destination: OutputOptions

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
    try destination.print(text)
  }
}
