import JSON
import Wire

/// Tools for tests that need no process.
struct StubTools: ToolCatalogue {
  static let echo = ToolDefinition(
    name: "echo", title: "Echo", description: "Repeats a text.",
    inputSchema: [
      "type": "object",
      "properties": [
        "text": ["type": "string", "description": "The text."],
        "times": [
          "type": "integer", "minimum": 1, "maximum": 5_000_000, "description": "How often.",
        ],
        "style": ["type": "string", "enum": ["plain", "loud"], "description": "How."],
        "marks": ["type": "array", "items": ["type": "string"], "description": "What else."],
      ],
      "required": ["text"], "additionalProperties": false,
    ],
    outputSchema: [
      "type": "object", "properties": ["text": ["type": "string"]], "required": ["text"],
    ],
    annotations: .readsProject)
  static let progress = ToolDefinition(
    name: "progress", title: "Progress", description: "Reports progress three times.",
    inputSchema: ["type": "object", "additionalProperties": false],
    annotations: ToolDefinition.Annotations(
      readOnly: false, destructive: true, idempotent: false, openWorld: true))
  static let fail = ToolDefinition(
    name: "fail", title: "Fail", description: "Fails.",
    inputSchema: ["type": "object", "additionalProperties": false], annotations: .readsProject)

  let tools = [Self.echo, Self.progress, Self.fail]

  func call(
    _ name: String, arguments: JSONObject, context: CallContext
  ) throws(CallCancelled) -> ToolAnswer {
    switch name {
    case "echo":
      let text = String(
        repeating: arguments["text"]?.string ?? "", count: arguments["times"]?.int ?? 1)
      return .success(text: text, structured: ["text": .string(text)])
    case "progress":
      context.report(progress: 1, total: 3, message: "one")
      context.report(progress: 1, total: 3, message: "again")
      context.report(progress: 2.5, total: 3)
      try context.checkCancellation()
      return .success(text: "{}", structured: [:])
    default: return .failure(text: "It failed; call echo.")
    }
  }
}
