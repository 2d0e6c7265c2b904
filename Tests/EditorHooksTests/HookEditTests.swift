import EditorHooks
import Foundation
import Guard
import JSON
import ProjectFiles
import SystemPackage
import Testing

/// Edits of files as each editor tells of them, each with the page that documents the fields.
struct HookEditTests {
  /// A folder with one file in it.
  private struct Folder {
    let path: FilePath

    init() throws {
      let url = FileManager.default.temporaryDirectory.appending(path: "hook-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      try "one\ntwo\none\n".write(
        to: url.appending(path: "a.py"), atomically: false, encoding: .utf8)
      path = FileReading.resolved(FilePath(url.path())) ?? FilePath(url.path())
    }

    func remove() { try? FileManager.default.removeItem(atPath: path.string) }

    /// The changes that an event tells of; `@` stands for the folder.
    func changes(_ event: String) -> [FileChange]? {
      let text = event.replacingOccurrences(of: "@", with: path.string)
      let answer = EditorHook.answer(Array(text.utf8), folder: path) { event, action in
        GuardScene(folder: event.folder, project: nil, isOwnAgent: false) { _ in .draft }
          .decide(action)
      }
      guard case .changes(let changes) = answer.event?.action else { return nil }
      return changes
    }

    /// What each change leaves of the text, by the file's name.
    func texts(_ event: String) -> [String: String?]? {
      changes(event).map { changes in
        Dictionary(
          uniqueKeysWithValues: changes.map { change in
            (
              change.path.lastComponent?.string ?? "",
              change.after.map { String(decoding: $0, as: UTF8.self) }
            )
          })
      }
    }
  }

