import EditorHooks
import Guard
import JSON
import SystemPackage
import Testing

/// Events that no editor sends: the hook answers or passes, and never crashes.
struct HostileHookEventTests {
  private static func answer(_ event: String) -> HookAnswer {
    EditorHook.answer(Array(event.utf8), folder: FilePath("/elsewhere")) { event, action in
      GuardScene(folder: event.folder, project: nil, isOwnAgent: event.isOwnAgent) { _ in .draft }
        .decide(action)
    }
  }

  private static let wrong = [
    "null", "true", "7", "\"\"", "\"x\"", "[]", "[[]]", "{}", "[7]", "{\"a\":{}}",
    "\"\\u0000\"",
  ]

  /// Each field of each editor's event with values of other types.
  @Test(arguments: wrong)
  func wrongTypes(_ value: String) {
    let fields = [
      "hook_event_name", "hookEventName", "tool_name", "toolName", "tool_input", "toolArgs", "cwd",
      "workspace_roots", "command", "agent_type",
    ]
    let events = [
      [
        "hook_event_name": "\"PreToolUse\"", "tool_name": "\"Bash\"", "cwd": "\"/p\"",
        "tool_input": "{\"command\":\"git status\"}",
      ],
      [
        "hook_event_name": "\"beforeShellExecution\"", "command": "\"ls\"",
        "workspace_roots": "[\"/p\"]",
      ],
      [
        "hook_event_name": "\"BeforeTool\"", "tool_name": "\"replace\"",
        "tool_input": "{\"file_path\":\"/p/a\"}",
      ],
      ["toolName": "\"edit\"", "toolArgs": "{\"path\":\"/p/a\"}"],
    ]
    for event in events {
      for field in fields {
        var event = event
        event[field] = value
        let text = "{" + event.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
        let answer = Self.answer(text)
        #expect(answer.output.isEmpty || (try? JSONValue(parsing: answer.output)) != nil, "\(text)")
      }
    }
  }

  /// Each argument of a tool with values of other types.
  @Test(arguments: wrong)
  func wrongArguments(_ value: String) {
    for tool in ["Bash", "Write", "Edit", "MultiEdit", "editFiles", "apply_patch", "move_file"] {
      for key in [
        "command", "file_path", "content", "old_string", "new_string", "edits", "replacements",
        "files", "input", "destination", "replace_all",
      ] {
        let text =
          "{\"hook_event_name\":\"PreToolUse\",\"cwd\":\"/p\",\"tool_name\":\"\(tool)\","
          + "\"tool_input\":{\"path\":\"/p/a\",\"\(key)\":\(value)}}"
        let answer = Self.answer(text)
        #expect(answer.event != nil, "\(text)")
      }
    }
  }

  @Test func deepAndHugeEvents() {
    let deep = String(repeating: "[", count: 200_000)
    #expect(Self.answer(deep).output == "")
    #expect(
      Self.answer(
        "{\"tool_input\":" + String(repeating: "{\"a\":", count: 50_000) + "1"
          + String(repeating: "}", count: 50_000) + "}"
      ).output == "")
    let huge = String(repeating: "x", count: 4 << 20)
    #expect(
      Self.answer(
        "{\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"echo \(huge)\"}}"
      ).event != nil)
    let answer = Self.answer(
      "{\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"alembic upgrade head; echo \(huge)\"}}"
    )
    #expect(answer.output.contains("deny") || answer.output.contains("ask"))
  }

  /// What a JavaScript editor writes for half of a character is no way around the hook.
  @Test func halfACharacter() {
    let answer = Self.answer(
      #"{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"alembic upgrade head # \ud800"}}"#
    )
    #expect(answer.output.contains("deny"))
  }

  @Test func bytesThatAreNoText() {
    let event =
      Array(
        "{\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"git "
          .utf8)
      + [0xFF, 0xFE, 0xC3] + Array("\"}}".utf8)
    let answer = EditorHook.answer(event, folder: FilePath("/p")) { event, action in
      GuardScene(folder: event.folder, project: nil, isOwnAgent: false) { _ in .draft }
        .decide(action)
    }
    #expect(answer.output.isEmpty)
  }
}
