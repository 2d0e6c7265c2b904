import AlembicHistory
import Expert
import JSON
import Wire

/// `check_heads`: the health of the history, and whether it is safe to add to it.
public enum CheckHeads: ExpertTool {
  static let definition = ToolDefinition(
    name: "check_heads",
    title: "Check the revision history",
    description:
      "Health of the Alembic history, from its files: heads, bases, branch points, defects "
      + "with place and remedy, and whether a revision may be created. merge_with: would "
      + "another branch's files fork it?",
    inputSchema: [
      "type": "object",
      "properties": [
        "project": ToolHost.projectSchema,
        "merge_with": [
          "type": "string",
          "description": "Folder with another branch's version files.",
        ],
        "response_format": ResponseFormat.schema("detailed: the whole graph too."),
      ],
      "additionalProperties": false,
    ],
    outputSchema: CheckHeadsJSON.schema,
    annotations: .readsProject)

  static func answer(
    _ history: ProjectHistory, _ arguments: JSONObject, _ format: ResponseFormat
  ) throws(ExpertFailure) -> ToolAnswer {
    let health = try history.health(mergingWith: arguments["merge_with"]?.string)
    return .success(text: text(health, format), structured: json(health, format))
  }

  /// The answer as text.
  public static func text(_ health: HistoryHealth, _ format: ResponseFormat) -> String {
    CheckHeadsText.text(health, format)
  }

  /// The answer as `structuredContent`.
  public static func json(_ health: HistoryHealth, _ format: ResponseFormat) -> JSONValue {
    CheckHeadsJSON.value(health, format)
  }
}
