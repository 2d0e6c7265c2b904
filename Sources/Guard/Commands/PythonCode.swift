import PythonSyntax
import Review
import SourceText

/// Python that a command line carries: `python -c`, a text on standard input, or a file of the project.
struct PythonCode {
  private let source: RevisionSource
  /// Whether it is a file: which of its functions would run is not known.
  let isFile: Bool

  /// The code of a command; nil when there is none in the line.
  init?(_ command: ShellCommand) {
    guard
      command.program.hasPrefix("python") || command.program.hasPrefix("pypy")
        || command.script != nil
    else { return nil }
    isFile = command.script != nil
    let text: String
    if let script = command.script {
      text = script
    } else if let code = command.value(of: "-c") {
      text = code.text
    } else if let input = command.input, command.operands().allSatisfy({ $0.text == "-" }) {
      text = input.text
    } else {
      return nil
    }
    source = RevisionSource(SourceFile(name: "-c", bytes: Array(text.utf8)))
  }

  /// The functions of `alembic.command` that it calls, such as `upgrade`; of a file also the verbs of
  /// Alembic's command lines that it runs.
  var alembicCommands: [String] {
    let lines = isFile ? commandLines : []
    let verbs = lines.flatMap { ShellReading.of($0, in: nil).commands }.compactMap { command in
      AlembicCall(command).flatMap { $0.isSQL || $0.isHelp ? nil : $0.verb }
    }
    return calledCommands + verbs
  }

  /// What is said of one of these commands.
  func sentence(of verb: String) -> String {
    isFile
      ? "The Python file that would run calls Alembic's \(verb), and whether it gets there is not known."
      : "Python would run Alembic's \(verb)."
  }

  private var calledCommands: [String] {
    source.calls.compactMap { call in
      guard let name = call.name, let dot = name.lastIndex(of: ".") else { return nil }
      let module = name[..<dot]
      guard module == "alembic.command" || module == "flask_migrate" else { return nil }
      if let sql = call["sql"], case .constant(.bool(true)) = source.tree.expression(sql.value) {
        return nil
      }
      return String(name[name.index(after: dot)...])
    }
  }

  /// The command lines that it runs through `os.system`, `subprocess` and Alembic's own `main`.
  var commandLines: [String] {
    source.calls.compactMap { call in
      guard let name = call.name ?? methodName(call) else { return nil }
      let isAlembic =
        name == "alembic.config.main" || name.hasPrefix("alembic.config.CommandLine")
        || name == "main" && source.imports.values.contains { $0.hasPrefix("alembic.config") }
      guard
        isAlembic || name == "os.system" || name == "os.popen" || name.hasPrefix("subprocess.")
          || name.hasPrefix("os.exec") || name.hasPrefix("os.spawn"),
        let first = (isExec(name) ? call.arguments.dropFirst().first : nil) ?? call.arguments.first
          ?? call["argv"]?.value ?? call["args"]?.value
      else { return nil }
      if let line = text(first) {
        return isAlembic ? "alembic " + line : line
      }
      switch source.tree.expression(value(first)) {
      case .list(let elements, _), .tuple(let elements, _):
        let words = source.tree[elements].map { element in
          text(element) ?? (source.name(of: element) == "sys.executable" ? "python" : "…")
        }
        let line = words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
        return isAlembic ? "alembic " + line : line
      case .call(let callee, let arguments, _):
        // `'…'.split()` and `shlex.split('…')`
        if case .attribute(let value, let name, _) = source.tree.expression(callee),
          source.tree.name(name) == "split",
          let line = text(value) ?? source.tree[arguments].first.flatMap({ text($0) })
        {
          return isAlembic ? "alembic " + line : line
        }
        return nil
      default: return nil
      }
    }
  }

  /// Whether the second argument has the words: `os.execvp(program, words)`.
  private func isExec(_ name: String) -> Bool {
    name.hasPrefix("os.execv") || name.hasPrefix("os.spawnv") || name.hasPrefix("os.posix_spawn")
  }

  /// The text that an expression is, names that are given one once followed.
  private func text(_ id: ExpressionID) -> String? { source.constantText(id) }

  /// The value of a name that is given one once; else the expression itself.
  private func value(_ id: ExpressionID) -> ExpressionID {
    guard case .name(let name, _) = source.tree.expression(id) else { return id }
    return source.onlyValue(of: source.tree.name(name)) ?? id
  }

  /// The SQL that it hands to a database: texts of `execute(…)`, and of `text(…)` where something executes.
  var statements: [String] {
    let executes = source.calls.contains { call in
      ["execute", "executescript", "exec_driver_sql", "scalar", "scalars"].contains(
        (call.name ?? methodName(call))?.split(separator: ".").last.map(String.init))
    }
    guard executes else { return [] }
    return source.calls.flatMap { call -> [String] in
      let last = (call.name ?? methodName(call))?.split(separator: ".").last
      guard let last, ["execute", "executescript", "exec_driver_sql", "text"].contains(last) else {
        return []
      }
      return call.arguments.prefix(1).compactMap { text($0) }
    }
  }

  /// Whether it makes or drops the tables of a metadata.
  var makesTables: Bool {
    source.calls.contains { call in
      let last = (call.name ?? methodName(call))?.split(separator: ".").last
      return last == "create_all" || last == "drop_all"
    }
  }

  /// What is done to a file.
  enum FileDeed: Equatable {
    case written
    case removed
    /// It gets another path; nil when that is not known.
    case moved(to: String?)
  }

  /// The paths that it writes, removes or renames.
  var files: [(path: String, deed: FileDeed)] {
    source.calls.compactMap { call in
      guard let name = call.name ?? methodName(call) else { return nil }
      let last = name.split(separator: ".").last.map(String.init) ?? name
      switch last {
      case "open":
        // `Path('x').open('w')` has the mode in front.
        let isMethod = owner(call) != nil
        let index = isMethod ? 0 : 1
        let mode =
          call["mode"].map(\.value)
          ?? (call.arguments.count > index ? call.arguments[index] : nil)
        guard let mode, let text = text(mode),
          text.contains(where: { "wax+".contains($0) })
        else { return nil }
        return (isMethod ? owner(call) : path(call)).map { ($0, .written) }
      case "write_text", "write_bytes", "touch":
        return (owner(call) ?? path(call)).map { ($0, .written) }
      case "unlink", "remove", "rmtree": return (owner(call) ?? path(call)).map { ($0, .removed) }
      case "rename", "replace", "move":
        let isMethod = owner(call) != nil
        let index = isMethod ? 0 : 1
        let target =
          call.arguments.count > index ? text(call.arguments[index]) : nil
        return (isMethod ? owner(call) : path(call)).map { ($0, .moved(to: target)) }
      case "copy", "copy2", "copyfile":
        guard name.hasPrefix("shutil."), call.arguments.count > 1 else { return nil }
        return text(call.arguments[1]).map { ($0, .written) }
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
    if let first = call.arguments.first, let text = text(first),
      call.name != nil || text.contains(".py")
    {
      return text
    }
    return owner(call)
  }

  /// The path in front of a method: that of `Path(…)`.
  private func owner(_ call: SourceCall) -> String? {
    guard case .attribute(let value, _, _) = source.tree.expression(call.callee),
      case .call(let callee, let arguments, _) = source.tree.expression(self.value(value)),
      let first = source.tree[arguments].first, source.name(of: callee)?.hasSuffix("Path") == true
    else { return nil }
    return text(first)
  }
}
