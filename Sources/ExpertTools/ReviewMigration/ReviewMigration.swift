import Expert
import JSON
import Wire

/// `review_migration`: what stands against revisions, with the schema around each operation.
public enum ReviewMigration: ExpertTool {
  static let definition = ToolDefinition(
    name: "review_migration",
    title: "Review migrations",
    description:
      "Reviews revisions before they are merged: what would fail, block, lose data or not reverse, "
      + "with place, lock, remedy and the rewrite. Each operation and its SQL is judged with the "
      + "schema before and after it, without a database. Writes nothing.",
    inputSchema: [
      "type": "object",
      "properties": [
        "project": ToolHost.projectSchema,
        "revisions": [
          "type": "array", "items": ["type": "string"],
          "description":
            "Ids (also partial), head, ranges a:b, or file paths. Default: what applied_ref lacks.",
        ],
        "source": [
          "type": "string",
          "description": "Unsaved text of one revision, in place of the file that revisions names.",
        ],
        "response_format": [
          "type": "string", "enum": ["concise", "detailed"], "default": "concise",
          "description": "detailed: checklist and rewrites in full.",
        ],
      ],
      "additionalProperties": false,
    ],
    outputSchema: ReviewJSON.schema,
    annotations: .readsProject)

  static func answer(
    _ history: ProjectHistory, _ arguments: JSONObject, _ format: ResponseFormat
  ) throws(ExpertFailure) -> ToolAnswer {
    let targets = (arguments["revisions"]?.array ?? []).compactMap(\.string)
    let review = try history.review(
      ReviewRequest(targets, source: arguments["source"]?.string))
    return .success(text: text(review, format), structured: json(review, format))
  }

  /// The answer as text.
  public static func text(_ review: MigrationReview, _ format: ResponseFormat) -> String {
    ReviewText.text(review, format)
  }

  /// The answer as `structuredContent`.
  public static func json(_ review: MigrationReview, _ format: ResponseFormat) -> JSONValue {
    ReviewJSON.value(review, format)
  }
}
