import AlembicHistory
import Expert
import JSON
import Wire

/// `preview_sql`: the SQL between two revisions, with its origin and its locks.
public enum PreviewSQL: ExpertTool {
  static let definition = ToolDefinition(
    name: "preview_sql",
    title: "Preview the SQL of migrations",
    description:
      "SQL of an upgrade or downgrade: each statement with its operation, place, locks and "
      + "transaction. What is unknown or would fail comes first.",
    inputSchema: [
      "type": "object",
      "properties": [
        "project": ToolHost.projectSchema,
        "from": [
          "type": "string",
          "description": "Revision of the database. Default: base; downgrade: head.",
        ],
        "to": [
          "type": "string",
          "description": .string(
            "Revision to reach, as Alembic names it. Default: heads; downgrade: -1."),
        ],
        "direction": [
          "type": "string", "enum": ["upgrade", "downgrade"], "default": "upgrade",
          "description": "Which way.",
        ],
        "response_format": ResponseFormat.schema("detailed: every statement in full."),
      ],
      "additionalProperties": false,
    ],
    outputSchema: PreviewSQLJSON.schema,
    annotations: .readsProject)

  static func answer(
    _ history: ProjectHistory, _ arguments: JSONObject, _ format: ResponseFormat
  ) throws(ExpertFailure) -> ToolAnswer {
    let direction =
      arguments["direction"]?.string.flatMap(SQLPreview.Direction.init(rawValue:)) ?? .upgrade
    let preview = try history.preview(
      direction, from: arguments["from"]?.string,
      to: arguments["to"]?.string ?? defaultDestination(direction))
    return .success(text: text(preview, format), structured: json(preview, format))
  }

  /// Where a run ends when nobody says.
  public static func defaultDestination(_ direction: SQLPreview.Direction) -> String {
    direction == .upgrade ? "heads" : "-1"
  }

  /// The answer as text.
  public static func text(_ preview: SQLPreview, _ format: ResponseFormat) -> String {
    PreviewSQLText.text(preview, format)
  }

  /// The answer as `structuredContent`.
  public static func json(_ preview: SQLPreview, _ format: ResponseFormat) -> JSONValue {
    PreviewSQLJSON.value(preview, format)
  }
}
