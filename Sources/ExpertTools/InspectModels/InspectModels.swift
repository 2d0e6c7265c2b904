import AlembicHistory
import Expert
import JSON
import Wire

/// `inspect_models`: what the models declare, and what differs from the migrations.
public enum InspectModels: ExpertTool {
  static let definition = ToolDefinition(
    name: "inspect_models",
    title: "Inspect models",
    description:
      "What the SQLAlchemy models declare, read without importing them; models that nothing "
      + "registers, with the missing import; broken naming conventions; what differs from the "
      + "migrations. Ask before generate_revision.",
    inputSchema: [
      "type": "object",
      "properties": [
        "project": ToolHost.projectSchema,
        "filter": [
          "type": "string",
          "description": "Only tables and classes whose name contains this.",
        ],
        "offset": [
          "type": "integer", "minimum": 0, "default": 0,
          "description": "Tables to pass over: the next page.",
        ],
        "response_format": ResponseFormat.schema("detailed: every column and constraint."),
      ],
      "additionalProperties": false,
    ],
    outputSchema: InspectModelsJSON.schema,
    annotations: .readsProject)

  static func answer(
    _ history: ProjectHistory, _ arguments: JSONObject, _ format: ResponseFormat
  ) throws(ExpertFailure) -> ToolAnswer {
    let page = ModelPage(
      try history.inspectModels(), filter: arguments["filter"]?.string,
      offset: offset(arguments["offset"]), format)
    return .success(text: text(page), structured: json(page))
  }

  private static func offset(_ value: JSONValue?) -> Int {
    if case .int(let number)? = value { Int(clamping: number) } else { 0 }
  }

  /// The answer as text.
  public static func text(_ page: ModelPage) -> String { InspectModelsText.text(page) }

  /// The answer as `structuredContent`.
  public static func json(_ page: ModelPage) -> JSONValue { InspectModelsJSON.value(page) }

  /// What `check` prints: differences, and what is not known.
  public static func differences(_ inspection: ModelInspection) -> String {
    InspectModelsText.differences(inspection)
  }
}
