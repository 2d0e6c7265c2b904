import PythonSyntax
import Review
import SourceText

/// Python that a command line carries: `python -c`, or a text on standard input.
struct PythonCode {
  private let source: RevisionSource

  /// The code of a command; nil when there is none in the line.
  init?(_ command: ShellCommand) {
    guard command.program.hasPrefix("python") || command.program.hasPrefix("pypy") else {
      return nil
    }
    let text: String
    if let code = command.value(of: "-c") {
      text = code.text
    } else if let input = command.input, command.operands().isEmpty {
      text = input.text
    } else {
      return nil
    }
    source = RevisionSource(SourceFile(name: "-c", bytes: Array(text.utf8)))
  }

  /// The functions of `alembic.command` that it calls, such as `upgrade`.
  var alembicCommands: [String] {
    source.calls.compactMap { call in
      guard let name = call.name, let dot = name.lastIndex(of: ".") else { return nil }
      let module = name[..<dot]
      guard module == "alembic.command" || module == "flask_migrate" else { return nil }
      return String(name[name.index(after: dot)...])
    }
  }

  /// The command lines that it runs through `os.system` and `subprocess`.
  var commandLines: [String] {
    source.calls.compactMap { call in
      guard let name = call.name,
        name == "os.system" || name == "os.popen" || name.hasPrefix("subprocess."),
        let first = call.arguments.first
      else { return nil }
      if let line = source.tree.stringConstant(first) { return line }
      switch source.tree.expression(first) {
      case .list(let elements, _), .tuple(let elements, _):
        let words = source.tree[elements].map { source.tree.stringConstant($0) ?? "…" }
        return words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
      default: return nil
      }
    }
  }

  /// The paths that it writes, removes or renames, with whether they go.
  var files: [(path: String, isRemoved: Bool)] {
    source.calls.compactMap { call in
      guard let name = call.name ?? methodName(call) else { return nil }
      let last = name.split(separator: ".").last.map(String.init) ?? name
      switch last {
      case "open":
        let mode =
          call["mode"].map(\.value) ?? (call.arguments.count > 1 ? call.arguments[1] : nil)
        guard let mode, let text = source.tree.stringConstant(mode),
          text.contains(where: { "wax+".contains($0) })
        else { return nil }
        return path(call).map { ($0, false) }
      case "write_text", "write_bytes", "touch": return path(call).map { ($0, false) }
      case "unlink", "remove", "rmtree", "rename", "replace", "move":
        return path(call).map { ($0, true) }
      default: return nil
      }
    }
  }

  /// The last name of a call on something that is no name: `Path('x').unlink`.
  private func methodName(_ call: SourceCall) -> String? {
    guard case .attribute(_, let attribute, _) = source.tree.expression(call.callee) else {
      return nil
    }
    return source.tree.name(attribute)
  }

  /// The first text inside of a call that looks like a path: its argument, or that of `Path(…)`.
  private func path(_ call: SourceCall) -> String? {
    if let first = call.arguments.first, let text = source.tree.stringConstant(first),
      call.name != nil || text.contains(".py")
    {
      return text
    }
    guard case .attribute(let value, _, _) = source.tree.expression(call.callee),
      case .call(_, let arguments, _) = source.tree.expression(value),
      let first = source.tree[arguments].first
    else { return nil }
    return source.tree.stringConstant(first)
  }
}
