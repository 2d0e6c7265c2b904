import Expert
import JSON

/// The answer of `change_summary` as `structuredContent`.
enum ChangeSummaryJSON {
  static func value(_ summary: HandOver, _ format: ResponseFormat) -> JSONValue {
    var object: JSONObject = [
      "type": .string(summary.kind.rawValue), "because": .string(summary.reason),
      "scope": .optional(summary.scope), "description": .string(summary.description),
      "files": .array(
        summary.files.map {
          [
            "path": .string($0.path), "role": .string($0.role.rawValue),
            "change": .string($0.change.rawValue),
          ]
        }),
      "commit": .string(summary.commit.line), "branch": .optional(summary.branch),
      "review": .optional(summary.review), "commands": .strings(summary.commands),
      "skill": .optional(summary.skill), "notes": .strings(summary.notes),
      "hand_over_to": .string("@git-github"), "next": .string(summary.next),
    ]
    guard format == .detailed else { return .object(object) }
    object["body"] = .string(summary.commit.body)
    object["changes"] = .strings(summary.changes)
    object["revisions"] = .array(
      summary.revisions.map {
        [
          "revision": .string($0.revision), "message": .string($0.message),
          "parents": .strings($0.parents),
        ]
      })
    return .object(object)
  }

  /// The JSON Schema of the answer.
  static let schema = AnswerSchema.members([
    "type": "string", "description": "string", "files": "array", "commit": "string",
    "commands": "array", "next": "string",
  ])
}
