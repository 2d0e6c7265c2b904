/// An Alembic command that a shell line runs: `alembic`, `python -m alembic`, `flask db`,
/// `manage.py db`.
struct AlembicCall {
  /// The verb: `upgrade`, `heads`; nil when there is none, unknown text included.
  let verb: String?
  /// Whether the verb is known.
  let isVerbKnown: Bool
  /// What stands behind the verb.
  let arguments: [ShellCommand.Argument]
  /// Whether it only prints SQL.
  let isSQL: Bool
  /// Whether it only prints help.
  let isHelp: Bool
  /// The verb with what stands behind it, for a message.
  let text: String

  /// Options of `alembic` itself that take a word along (alembic 1.20.1, `alembic.config`).
  private static let values: Set<String> = ["-c", "--config", "-n", "--name", "-x", "-h"]

  /// The call in a command; nil for any other program.
  init?(_ command: ShellCommand) {
    var rest = command.arguments[...]
    switch command.program {
    case "alembic", "alembic.config": break
    case "flask", "manage.py":
      // `flask --app x db upgrade`
      guard let index = rest.firstIndex(where: { $0.text == "db" }) else { return nil }
      rest = rest[(index + 1)...]
    case let name where name.hasPrefix("python"):
      guard let script = rest.first, script.text.lastPathPart == "manage.py",
        rest.dropFirst().first?.text == "db"
      else { return nil }
      rest = rest.dropFirst(2)
    default: return nil
    }
    while let first = rest.first, first.text.hasPrefix("-") {
      if ["--help", "-h", "--version", "-V"].contains(first.text) { break }
      rest = rest.dropFirst()
      if Self.values.contains(first.text) { rest = rest.dropFirst() }
    }
    let first = rest.first
    isHelp =
      rest.contains { ["--help", "-h", "--version", "-V"].contains($0.text) }
      || first == nil && command.arguments.isEmpty
    verb = first.map(\.text)
    isVerbKnown = first?.isKnown ?? true
    arguments = Array(rest.dropFirst())
    isSQL = arguments.contains { $0.text == "--sql" }
    text = "Alembic's `" + rest.map(\.text).joined(separator: " ") + "`"
  }

  /// The revisions that it names, options left out.
  var revisions: [String] {
    var found: [String] = []
    var index = 0
    while index < arguments.count {
      let word = arguments[index].text
      index += 1
      if ["--tag", "-d", "--directory", "-x", "--x-arg"].contains(word) {
        index += 1
      } else if !word.hasPrefix("-") || word.dropFirst().allSatisfy(\.isNumber) {
        found.append(word)
      }
    }
    return found
  }
}

extension PythonCode {
  /// The functions of `alembic.command` and of Flask-Migrate that change a database.
  static let databaseFunctions: Set<String> = ["upgrade", "downgrade", "stamp", "ensure_version"]
}
