import EditorHooks
import Guard
import JSON
import SystemPackage
import Testing

/// Events of each editor, in the shape of its documentation.
struct EditorHookTests {
  private static let folder = FilePath("/project")

  /// Answers an event in a scene without a project.
  private static func answer(_ event: String) -> HookAnswer {
    EditorHook.answer(Array(event.utf8), folder: FilePath("/elsewhere")) { event, action in
      GuardScene(folder: event.folder, project: nil, isOwnAgent: event.isOwnAgent) { _ in .draft }
        .decide(action)
    }
  }

  /// The format of https://code.claude.com/docs/en/hooks.
  @Test func claudeCode() throws {
    let answer = Self.answer(
      """
      {"session_id":"a","transcript_path":"/t","cwd":"/project","permission_mode":"default",
       "hook_event_name":"PreToolUse","tool_name":"Bash","tool_use_id":"t1",
       "tool_input":{"command":"alembic upgrade head","description":"x","timeout":1000}}
      """)
    let output = try JSONValue(parsing: answer.output)["hookSpecificOutput"]
    #expect(output?["hookEventName"]?.string == "PreToolUse")
    #expect(output?["permissionDecision"]?.string == "deny")
    #expect(output?["permissionDecisionReason"]?.string?.contains("database-upgrade") == true)
    #expect(answer.event?.folder == Self.folder)
  }

  /// The format of https://cursor.com/docs/hooks.
  @Test func cursor() throws {
    let shell = Self.answer(
      """
      {"conversation_id":"c","generation_id":"g","hook_event_name":"beforeShellExecution",
       "workspace_roots":["/project"],"command":"alembic downgrade base","cwd":"/project"}
      """)
    #expect(try JSONValue(parsing: shell.output)["permission"]?.string == "deny")
    let harmless = Self.answer(
      """
      {"conversation_id":"c","hook_event_name":"preToolUse","workspace_roots":["/project"],
       "tool_name":"Shell","tool_input":"{\\"command\\":\\"ls\\"}"}
      """)
    #expect(harmless.output == "{}\n")
    let elsewhere = Self.answer(
      """
      {"conversation_id":"c","hook_event_name":"preToolUse","cwd":"/project","tool_name":"Shell",
       "tool_input":{"command":"ls","working_directory":"/project/alembic"}}
      """)
    #expect(elsewhere.event?.folder == "/project/alembic")
  }

  /// The format of https://geminicli.com/docs/hooks/reference.
  @Test func gemini() throws {
    let answer = Self.answer(
      """
      {"session_id":"s","transcript_path":"/t","cwd":"/project","hook_event_name":"BeforeTool",
       "timestamp":"2026-01-01T00:00:00Z","tool_name":"run_shell_command",
       "tool_input":{"command":"poetry run alembic stamp head"}}
      """)
    #expect(try JSONValue(parsing: answer.output)["decision"]?.string == "deny")
    #expect(
      try JSONValue(parsing: answer.output)["reason"]?.string?.contains("database-stamp") == true)
  }

  /// The format of https://docs.github.com/copilot/reference/hooks-configuration.
  @Test(arguments: [
    #"{"command":"dropdb app"}"#, #""{\"command\":\"dropdb app\"}""#,
  ])
  func copilot(_ arguments: String) throws {
    let answer = Self.answer(
      """
      {"timestamp":1700000000000,"cwd":"/project","toolName":"bash","toolArgs":\(arguments)}
      """)
    #expect(try JSONValue(parsing: answer.output)["permissionDecision"]?.string == "deny")
  }

  @Test func onlyOurOwnAgentIsKeptFromGit() {
    func event(_ agent: String) -> String {
      """
      {"cwd":"/project","hook_event_name":"PreToolUse","tool_name":"Bash"\(agent),
       "tool_input":{"command":"git status"}}
      """
    }
    #expect(Self.answer(event("")).output == "")
    #expect(Self.answer(event(#","agent_type":"git-github""#)).output == "")
    for name in ["alembic-expert", "Alembic Expert", "alembic-expert:alembic-expert"] {
      let answer = Self.answer(event(#","agent_type":"\#(name)""#))
      #expect(answer.decision?.verdict == .handOver, "\(name)")
      #expect(answer.output.contains("@git-github"))
    }
  }

  @Test func whatCannotBeLexedIsAsked() throws {
    let answer = Self.answer(
      #"{"cwd":"/p","hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"git commit -m 'x"}}"#
    )
    #expect(
      try JSONValue(parsing: answer.output)["hookSpecificOutput"]?["permissionDecision"]?.string
        == "ask")
  }

  @Test(arguments: [
    "", "{", "[]", "null", "{}", #"{"hook_event_name":"SessionStart"}"#, #"{"hook_event_name":7}"#,
    #"{"toolName":null}"#, "\u{0}\u{1}",
  ])
  func unknownEventsPassWithANote(_ event: String) {
    let answer = Self.answer(event)
    #expect(answer.output == "" && !answer.note.isEmpty)
  }

  @Test func toolsThatOnlyReadPass() {
    let answer = Self.answer(
      #"{"cwd":"/p","hook_event_name":"PreToolUse","tool_name":"Read","tool_input":{"file_path":"/p/a"}}"#
    )
    #expect(answer.output == "" && answer.note == "" && answer.decision == nil)
  }
}
