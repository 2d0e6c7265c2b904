import AlembicHistory
import Expert
import JSON
import SystemPackage
import Wire

@testable import ExpertTools

/// The project in `examples/mattin`, as a server meets it.
enum MattinExample {
  static let folder = RepositoryTextTests.root.appending("examples/mattin")

  static var host: ToolHost {
    ToolHost(base: ProjectRequest(project: folder.string, currentDirectory: folder))
  }

  static var history: ProjectHistory {
    get throws {
      try ProjectHistory.read(ProjectRequest(project: folder.string, currentDirectory: folder))
    }
  }

  /// What a tool answers.
  static func call(_ tool: String, _ arguments: JSONObject = [:]) throws -> ToolAnswer {
    try ExpertCatalogue(host: host).call(tool, arguments: arguments, context: CallContext())
  }

  /// What a resource says; nil where there is none.
  static func resource(_ uri: String) throws -> String? {
    guard
      case .text(let text, _) = try ExpertResources(host: host).read(uri, context: CallContext())
    else { return nil }
    return text
  }

  /// A prompt, filled in.
  static func prompt(_ name: String, _ arguments: [String: String] = [:]) throws -> String {
    try ExpertPrompts(host: host).prompt(name, arguments: arguments, context: CallContext()).text
  }

  /// What is proposed for an argument.
  static func proposals(
    _ subject: CompletionRequest.Subject, _ argument: String, _ typed: String
  ) throws -> [String]? {
    try ArgumentProposals(host: host).values(
      for: CompletionRequest(subject: subject, argument: argument, typed: typed),
      context: CallContext())
  }
}
