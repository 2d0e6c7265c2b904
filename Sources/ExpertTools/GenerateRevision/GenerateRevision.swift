import AlembicHistory
import Expert
import JSON
import Wire

/// `generate_revision`: a new revision file, with its id, parent and proof computed.
public enum GenerateRevision: ExpertTool {
  static let definition = ToolDefinition(
    name: "generate_revision",
    title: "Generate a revision",
    description:
      "Creates an Alembic revision file from the project's files alone; no database, no Python. Id "
      + "and parent are computed, never passed. autogenerate: what models have and migrations lack; "
      + "empty; merge: joins heads, naming colliding operations; data: rows or SQL with their way "
      + "back. The file is read back and replayed both ways.",
    inputSchema: [
      "type": "object",
      "properties": [
        "project": ToolHost.projectSchema,
        "message": [
          "type": "string", "description": "What the revision does; merge may leave it out.",
        ],
        "mode": [
          "type": "string", "enum": .strings(RevisionRequest.Mode.allCases.map(\.rawValue)),
          "default": "autogenerate", "description": "Where the body comes from.",
        ],
        "strategy": [
          "type": "string", "enum": .strings(RevisionRequest.Strategy.allCases.map(\.rawValue)),
          "default": "standard",
          "description": "zero_downtime: steps that block nobody, as several revisions.",
        ],
        "renames": [
          "type": "array", "items": ["type": "object"],
          "description": .string(
            "What is the same under a new name: {table, from, to}; without table, "
              + "tables."),
        ],
        "data_plan": [
          "type": "object",
          "description": .string(
            "For each dropped table or table.column: {archive_to: TABLE}, {move_to: …} or "
              + "{backup: WHERE}."),
        ],
        "backfill": [
          "type": "object",
          "description": "For each new NOT NULL table.column, the SQL expression for old rows.",
        ],
        "data": [
          "type": "array", "items": ["type": "object"],
          "description": .string(
            "Mode data, in order: {table, insert: [row…]}, {table, delete: [whole row…]}, "
              + "{table, where, set, was} or {sql, undo}."),
        ],
        "branch": ["type": "string", "description": "Branch label to extend or merge."],
        "version_path": ["type": "string", "description": "Version location for the file."],
        "dry_run": [
          "type": "boolean", "default": false, "description": "Show the file, write nothing.",
        ],
        "response_format": [
          "type": "string", "enum": ["concise", "detailed"], "default": "concise",
          "description": "detailed has the whole text.",
        ],
      ],
      "additionalProperties": false,
    ],
    outputSchema: GenerateRevisionJSON.schema,
    annotations: .init(readOnly: false, destructive: false, idempotent: false, openWorld: false))

  static func answer(
    _ history: ProjectHistory, _ arguments: JSONObject, _ format: ResponseFormat
  ) throws(ExpertFailure) -> ToolAnswer {
    let revision = try history.newRevision(GenerateRevisionInput.request(arguments))
    return .success(text: text(revision, format), structured: json(revision, format))
  }

  /// The answer as text.
  public static func text(_ revision: NewRevision, _ format: ResponseFormat) -> String {
    GenerateRevisionText.text(revision, format)
  }

  /// The answer as `structuredContent`.
  public static func json(_ revision: NewRevision, _ format: ResponseFormat) -> JSONValue {
    GenerateRevisionJSON.value(revision, format)
  }

  /// The changes of rows that a JSON text lists, as the argument `data` does.
  ///
  /// - Throws: `ExpertFailure` for what is no such list.
  public static func data(_ value: JSONValue) throws(ExpertFailure) -> [DataChange] {
    try GenerateRevisionInput.changes(value)
  }
}
