import AlembicHistory
import JSON
import ProjectFiles
import SystemPackage

extension ShellReader {
  /// The command line that `npm run NAME` and its like run, as the project's own file has it: `scripts` of
  /// `package.json`, the tasks of `poe` and `taskipy` in `pyproject.toml`; nil when there is none.
  func projectScript(_ command: ShellCommand) -> String? {
    guard !isElsewhere, let folder else { return nil }
    let operands = command.operands(values: ["-C", "--prefix", "--cwd", "-w", "--workspace", "-f"])
      .map(\.text)
    let isPython = ["poe", "task"].contains(command.program)
    let file = folder.appending(isPython ? "pyproject.toml" : "package.json")
    guard
      let name = operands.first(where: { !["run", "run-script", "x", "exec"].contains($0) }),
      let bytes = try? FileReading.bytes(of: file, limit: Self.scriptLimit)
    else { return nil }
    if isPython { return PyprojectTasks.command(name, in: bytes) }
    return (try? JSONValue(parsing: bytes))?["scripts"]?[name]?.string
  }
}
