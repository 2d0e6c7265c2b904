import AlembicHistory
import ExpertTools
import JSON

/// The workflows of `prompts/` as files of clients.
enum CommandFiles {
  /// A line that tells whose file it is.
  static let mark = "<!-- Written by alembic-expert install; uninstall takes it away. -->\n"

  /// A workflow with the runner filled in, and its arguments with what stands there when nobody says.
  static func text(_ prompt: PromptText, _ facts: InstallationFacts) -> String {
    prompt.filled([:], runner: facts.runner ?? Runner(prefix: "<runner>", evidence: ""))
  }

  /// A text as YAML's double-quoted scalar, of which JSON's strings are a part (YAML 1.2.2, 1.3).
  static func quoted(_ text: String) -> String { JSONValue.string(text).compact }

  /// The server's start as clients with `command` and `args` have it.
  static func server(_ facts: InstallationFacts, _ more: [String] = []) -> JSONValue {
    ["command": .string(facts.command), "args": .strings(["serve"] + more)]
  }
}
