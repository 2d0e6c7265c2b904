import AlembicHistory
import Expert
import JSON
import Wire

/// One MCP tool: its definition, and how it answers.
///
/// A new tool is one file and one line in `ExpertCatalogue.all`; `tools.json` shows it.
protocol ExpertTool: Sendable {
  /// What a client is told of it.
  static var definition: ToolDefinition { get }

  /// Answers a call whose arguments fit the input schema, about a project whose history was read.
  ///
  /// - Throws: `ExpertFailure`, which becomes the answer.
  static func answer(
    _ history: ProjectHistory, _ arguments: JSONObject, _ format: ResponseFormat
  ) throws(ExpertFailure) -> ToolAnswer

  /// Answers a call whose arguments fit the input schema; most tools leave finding the project to the
  /// one below.
  ///
  /// - Throws: `CallCancelled` when nobody wants the answer any more.
  static func answer(
    _ arguments: JSONObject, host: ToolHost, context: CallContext
  ) throws(CallCancelled) -> ToolAnswer
}

extension ExpertTool {
  /// Reads the project that a call is about, and answers it; a failure is an answer too.
  ///
  /// - Throws: `CallCancelled` when nobody wants the answer any more: the last moment before a tool may
  ///   write.
  static func answer(
    _ arguments: JSONObject, host: ToolHost, context: CallContext
  ) throws(CallCancelled) -> ToolAnswer {
    let format =
      arguments["response_format"]?.string.flatMap(ResponseFormat.init(rawValue:)) ?? .concise
    let history: ProjectHistory
    do throws(SettingsFailure) {
      history = try ProjectHistory.read(host.request(arguments))
    } catch {
      return .failure(text: error.description)
    }
    try context.checkCancellation()
    do throws(ExpertFailure) {
      return AnswerBudget.fitted(try answer(history, arguments, format), format)
    } catch {
      return .failure(text: error.description)
    }
  }
}
