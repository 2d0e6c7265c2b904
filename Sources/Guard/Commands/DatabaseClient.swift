import PostgreSQLSyntax
import ProjectFiles
import SystemPackage

/// What a client such as `psql` would send to a database.
struct DatabaseClient {
  /// The statements' first words, in lower case, as `["alter", "table", "users"]`.
  private(set) var statements: [[String]] = []
  /// Whether some of it is not in the line and cannot be read.
  private(set) var isUnread = false
  /// What it is, for a message.
  let text: String

  private static let clients: Set<String> = [
    "psql", "pgcli", "usql", "mysql", "mariadb", "sqlite3",
  ]

  /// The client's call; nil for any other program.
  init?(_ command: ShellCommand) {
    text = command.program
    if command.has("--help", "--version", "-?", "-V") { return nil }
    switch command.program {
    case "dropdb", "dropuser":
      statements = [["drop", "database"]]
      return
    case "createdb", "createuser":
      statements = [["create", "database"]]
      return
    case "pg_restore":
      guard !command.has("-l", "--list", "-f", "--file") else { return nil }
      statements = [["create", "table"]]
      return
    case let name where name.hasPrefix("python") || name.hasPrefix("pypy"):
      guard let code = PythonCode(command), !code.isFile else { return nil }
      if code.makesTables { statements = [["create", "table"]] }
      for script in code.statements { take(script) }
      return
    case let name where Self.clients.contains(name): break
    default: return nil
    }
    var scripts: [String] = []
    for (index, argument) in command.arguments.enumerated() {
      let word = argument.text
      var script: ShellCommand.Argument?
      var file: ShellCommand.Argument?
      if ["-c", "--command", "-e"].contains(word), index + 1 < command.arguments.count {
        script = command.arguments[index + 1]
      } else if word.hasPrefix("--command=") {
        script = argument
        script?.text.removeFirst("--command=".count)
      } else if word.hasPrefix("-c"), word.count > 2 {
        script = argument
        script?.text.removeFirst(2)
      } else if word.hasSuffix("c"), word.hasPrefix("-"), !word.hasPrefix("--"), word.count > 2,
        index + 1 < command.arguments.count
      {
        script = command.arguments[index + 1]
      } else if ["-f", "--file"].contains(word), index + 1 < command.arguments.count {
        file = command.arguments[index + 1]
      } else if word.hasPrefix("--file=") {
        file = argument
        file?.text.removeFirst("--file=".count)
      }
      if let script { scripts.append(script.text) }
      if let script, !script.isKnown { isUnread = true }
      if let file { read(file, command, into: &scripts) }
    }
    if command.program == "sqlite3", let last = command.operands().dropFirst().first {
      scripts.append(last.text)
    }
    if let input = command.input {
      if input.isKnown { scripts.append(input.text) } else if scripts.isEmpty { isUnread = true }
    }
    for script in scripts { take(script) }
  }

  private mutating func read(
    _ file: ShellCommand.Argument, _ command: ShellCommand, into scripts: inout [String]
  ) {
    guard file.isKnown, !command.isElsewhere, let folder = command.folder,
      let bytes = try? FileReading.bytes(of: folder.pushing(FilePath(file.text)))
    else {
      isUnread = true
      return
    }
    scripts.append(String(decoding: bytes, as: UTF8.self))
  }

  private mutating func take(_ script: String) {
    let parsed = SQLScript(script)
    for token in parsed.text.tokens where token.kind == .clientCommand {
      let text = parsed.text.text(token)
      // What psql's own commands read from files is not in the script.
      if text.hasPrefix("\\i") || text.hasPrefix("\\gexec") || text.hasPrefix("\\!") {
        isUnread = true
      }
      if text.hasPrefix("\\copy"), text.contains(" from ") { statements.append(["copy", "from"]) }
    }
    for statement in parsed.statements {
      let words = parsed.text.tokens[statement.tokens].compactMap { parsed.text.name($0) }
        .map { $0.lowercased() }
      // What is analysed or prepared runs, or will.
      let inner =
        ["explain", "prepare"].contains(words.first)
        ? words.firstIndex { Self.writing.contains($0) || $0 == "select" } : nil
      if let inner, words.first == "prepare" || words.contains("analyze") {
        statements.append(Array(words[inner...]))
      } else if !words.isEmpty {
        statements.append(words)
      }
    }
  }

  private static let writing: Set<String> = ["insert", "update", "delete", "merge"]

  /// The first statement that changes a schema; nil when none does.
  var schemaChange: String? {
    statements.first { words in
      guard let first = words.first else { return false }
      switch first {
      case "create":
        return !words.prefix(3).contains("temp") && !words.prefix(3).contains("temporary")
      case "alter", "drop", "truncate", "reindex", "cluster", "comment", "grant", "revoke",
        "reassign", "import", "security", "refresh", "do":
        return true
      // It makes a table.
      case "select", "with": return words.contains("into") && !words.contains("insert")
      default: return false
      }
    }.map { $0.prefix(3).joined(separator: " ").uppercased() }
  }

  /// The first statement that changes rows; nil when none does.
  var dataChange: String? {
    statements.first { words in
      guard let first = words.first else { return false }
      if Self.writing.contains(first) { return true }
      if first == "copy" { return words.contains("from") && !words.contains("to") }
      return first == "with" && words.contains(where: Self.writing.contains)
    }.map { $0.prefix(3).joined(separator: " ").uppercased() }
  }

  /// Whether a statement writes Alembic's version table.
  var writesVersionTable: Bool {
    statements.contains { words in
      words.contains("alembic_version") && words.first != "select"
        && (Self.writing.contains(words.first ?? "") || words.first == "truncate")
    }
  }
}
