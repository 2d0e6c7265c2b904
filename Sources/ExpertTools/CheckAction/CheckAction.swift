import AlembicHistory
import Expert
import Guard
import JSON
import ProjectFiles
import SystemPackage
import Wire

/// `check_action`: whether something may be done about migrations, before it is done.
public enum CheckAction: ExpertTool {
  static let definition = ToolDefinition(
    name: "check_action",
    title: "Check an action",
    description:
      "Whether a shell command or a change of a file may be done about migrations: allowed, refused, "
      + "hand over (to whom), or ask a person; with the rule, the reason and the safe way. Runs and "
      + "changes nothing.",
    inputSchema: [
      "type": "object",
      "properties": [
        "project": ToolHost.projectSchema,
        "command": ["type": "string", "description": "A shell command line."],
        "file": ["type": "string", "description": "Or a file that would change."],
        "change": [
          "type": "string", "enum": ["edit", "create", "delete", "rename"], "default": "edit",
          "description": "What would be done to it.",
        ],
        "content": ["type": "string", "description": "The whole file afterwards."],
        "to": ["type": "string", "description": "The new name."],
      ],
      "additionalProperties": false,
    ],
    outputSchema: CheckActionJSON.schema,
    annotations: .readsProject)

  static func answer(
    _ arguments: JSONObject, host: ToolHost, context: CallContext
  ) throws(CallCancelled) -> ToolAnswer {
    let request = host.request(arguments)
    let folder =
      request.project.map { request.currentDirectory.pushing(FilePath($0)).lexicallyNormalized() }
      ?? request.currentDirectory
    do throws(ExpertFailure) {
      let action = try ActionRequest(
        command: arguments["command"]?.string, file: arguments["file"]?.string,
        change: arguments["change"]?.string ?? "edit", content: arguments["content"]?.string,
        to: arguments["to"]?.string
      ).action(in: folder)
      let decision = ActionCheck.decide(action, request, in: folder, isOwnAgent: true)
      AuditLog.record(decision, door: "check_action", request)
      return AnswerBudget.fitted(
        .success(text: text(decision), structured: json(decision)), .concise)
    } catch {
      return .failure(text: error.description)
    }
  }

  static func answer(
    _ history: ProjectHistory, _ arguments: JSONObject, _ format: ResponseFormat
  ) throws(ExpertFailure) -> ToolAnswer {
    throw ExpertFailure(
      "check_action is asked without a history.", remedy: "Call it with its own arguments.")
  }

  /// The answer as text.
  public static func text(_ decision: Decision) -> String { decision.text + "\n" }

  /// The answer as `structuredContent`.
  public static func json(_ decision: Decision) -> JSONValue { CheckActionJSON.value(decision) }
}
