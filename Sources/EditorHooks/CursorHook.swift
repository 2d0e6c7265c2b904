import Guard
import JSON
import SystemPackage

/// Cursor's `beforeShellExecution` and `preToolUse` (cursor.com/docs/hooks).
enum CursorHook: HookFormat {
  static func event(_ object: JSONObject, folder: FilePath) -> HookEvent? {
    guard let name = object["hook_event_name"]?.string,
      name == "beforeShellExecution" || name == "preToolUse"
    else { return nil }
    let root = object["cwd"]?.string ?? object["workspace_roots"]?[0]?.string
    var folder = root.map { folder.pushing(FilePath($0)) } ?? folder
    let input = object["tool_input"]?.objectOrText ?? [:]
    // The Shell tool may start elsewhere.
    if let place = input["working_directory"]?.string, !place.isEmpty {
      folder = folder.pushing(FilePath(place))
    }
    let action: Action?
    if name == "beforeShellExecution" {
      action = object["command"]?.string.map { .command($0) }
    } else {
      action = ToolAction.action(
        object["tool_name"]?.string ?? "", input, folder: folder)
    }
    return HookEvent(
      editor: .cursor, name: name, folder: folder,
      agent: object["agent_type"]?.string ?? object["subagent_type"]?.string, action: action)
  }

  static func answer(_ decision: Decision, to event: HookEvent) -> JSONValue? {
    guard decision.verdict != .allowed else { return [:] }
    return [
      "permission": .string(decision.permission),
      "user_message": .string(decision.text),
      "agent_message": .string(decision.text),
    ]
  }
}
