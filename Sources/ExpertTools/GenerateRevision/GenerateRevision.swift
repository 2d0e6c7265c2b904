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
      "Writes an Alembic revision. Id and parent are computed, never passed. Modes: "
      + "autogenerate (what models have and migrations lack), empty, merge (joins heads, "
      + "names collisions), data (rows or SQL with the way back). The file is read back and "
      + "replayed both ways.",
    inputSchema: [
      "type": "object",
      "properties": [
        "project": ToolHost.projectSchema,
        "message": [
          "type": "string", "description": "What the revision does.",
        ],
        "mode": [
          "type": "string", "enum": .strings(RevisionRequest.Mode.allCases.map(\.rawValue)),
          "default": "autogenerate", "description": "Where the body comes from.",
        ],
        "strategy": [
          "type": "string", "enum": .strings(RevisionRequest.Strategy.allCases.map(\.rawValue)),
          "default": "standard",
          "description": "zero_downtime: several revisions that block nobody.",
        ],
        "renames": [
          "type": "array", "items": ["type": "object"],
          "description": .string(
            "{table, from, to}; of tables, without table."),
        ],
        "data_plan": [
          "type": "object",
          "description": .string(
            "By dropped table or table.column: {archive_to: TABLE}, {move_to: …} or "
              + "{backup: WHERE}."),
        ],
        "backfill": [
          "type": "object",
          "description": "By new NOT NULL table.column: SQL expression for old rows.",
        ],
        "data": [
          "type": "array", "items": ["type": "object"],
          "description": .string(
            "{table, insert: [row…]}, {table, delete: [whole row…]}, "
              + "{table, where, set, was} or {sql, undo}."),
        ],
        "branch": ["type": "string", "description": "Branch label to extend or merge."],
        "version_path": ["type": "string", "description": "Version folder of the file."],
        "dry_run": [
          "type": "boolean", "default": false, "description": "Write nothing.",
        ],
        "response_format": ResponseFormat.schema("detailed: the whole text."),
      ],
      "additionalProperties": false,
    ],
    outputSchema: GenerateRevisionJSON.schema,
    annotations: .init(readOnly: false, destructive: false, idempotent: false, openWorld: false))

  static func answer(
    _ history: ProjectHistory, _ arguments: JSONObject, _ format: ResponseFormat
  ) throws(ExpertFailure) -> ToolAnswer {
    let revision = try history.newRevision(GenerateRevisionInput.request(arguments))
    if revision.isWritten {
      AuditLog.record(
        written: revision.files.map(\.path), door: "generate_revision", history.project)
    }
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
