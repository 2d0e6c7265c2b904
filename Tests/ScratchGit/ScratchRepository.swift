import Glibc

/// A folder for one test in which real git has made what a script says; removed afterwards.
public final class ScratchRepository {
  /// A script that failed, with what it printed last.
  public struct Failure: Error, CustomStringConvertible {
    /// The end of what it printed.
    public let description: String
  }

  /// The folder, without symbolic links in its path.
  public let path: String

  /// Whether there is a git to make repositories with.
  public static let hasGit = shell("git --version >/dev/null 2>&1").0 == 0

  /// Makes a folder and runs a shell script in it, with a git that knows no settings of this machine.
  ///
  /// - Throws: `Failure` when a line of the script fails.
  public init(_ script: String = "") throws {
    var template = Array("/tmp/alembic-expert-git-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let real = realpath(template, nil) else {
      throw Failure(description: "cannot make a folder in /tmp")
    }
    path = String(cString: real)
    free(real)
    if !script.isEmpty { try run(script) }
  }

  deinit { _ = Self.shell("rm -rf '\(path)'") }

  /// Runs a shell script in the folder.
  ///
  /// - Returns: What it prints.
  /// - Throws: `Failure` when one of its lines fails.
  @discardableResult
  public func run(_ script: String) throws -> String { try Self.run(script, in: path) }

  /// Runs a shell script in a folder that somebody else removes.
  ///
  /// - Returns: What it prints.
  /// - Throws: `Failure` when one of its lines fails.
  @discardableResult
  public static func run(_ script: String, in path: String) throws -> String {
    let file = path + ".sh"
    guard let handle = fopen(file, "w") else { throw Failure(description: "cannot write \(file)") }
    let settings = """
      set -e; exec 2>&1; cd '\(path)'
      export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_TERMINAL_PROMPT=0
      export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org
      export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
      git() { command git -c init.defaultBranch=main -c protocol.file.allow=always -c gc.auto=0 "$@"; }

      """
    fputs(settings + script, handle)
    fclose(handle)
    defer { unlink(file) }
    let (status, output) = shell("bash '\(file)'")
    guard status == 0 else { throw Failure(description: String(output.suffix(4000))) }
    return output
  }

  private static func shell(_ command: String) -> (Int32, String) {
    guard let pipe = popen(command, "r") else { return (-1, "") }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      guard count > 0 else { break }
      bytes += buffer[0..<count]
    }
    return (pclose(pipe), String(decoding: bytes, as: UTF8.self))
  }
}
