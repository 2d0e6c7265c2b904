import JSON
import Testing

/// Calls of every tool on the example, in both formats, for tests of what all answers have in common.
enum AnswerSamples {
  struct Sample: Sendable, CustomTestStringConvertible {
    let tool: String
    let arguments: JSONObject
    var testDescription: String { "\(tool) \(JSONValue.object(arguments).compact)" }
  }

  static let all: [Sample] = calls.flatMap { tool, arguments in
    ["concise", "detailed"].map { format in
      var arguments = arguments
      arguments["response_format"] = .string(format)
      return Sample(tool: tool, arguments: arguments)
    }
  }

  private static let calls: [(String, JSONObject)] = [
    ("check_heads", [:]), ("inspect_models", [:]),
    ("generate_revision", ["dry_run": true, "message": "add nothing"]),
    ("generate_revision", ["dry_run": true, "mode": "empty", "message": "clean up old agents"]),
    ("review_migration", [:]), ("review_migration", ["revisions": ["17acb6214edd:aeea71daa929"]]),
    ("preview_sql", [:]), ("preview_sql", ["direction": "downgrade", "to": "base"]),
    ("preview_sql", ["to": "nosuch"]),
    (
      "change_summary",
      ["files": ["alembic/versions/facbefd1bb9b_add_memory_management_fields.py"]]
    ), ("change_summary", ["files": ["backend/models/agent.py"]]),
  ]
}
