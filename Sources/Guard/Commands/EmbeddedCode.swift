import SystemPackage

/// Code of another language that a command line carries, of which only the words are looked at: `node -e`,
/// `perl -e`, and Python that goes ways which are not followed.
struct EmbeddedCode {
  private let text: String

  private static let programs: Set<String> = [
    "node", "deno", "bun", "perl", "ruby", "php", "awk", "gawk", "ipython", "lua",
  ]

  /// The code of a command; nil when there is none in the line.
  init?(_ command: ShellCommand) {
    let isPython = command.program.hasPrefix("python") || command.program.hasPrefix("pypy")
    guard isPython || Self.programs.contains(command.program), command.script == nil else {
      return nil
    }
    if let code = command.value(of: "-c", "-e", "--eval", "-pe", "-ne", "-r") {
      text = code.text
    } else if let input = command.input, command.operands().allSatisfy({ $0.text == "-" }) {
      text = input.text
    } else if command.program.hasSuffix("awk"), let code = command.operands().first {
      text = code.text
    } else {
      return nil
    }
  }

  /// Why a person should look at it, as a clause; nil when nothing in it is about migrations.
  ///
  /// - Parameters:
  ///   - folders: The last names in the paths of folders of revisions.
  ///   - isFollowed: Whether what it does to files, or which commands it runs, was read already.
  func doubt(folders: [[String]], isFollowed: Bool) -> String? {
    guard !isFollowed else { return nil }
    let writes = [
      "write", "unlink", "remove", "rename", "replace(", "truncate", "inplace", "rmtree", "'w'",
      "\"w\"",
      "'a'", "\"a\"",
    ]
    if folders.contains(where: { $0.allSatisfy(text.contains) }),
      writes.contains(where: text.contains)
    {
      return
        "code in the line names the folder of revisions and writes or removes files, and which ones is "
        + "not followed"
    }
    let runs = [
      "exec", "system", "spawn", "subprocess", "runpy", "getattr", "sys.argv", "pexpect", "popen",
      "EnvironmentContext", "importlib",
    ]
    if text.contains("alembic"), ["upgrade", "downgrade", "stamp"].contains(where: text.contains),
      runs.contains(where: text.contains)
    {
      return "code in the line names Alembic and runs something, and what it runs is not followed"
    }
    return nil
  }
}
