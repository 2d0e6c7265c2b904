import JSON
import Wire

/// One MCP tool: its definition, and how it answers.
///
/// A new tool is one file and one line in `ExpertCatalogue.all`; `tools.json` shows it.
protocol ExpertTool: Sendable {
  /// What a client is told of it.
  static var definition: ToolDefinition { get }

  /// Answers a call whose arguments fit the input schema.
  ///
  /// - Throws: `CallCancelled` when nobody wants the answer any more.
  static func answer(
    _ arguments: JSONObject, host: ToolHost, context: CallContext
  ) throws(CallCancelled) -> ToolAnswer
}
