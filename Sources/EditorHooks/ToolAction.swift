import Guard
import JSON
import ProjectFiles
import SystemPackage

/// What a call of an editor's own tool does, by the names that editors give their tools and arguments.
enum ToolAction {
  private static let shells: Set<String> = [
    "bash", "shell", "run_shell_command", "powershell", "run_in_terminal", "runinterminal",
    "run_terminal_cmd", "terminal", "execute", "exec",
  ]
  private static let writers: Set<String> = [
    "write", "write_file", "create", "create_file", "createfile", "tabwrite", "write_to_file",
  ]
  private static let replacers: Set<String> = [
    "edit", "multiedit", "replace", "strreplace", "str_replace", "search_replace", "edit_file",
    "str_replace_editor", "replace_string_in_file", "multi_replace_string_in_file",
    "replacestringinfile", "insert_edit_into_file", "editfiles", "str_replace_based_edit_tool",
    "notebookedit", "insert",
  ]
  private static let removers: Set<String> = ["delete", "delete_file", "deletefile", "remove_file"]
  private static let movers: Set<String> = ["move_file", "rename_file", "rename", "move"]
  private static let patchers: Set<String> = ["apply_patch", "applypatch", "patch"]

  /// The action of a call; nil for a tool that only reads, or that is not known.
  static func action(_ tool: String, _ input: JSONObject, folder: FilePath) -> Action? {
    let name = ownName(of: tool)
    if shells.contains(name) {
      return commandLine(input).map { .command($0) }
    }
    if patchers.contains(name) {
      let text = ["input", "patch", "patchText", "diff"].lazy.compactMap { input[$0]?.string }.first
      return text.map { .changes(PatchText.changes($0, folder: folder)) }
    }
    if let changes = several(name, input, folder: folder) { return .changes(changes) }
    guard let path = path(input, folder: folder) else { return nil }
    // Some editors have one tool with several commands.
    let command = input["command"]?.string ?? ""
    if command == "view" { return nil }
    if writers.contains(name) || command == "create" {
      let text = text(input, "content", "contents", "file_text", "text", "code")
      return .changes([FileChange(path, .create, after: text.map { Array($0.utf8) })])
    }
    if replacers.contains(name) { return .changes([replaced(path, input)]) }
    if removers.contains(name) { return .changes([FileChange(path, .delete)]) }
    if movers.contains(name) {
      let target = text(
        input, "new_path", "destination", "to", "newPath", "target", "newFilePath")
      guard let target else { return nil }
      return .changes([FileChange(path, .rename(to: folder.pushing(FilePath(target))))])
    }
    return nil
  }

  /// The tool's name without its server's: `mcp__files__write_file` (Claude Code), `MCP:write_file`
  /// (Cursor), `mcp_files_write_file` (Gemini CLI).
  private static func ownName(of tool: String) -> String {
    let name = tool.lowercased()
    guard name.hasPrefix("mcp") else { return name }
    if let mark = name.ranges(of: "__").last { return String(name[mark.upperBound...]) }
    if name.hasPrefix("mcp:") { return String(name.dropFirst(4)) }
    let known = writers.union(replacers).union(removers).union(movers).union(shells)
    return known.filter { name.hasSuffix("_" + $0) }.max { $0.count < $1.count } ?? name
  }

  /// The changes of a tool that takes several files: edits that each name their own
  /// (`multi_replace_string_in_file`), or names alone (`editFiles`), whose texts are not known then.
  private static func several(
    _ name: String, _ input: JSONObject, folder: FilePath
  ) -> [FileChange]? {
    guard path(input, folder: folder) == nil else { return nil }
    let parts = (input["replacements"] ?? input["edits"] ?? input["files"])?.array ?? []
    guard replacers.contains(name) || writers.contains(name) || removers.contains(name) else {
      return nil
    }
    var order: [FilePath] = []
    var edits: [FilePath: [JSONValue]] = [:]
    for part in parts {
      let object = part.object ?? part.string.map { ["path": .string($0)] } ?? [:]
      guard let path = path(object, folder: folder) else { continue }
      if edits[path] == nil { order.append(path) }
      edits[path, default: []].append(.object(object))
    }
    guard !order.isEmpty else { return nil }
    return order.map { path in
      removers.contains(name)
        ? FileChange(path, .delete) : replaced(path, ["edits": .array(edits[path] ?? [])])
    }
  }

  private static func commandLine(_ input: JSONObject) -> String? {
    for key in ["command", "cmd", "script"] {
      if let text = input[key]?.string { return text }
      guard let words = input[key]?.array else { continue }
      return words.map { "'" + ($0.string ?? "").replacing("'", with: "'\\''") + "'" }
        .joined(separator: " ")
    }
    return nil
  }

  private static func text(_ input: JSONObject, _ keys: String...) -> String? {
    keys.lazy.compactMap { input[$0]?.string }.first
  }

  private static func path(_ input: JSONObject, folder: FilePath) -> FilePath? {
    let name = text(
      input, "file_path", "path", "filePath", "absolute_path", "target_file", "notebook_path",
      "filename", "file", "uri", "source", "old_path", "oldPath", "relative_workspace_path")
    guard var name, !name.isEmpty else { return nil }
    if name.hasPrefix("file://") { name.removeFirst("file://".count) }
    return folder.pushing(FilePath(name)).lexicallyNormalized()
  }

  /// A file after its replacements; unknown afterwards when one of them does not fit.
  private static func replaced(_ path: FilePath, _ input: JSONObject) -> FileChange {
    let parts =
      input["edits"]?.array?.compactMap(\.object) ?? input["replacements"]?.array?.compactMap(
        \.object)
      ?? [input]
    guard let bytes = try? FileReading.bytes(of: path) else {
      // An edit of a file that is not there makes it.
      let made = text(input, "new_string", "new_str", "newString", "content")
      return FileChange(path, .modify, after: made.map { Array($0.utf8) })
    }
    var content = String(decoding: bytes, as: UTF8.self)
    var written = ""
    var isKnown = true
    for part in parts {
      guard let old = text(part, "old_string", "old_str", "oldString", "old_text", "oldText"),
        let new = text(part, "new_string", "new_str", "newString", "new_text", "newText"),
        !old.isEmpty,
        let found = content.firstRange(of: old)
      else {
        isKnown = false
        for (_, value) in part.members.map({ ($0.key, $0.value) }) {
          written += (value.string ?? "") + "\n"
        }
        continue
      }
      let all = part["replace_all"]?.bool ?? part["replaceAll"]?.bool ?? false
      if all {
        content.replace(old, with: new)
      } else {
        content.replaceSubrange(found, with: new)
      }
    }
    return FileChange(
      path, .modify, after: isKnown ? Array(content.utf8) : nil, command: isKnown ? nil : written)
  }
}
