/// The tasks that a `pyproject.toml` gives names to, for task runners such as poe and taskipy.
public enum PyprojectTasks {
  /// The command line of a task: a text, or the `cmd` or `shell` of a table; nil when there is none.
  ///
  /// - Parameters:
  ///   - name: The task.
  ///   - bytes: The file.
  public static func command(_ name: String, in bytes: [UInt8]) -> String? {
    let tables = try? TomlFile.tables(
      at: [["tool", "poe", "tasks"], ["tool", "taskipy", "tasks"]], name: "pyproject.toml",
      bytes: bytes)
    for table in tables ?? [] {
      guard let task = table?[name] else { continue }
      return task.string ?? (task["cmd"] ?? task["shell"])?.string
    }
    return nil
  }
}
