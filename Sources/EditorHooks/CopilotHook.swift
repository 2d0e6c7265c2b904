import Guard
import JSON
import SystemPackage

/// GitHub Copilot's `preToolUse` (docs.github.com/copilot/reference/hooks-configuration).
enum CopilotHook: HookFormat {
  static func event(_ object: JSONObject, folder: FilePath) -> HookEvent? {
    guard let tool = object["toolName"]?.string else { return nil }
    let folder = object["cwd"]?.string.map { folder.pushing(FilePath($0)) } ?? folder
    return HookEvent(
      editor: .copilot, name: "preToolUse", folder: folder,
      agent: object["agentName"]?.string ?? object["agentType"]?.string,
      action: ToolAction.action(
        tool, object["toolArgs"]?.objectOrText ?? [:], folder: folder))
  }

  static func answer(_ decision: Decision, to event: HookEvent) -> JSONValue? {
    guard decision.verdict != .allowed else { return nil }
    return [
      "permissionDecision": .string(decision.permission),
      "permissionDecisionReason": .string(decision.text),
    ]
  }
}
