import Glibc
import JSON
import Wire

/// Tools that do what a test of the wire needs and nothing else.
struct EchoTools: ToolCatalogue {
  private static func object(_ properties: JSONObject, required: [String]) -> JSONValue {
    [
      "type": "object", "properties": .object(properties), "required": .strings(required),
      "additionalProperties": false,
    ]
  }

  let tools = [
    ToolDefinition(
      name: "echo", title: "Echo",
      description: "Repeats a text. Call it to see that texts arrive unchanged.",
      inputSchema: object(
        [
          "text": ["type": "string", "description": "The text to repeat."],
          "times": [
            "type": "integer", "minimum": 1, "maximum": 1_000_000, "default": 1,
            "description": "How often the text is repeated.",
          ],
        ], required: ["text"]),
      outputSchema: object(
        ["text": ["type": "string", "description": "The text."]], required: ["text"]),
      annotations: .readsProject),
    ToolDefinition(
      name: "wait", title: "Wait",
      description: "Waits and reports progress meanwhile. Call it to have something to cancel.",
      inputSchema: object(
        [
          "milliseconds": [
            "type": "integer", "minimum": 0, "maximum": 60_000,
            "description": "How long it waits.",
          ]
        ], required: ["milliseconds"]),
      outputSchema: object(
        ["waited": ["type": "integer", "description": "The milliseconds that passed."]],
        required: ["waited"]),
      annotations: .readsProject),
    ToolDefinition(
      name: "fail", title: "Fail",
      description: "Fails with a text. Call it to see how failures arrive.",
      inputSchema: object([:], required: []), annotations: .readsProject),
    ToolDefinition(
      name: "chatter", title: "Chatter",
      description: "Prints to standard output, as careless code does, and reads standard input.",
      inputSchema: object([:], required: []),
      outputSchema: object(
        ["input": ["type": "integer", "description": "The bytes that standard input had."]],
        required: ["input"]),
      annotations: .readsProject),
  ]

  func call(
    _ name: String, arguments: JSONObject, context: CallContext
  ) throws(CallCancelled) -> ToolAnswer {
    switch name {
    case "echo":
      let text = String(
        repeating: arguments["text"]?.string ?? "", count: arguments["times"]?.int ?? 1)
      return .success(text: text, structured: ["text": .string(text)])
    case "wait":
      let milliseconds = arguments["milliseconds"]?.int ?? 0
      for passed in stride(from: 0, to: milliseconds, by: 5) {
        try context.checkCancellation()
        context.report(progress: Double(passed), total: Double(milliseconds), message: "waiting")
        usleep(5000)
      }
      context.report(progress: Double(milliseconds), total: Double(milliseconds))
      let structured: JSONValue = ["waited": .integer(milliseconds)]
      return .success(text: structured.compact, structured: structured)
    case "chatter":
      print("chatter on standard output")
      fflush(nil)
      var byte: UInt8 = 0
      let structured: JSONValue = ["input": .integer(max(read(0, &byte, 1), 0))]
      return .success(text: structured.compact, structured: structured)
    default: return .failure(text: "It failed, as asked. Call echo instead.")
    }
  }
}