  /// https://code.claude.com/docs/en/hooks: Write, Edit with and without `replace_all`.
  @Test func claudeCode() throws {
    let folder = try Folder()
    defer { folder.remove() }
    func event(_ tool: String, _ input: String) -> String {
      #"{"session_id":"s","cwd":"@","permission_mode":"default","hook_event_name":"PreToolUse","#
        + #""tool_use_id":"t","tool_name":"\#(tool)","tool_input":\#(input)}"#
    }
    #expect(
      folder.texts(event("Write", #"{"file_path":"@/b.py","content":"new\n"}"#)) == [
        "b.py": "new\n"
      ])
    #expect(
      folder.texts(
        event(
          "Edit",
          #"{"file_path":"@/a.py","old_string":"one","new_string":"1","replace_all":false}"#))
        == ["a.py": "1\ntwo\none\n"])
    #expect(
      folder.texts(
        event(
          "Edit", #"{"file_path":"@/a.py","old_string":"one","new_string":"1","replace_all":true}"#)
      ) == ["a.py": "1\ntwo\n1\n"])
    #expect(
      folder.texts(
        event(
          "MultiEdit",
          #"{"file_path":"@/a.py","edits":[{"old_string":"two","new_string":"2"},{"old_string":"2","new_string":"3"}]}"#
        )) == ["a.py": "one\n3\none\n"])
    #expect(folder.changes(event("Read", #"{"file_path":"@/a.py"}"#)) == nil)
    // Tools of servers that change files: `mcp__<server>__<tool>`.
    #expect(
      folder.texts(event("mcp__files__write_file", #"{"path":"@/b.py","content":"x"}"#)) == [
        "b.py": "x"
      ])
    #expect(
      folder.texts(
        event(
          "mcp__files__edit_file",
          #"{"path":"@/a.py","edits":[{"oldText":"two","newText":"2"}]}"#))
        == ["a.py": "one\n2\none\n"])
    let moved = folder.changes(
      event("mcp__files__move_file", #"{"source":"@/a.py","destination":"@/c.py"}"#))
    #expect(moved?.first?.kind == .rename(to: folder.path.appending("c.py")))
  }

  /// https://code.visualstudio.com/docs/agents/reference/hooks-reference: `editFiles` names files alone; the
  /// editor's own tools name one file, or one with each replacement.
  @Test func visualStudioCode() throws {
    let folder = try Folder()
    defer { folder.remove() }
    func event(_ tool: String, _ input: String) -> String {
      #"{"timestamp":"2026-02-09T10:30:00.000Z","cwd":"@","sessionId":"s","hookEventName":"PreToolUse","#
        + #""tool_use_id":"t","tool_name":"\#(tool)","tool_input":\#(input)}"#
    }
    let named = try #require(folder.changes(event("editFiles", #"{"files":["a.py","b.py"]}"#)))
    #expect(named.map(\.path.lastComponent?.string) == ["a.py", "b.py"])
    #expect(named.allSatisfy { $0.after == nil })
    #expect(
      folder.texts(
        event(
          "replace_string_in_file",
          #"{"filePath":"@/a.py","oldString":"two","newString":"2"}"#)) == ["a.py": "one\n2\none\n"]
    )
    #expect(
      folder.texts(
        event(
          "multi_replace_string_in_file",
          #"{"explanation":"x","replacements":[{"filePath":"@/a.py","oldString":"two","newString":"2"},{"filePath":"@/b.py","oldString":"x","newString":"y"}]}"#
        ))?["a.py"] == "one\n2\none\n")
    #expect(
      folder.texts(event("create_file", #"{"filePath":"@/b.py","content":"x"}"#)) == ["b.py": "x"])
  }

  /// https://cursor.com/docs/hooks: `preToolUse` with Write; inputs may come as text.
  @Test func cursor() throws {
    let folder = try Folder()
    defer { folder.remove() }
    func event(_ tool: String, _ input: String) -> String {
      #"{"conversation_id":"c","generation_id":"g","model":"m","cursor_version":"2.0.77","#
        + #""hook_event_name":"preToolUse","workspace_roots":["@"],"tool_name":"\#(tool)","tool_input":\#(input)}"#
    }
    #expect(
      folder.texts(event("Write", #"{"file_path":"b.py","content":"x"}"#)) == ["b.py": "x"])
    #expect(
      folder.texts(event("MCP:write_file", #""{\"path\":\"b.py\",\"content\":\"x\"}""#)) == [
        "b.py": "x"
      ])
    #expect(folder.changes(event("Delete", #"{"path":"a.py"}"#))?.first?.kind == .delete)
  }

  /// https://geminicli.com/docs/hooks/reference: `write_file` and `replace`.
  @Test func gemini() throws {
    let folder = try Folder()
    defer { folder.remove() }
    func event(_ tool: String, _ input: String) -> String {
      #"{"session_id":"s","transcript_path":"/t","cwd":"@","hook_event_name":"BeforeTool","#
        + #""timestamp":"2026-01-01T00:00:00Z","tool_name":"\#(tool)","tool_input":\#(input)}"#
    }
    #expect(
      folder.texts(event("write_file", #"{"file_path":"@/b.py","content":"x"}"#)) == ["b.py": "x"])
    #expect(
      folder.texts(
        event("replace", #"{"file_path":"@/a.py","old_string":"two","new_string":"2"}"#)) == [
          "a.py": "one\n2\none\n"
        ])
    #expect(
      folder.texts(event("mcp_files_write_file", #"{"path":"@/b.py","content":"x"}"#)) == [
        "b.py": "x"
      ])
  }

  /// https://docs.github.com/copilot/reference/hooks-configuration: `toolArgs` as a text of JSON.
  @Test func copilot() throws {
    let folder = try Folder()
    defer { folder.remove() }
    func event(_ tool: String, _ arguments: String) -> String {
      #"{"timestamp":1704614600000,"cwd":"@","toolName":"\#(tool)","toolArgs":\#(arguments)}"#
    }
    #expect(
      folder.texts(event("create", #""{\"path\":\"@/b.py\",\"file_text\":\"x\"}""#)) == [
        "b.py": "x"
      ])
    #expect(
      folder.texts(
        event("edit", #"{"path":"@/a.py","old_str":"two","new_str":"2"}"#)) == [
          "a.py": "one\n2\none\n"
        ])
    #expect(folder.changes(event("view", #"{"path":"@/a.py"}"#)) == nil)
  }
}
