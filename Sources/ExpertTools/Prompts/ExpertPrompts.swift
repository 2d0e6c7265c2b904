import AlembicHistory
import JSON
import Wire

/// The workflows of `prompts/` as a client's prompts.
public struct ExpertPrompts: PromptCatalogue {
  /// Every prompt, in the order of the files' names.
  public static let all: [PromptText] = PromptSources.all.compactMap(PromptText.init)

  private let host: ToolHost

  /// The prompts as they are filled in for `host`.
  public init(host: ToolHost) { self.host = host }

  /// The definitions.
  public var prompts: [PromptDefinition] { Self.all.map(\.definition) }

  /// A prompt with the project's own runner before every command.
  public func prompt(
    _ name: String, arguments: [String: String], context: CallContext
  ) throws(CallCancelled) -> PromptAnswer {
    guard let prompt = Self.all.first(where: { $0.name == name }) else {
      return PromptAnswer(description: "", text: "")
    }
    try context.checkCancellation()
    do throws(SettingsFailure) {
      let project = try ProjectLocator.project(host.request([:]))
      return PromptAnswer(
        description: prompt.description, text: prompt.filled(arguments, runner: project.runner))
    } catch {
      // The workflow is as good for a project that the tools are told of by their argument.
      let runner = Runner(prefix: "<runner>", evidence: "")
      let note =
        "No project was found where this server runs (\(error.description)) Give the tools the "
        + "argument project; <runner> stands for what runs its commands.\n\n"
      return PromptAnswer(
        description: prompt.description, text: note + prompt.filled(arguments, runner: runner))
    }
  }
}
