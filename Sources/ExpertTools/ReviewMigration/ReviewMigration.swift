import Expert
import JSON
import Wire

/// `review_migration`: what stands against revisions, with the schema around each operation.
public enum ReviewMigration: ExpertTool {
  static let definition = ToolDefinition(
    name: "review_migration",
    title: "Review migrations",
    description:
      "Reviews revisions before they are merged: what would fail, block, lose data or not "
      + "reverse, with place, lock, remedy and rewrite, judged with the schema before and "
      + "after each operation. Writes nothing.",
    inputSchema: [
      "type": "object",
      "properties": [
        "project": ToolHost.projectSchema,
        "revisions": [
          "type": "array", "items": ["type": "string"],
          "description": "Ids, ranges a:b or files. Default: what applied_ref lacks.",
        ],
        "since": ["type": "string", "description": "Branch or commit: review what it lacks."],
        "source": [
          "type": "string",
          "description": "Unsaved text in place of that revision's file.",
        ],
        "response_format": ResponseFormat.schema("detailed: checklist and rewrites."),
      ],
      "additionalProperties": false,
    ],
    outputSchema: ReviewJSON.schema,
    annotations: .readsProject)

  static func answer(
    _ history: ProjectHistory, _ arguments: JSONObject, _ format: ResponseFormat
  ) throws(ExpertFailure) -> ToolAnswer {
    let targets = (arguments["revisions"]?.array ?? []).compactMap(\.string)
    var request = ReviewRequest(targets, source: arguments["source"]?.string)
    request.since = arguments["since"]?.string
    let review = try history.review(request)
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
