import JSON

/// The tools of a server.
///
/// The wire knows nothing else of what they do.
public protocol ToolCatalogue: Sendable {
  /// Every tool, in the fixed order in which it is listed. Asked for once, when first needed.
  var tools: [ToolDefinition] { get }

  /// Runs a tool to its end on the calling thread, which other calls do not share.
  ///
  /// The name is one of `tools`, and the arguments fit its input schema.
  /// - Throws: `CallCancelled`, for the caller no longer wants the answer.
  func call(
    _ name: String, arguments: JSONObject, context: CallContext
  ) throws(CallCancelled) -> ToolAnswer
}

/// What a tool answers.
public enum ToolAnswer: Sendable, Equatable {
  /// It did what was asked: the answer for reading, and as data by the tool's output schema.
  case success(text: String, structured: JSONValue)
  /// It could not; the text says what to change.
  case failure(text: String)

  /// The answer as a result of `tools/call`, without what the revision lacks.
  ///
  /// A failure has no structured content, because some clients check it against the schema even so.
  func result(for revision: ProtocolRevision) -> JSONObject {
    switch self {
    case .success(let text, let structured):
      var result: JSONObject = ["content": [["type": "text", "text": .string(text)]]]
      if revision >= .june2025 { result["structuredContent"] = structured }
      result["isError"] = false
      return result
    case .failure(let text):
      return ["content": [["type": "text", "text": .string(text)]], "isError": true]
    }
  }
}
