import Guard
import JSON
import SystemPackage

/// Claude Code's `PreToolUse` (code.claude.com/docs/en/hooks), which VS Code's hooks follow with other
/// spellings of the names.
enum ClaudeCodeHook: HookFormat {
  static func event(_ object: JSONObject, folder: FilePath) -> HookEvent? {
    let name = object["hook_event_name"]?.string ?? object["hookEventName"]?.string
    guard name == "PreToolUse", let tool = object["tool_name"]?.string else { return nil }
    let folder = object["cwd"]?.string.map { folder.pushing(FilePath($0)) } ?? folder
    return HookEvent(
      editor: .claudeCode, name: "PreToolUse", folder: folder,
      agent: object["agent_type"]?.string ?? object["agent_name"]?.string,
      action: ToolAction.action(tool, object["tool_input"]?.objectOrText ?? [:], folder: folder))
  }

  static func answer(_ decision: Decision, to event: HookEvent) -> JSONValue? {
    // Saying "allow" would take the person's own permission rules away.
    guard decision.verdict != .allowed else { return nil }
    return [
      "hookSpecificOutput": [
        "hookEventName": .string(event.name),
        "permissionDecision": .string(decision.permission),
        "permissionDecisionReason": .string(decision.text),
      ]
    ]
  }
}
