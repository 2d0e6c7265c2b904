import AlembicHistory
import Expert
import JSON
import Wire

/// `change_summary`: finished migration work in the words of whoever commits it.
public enum ChangeSummary: ExpertTool {
  static let definition = ToolDefinition(
    name: "change_summary",
    title: "Summarize the change",
    description:
      "Finished migration work for @git-github: type, description, changed files (git is "
      + "not run), commit line, review verdict, commands to run first. Call it at the end.",
    inputSchema: [
      "type": "object",
      "properties": [
        "project": ToolHost.projectSchema,
        "files": [
          "type": "array", "items": ["type": "string"],
          "description": "The changed files; else git's own files tell.",
        ],
        "response_format": ResponseFormat.schema("detailed: the commit body too."),
      ],
      "additionalProperties": false,
    ],
    outputSchema: ChangeSummaryJSON.schema,
    annotations: .readsProject)

  static func answer(
    _ history: ProjectHistory, _ arguments: JSONObject, _ format: ResponseFormat
  ) throws(ExpertFailure) -> ToolAnswer {
    let summary = try history.handOver(
      files: arguments["files"]?.array?.compactMap(\.string))
    return .success(text: text(summary, format), structured: json(summary, format))
  }

  /// The answer as text.
  public static func text(_ summary: HandOver, _ format: ResponseFormat) -> String {
    ChangeSummaryText.text(summary, format)
  }

  /// The answer as `structuredContent`.
  public static func json(_ summary: HandOver, _ format: ResponseFormat) -> JSONValue {
    ChangeSummaryJSON.value(summary, format)
  }
}
