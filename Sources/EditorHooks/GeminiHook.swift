import Guard
import JSON
import SystemPackage

/// Gemini CLI's `BeforeTool` (geminicli.com/docs/hooks/reference).
enum GeminiHook: HookFormat {
  static func event(_ object: JSONObject, folder: FilePath) -> HookEvent? {
    guard object["hook_event_name"]?.string == "BeforeTool",
      let tool = object["tool_name"]?.string
    else { return nil }
    let folder = object["cwd"]?.string.map { folder.pushing(FilePath($0)) } ?? folder
    let input = object["tool_input"]?.objectOrText ?? [:]
    // A command may name the folder that it runs in.
    let place = (input["directory"]?.string ?? input["dir_path"]?.string).map {
      folder.pushing(FilePath($0))
    }
    return HookEvent(
      editor: .gemini, name: "BeforeTool", folder: place ?? folder,
      agent: object["agent_name"]?.string ?? object["agent_type"]?.string,
      action: ToolAction.action(tool, input, folder: folder))
  }

  static func answer(_ decision: Decision, to event: HookEvent) -> JSONValue? {
    guard decision.verdict != .allowed else { return nil }
    // It knows no question: what a person must decide is denied, with the reason.
    return ["decision": "deny", "reason": .string(decision.text)]
  }
}
