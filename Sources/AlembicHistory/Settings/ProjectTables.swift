import ProjectFiles
import SystemPackage

/// What a folder's `pyproject.toml` and `alembic-expert.toml` say about Alembic and about us.
struct ProjectTables {
  /// `[tool.alembic]`.
  var alembic: TomlValue?
  /// Our own settings.
  var expert: ExpertSettings

  /// Reads both files; a `pyproject.toml` that does not mention Alembic is not parsed.
  ///
  /// - Throws: `SettingsFailure` when a file is no TOML, a setting is wrong, or both files have ours.
  init(in folder: FilePath) throws(SettingsFailure) {
    expert = .none
    let pyproject = folder.appending("pyproject.toml")
    var ours: TomlValue?
    if let bytes = try? FileReading.bytes(of: pyproject), Self.mentions(bytes) {
      let found = try TomlFile.tables(
        at: [["tool", "alembic"], ["tool", "alembic-expert"]], name: pyproject.string, bytes: bytes)
      alembic = found[0]
      ours = found[1]
      if let ours { expert = try ExpertSettings(ours, file: pyproject.string, bytes: bytes) }
    }
    let own = folder.appending("alembic-expert.toml")
    if let bytes = try? FileReading.bytes(of: own) {
      guard ours == nil else {
        throw SettingsFailure(
          "Both \(pyproject.string) and \(own.string) have settings for alembic-expert.",
          remedy: "Keep them in one of the two files.")
      }
      let root = try TomlFile.tables(at: [[]], name: own.string, bytes: bytes)[0]
      if let root { expert = try ExpertSettings(root, file: own.string, bytes: bytes) }
    }
  }

  /// Whether the table header may be there: `tool.alembic` in any spelling contains "alembic".
  private static func mentions(_ bytes: [UInt8]) -> Bool {
    let needle = Array("alembic".utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index + needle.count <= buffer.count {
        if buffer[index] == needle[0],
          needle.indices.allSatisfy({ buffer[index + $0] == needle[$0] })
        {
          return true
        }
        index += 1
      }
      return false
    }
  }
}
