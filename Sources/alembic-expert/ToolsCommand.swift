import ArgumentParser
import ExpertTools

/// The tool manifest.
struct ToolsCommand: ParsableCommand {
  /// What to print.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// What `tools/list` answers: `tools.json`.
    case json
    /// The tools table of the README.
    case markdown
    /// The settings table of the README.
    case settings
    /// The README's table of improvements over autogenerate.
    case improvements
  }

  static let configuration = CommandConfiguration(
    commandName: "tools", abstract: "Print the tool manifest, as tools/list answers it.")

  @Option(help: "json is tools.json; the others are tables of the README.")
  var format = Format.json

  func run() throws {
    switch format {
    case .json: Printing.output(ToolManifest.json)
    case .markdown: Printing.output(ToolManifest.markdown)
    case .settings: Printing.output(ToolManifest.settings)
    case .improvements: Printing.output(ToolManifest.improvements)
    }
  }
}
