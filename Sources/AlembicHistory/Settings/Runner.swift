import ProjectFiles
import SystemPackage

/// How the project runs its commands: what stands before every Alembic command that we print.
public struct Runner: Sendable, Equatable {
  /// The words before `alembic`, such as `poetry run`; empty when nothing is needed.
  public let prefix: String
  /// Why: the file that says so, or the setting.
  public let evidence: String
  /// Options that the user gave to reach this configuration, such as `-c other.ini`.
  public let options: [String]

  /// A runner and the options that every command carries.
  public init(prefix: String, evidence: String, options: [String] = []) {
    self.prefix = prefix
    self.evidence = evidence
    self.options = options
  }

  /// The command line for `alembic` with `arguments`, which are already quoted for a shell.
  public func command(_ arguments: String) -> String {
    let words = [prefix, "alembic"] + options.map(Self.quoted) + [arguments]
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The word as a POSIX shell reads it back.
  public static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./:=@%+,".utf8.contains(byte)
      }
    }
    return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// A file or `pyproject.toml` table by which a tool is known.
  private static let files: [(name: String, prefix: String)] = [
    ("poetry.lock", "poetry run"), ("uv.lock", "uv run"), ("pdm.lock", "pdm run"),
    ("Pipfile.lock", "pipenv run"), ("Pipfile", "pipenv run"), ("hatch.toml", "hatch run"),
  ]

  /// `tool` tables, then build backends, each with the runner that it means.
  private static let tables: [(name: String, prefix: String)] = [
    ("poetry", "poetry run"), ("uv", "uv run"), ("pdm", "pdm run"), ("hatch", "hatch run"),
  ]

  /// Looks for the project's tool from `folder` upwards, up to the repository's root.
  ///
  /// - Throws: `SettingsFailure` when a `pyproject.toml` on the way is no TOML.
  static func detected(from folder: FilePath) throws(SettingsFailure) -> Runner {
    for folder in ProjectFolders.upwards(from: folder) {
      for file in files where FileReading.kind(of: folder.appending(file.name)) == .file {
        return Runner(prefix: file.prefix, evidence: file.name)
      }
      let pyproject = folder.appending("pyproject.toml")
      guard let bytes = try? FileReading.bytes(of: pyproject) else { continue }
      let paths = tables.map { ["tool", $0.name] } + [["build-system"]]
      let found = try TomlFile.tables(at: paths, name: pyproject.string, bytes: bytes)
      for (table, value) in zip(tables, found) where value != nil {
        // hatchling builds projects that are run by anything; only its environments mean `hatch run`.
        if table.name == "hatch", value?["envs"] == nil { continue }
        return Runner(prefix: table.prefix, evidence: "[tool.\(table.name)] of pyproject.toml")
      }
      let backend = found.last??["build-backend"]?.string ?? ""
      for table in tables.prefix(3) where backend.hasPrefix(table.name) {
        return Runner(prefix: table.prefix, evidence: "build-backend of pyproject.toml")
      }
    }
    return Runner(prefix: "", evidence: "no lock file or tool table was found")
  }
}
