import SourceText

/// Our own settings: `[tool.alembic-expert]` of `pyproject.toml`, or `alembic-expert.toml`.
public struct ExpertSettings: Sendable, Equatable {
  /// One key that may be set.
  public struct Key: Sendable {
    /// What its value must be.
    public enum Kind: String, Sendable {
      /// A string.
      case string = "string"
      /// An array of strings.
      case strings = "array of strings"
    }

    /// Its name in the file.
    public let name: String
    /// What its value must be.
    public let kind: Kind
    /// What it means, for the reference.
    public let meaning: String
    /// The values that it may have; empty for any.
    public var choices: [String] = []
  }

  /// Every key there is: a new setting is one line here and one property below.
  public static let keys: [Key] = [
    Key(name: "ini", kind: .string, meaning: "Alembic's ini file, relative to this file"),
    Key(name: "name", kind: .string, meaning: "the section of the ini file, as `alembic -n`"),
    Key(
      name: "script_location", kind: .string,
      meaning: "the script folder, for a tree without an ini"),
    Key(
      name: "version_locations", kind: .strings,
      meaning: "the folders with revision files, for a tree without an ini"),
    Key(
      name: "runner", kind: .string,
      meaning: "what stands before every printed Alembic command, such as `poetry run`"),
    Key(
      name: "baseline", kind: .string,
      meaning: "a file with the SQL of what the database held before the first revision, relative "
        + "to this file"),
    Key(
      name: "sqlalchemy", kind: .string,
      meaning: "the line of SQLAlchemy to follow, `2.0` or `2.1`, instead of the one that the "
        + "project pins",
      choices: ["2.0", "2.1"]),
    Key(
      name: "environment", kind: .strings,
      meaning:
        "environment variables that env.py and the models may know: `NAME=value`, or `NAME` for "
        + "one that is not set"),
    Key(
      name: "postgresql", kind: .string,
      meaning: "the major version of the PostgreSQL that migrations meet, `12` to `18`; 15 when "
        + "nothing is said",
      choices: (12...18).map(String.init)),
    Key(
      name: "table_naming", kind: .string,
      meaning: "how tables of entities are named, instead of as most of the models do",
      choices: ["PascalCase", "snake_case", "any"]),
    Key(
      name: "junction_naming", kind: .string,
      meaning: "how association tables are named, instead of as most of the models do",
      choices: ["PascalCase", "snake_case", "any"]),
    Key(
      name: "primary_key_naming", kind: .string,
      meaning: "how the one column of a primary key is named, instead of as most of the models do",
      choices: ["<table>_id", "id", "any"]),
    Key(
      name: "message_style", kind: .string,
      meaning: "how messages of revisions are written: `lower case`, `Sentence case` or "
        + "`snake_case`; `any` when nothing is said",
      choices: ["lower case", "Sentence case", "snake_case", "any"]),
    Key(
      name: "commit_scope", kind: .string,
      meaning: "the scope of the commit that `change_summary` proposes, as in `feat(alembic): …`; "
        + "`alembic` when nothing is said, none when it is empty"),
    Key(
      name: "as_alembic", kind: .strings,
      meaning: "the points in which a generated revision is to be as Alembic writes it (see above)",
      choices: Improvement.allCases.map(\.rawValue)),
    Key(
      name: "ignored_tables", kind: .strings,
      meaning: "tables that belong to somebody else, beside those that env.py leaves out; `*` "
        + "stands for anything"),
    Key(
      name: "applied_ref", kind: .string,
      meaning: "the branch, tag or commit whose revision files are taken to be applied, such as "
        + "`origin/production`, instead of the default branch"),
    Key(
      name: "review_ignore", kind: .strings,
      meaning: "rules or groups of rules that a review does not ask"),
    Key(
      name: "review_select", kind: .strings,
      meaning: "rules or groups of rules that it asks beside those that are on; `style` is off"),
    Key(
      name: "review_severity", kind: .strings,
      meaning: "severities of rules, as `rule=error`, `rule=warning` or `rule=info`"),
    Key(
      name: "hot_tables", kind: .strings,
      meaning: "tables that are always in use; `*` stands for anything"),
    Key(
      name: "lock_timeout", kind: .string,
      meaning: "where `lock_timeout` is set for migrations when `env.py` does not, such as "
        + "`the role migrator`"),
    Key(
      name: "audit", kind: .string,
      meaning: "`off` keeps refusals and writes out of the user's audit log; `on` when nothing is "
        + "said",
      choices: ["on", "off"]),
  ]

  /// `ini`.
  public var ini: String?
  /// `name`.
  public var name: String?
  /// `script_location`.
  public var scriptLocation: String?
  /// `version_locations`.
  public var versionLocations: [String]
  /// `runner`.
  public var runner: String?
  /// `baseline`.
  public var baseline: String?
  /// `sqlalchemy`.
  public var sqlalchemy: String?
  /// `postgresql`.
  public var postgresql: String?
  /// `environment`.
  public var environment: [String] = []
  /// `table_naming`.
  public var tableNaming: String?
  /// `junction_naming`.
  public var junctionNaming: String?
  /// `primary_key_naming`.
  public var primaryKeyNaming: String?
  /// `message_style`.
  public var messageStyle: String?
  /// `commit_scope`.
  public var commitScope: String?
  /// `as_alembic`.
  public var asAlembic: [String] = []
  /// `ignored_tables`.
  public var ignoredTables: [String] = []
  /// `applied_ref`.
  public var appliedRef: String?
  /// `review_ignore`.
  public var reviewIgnore: [String] = []
  /// `review_select`.
  public var reviewSelect: [String] = []
  /// `review_severity`.
  public var reviewSeverity: [String] = []
  /// `hot_tables`.
  public var hotTables: [String] = []
  /// `lock_timeout`.
  public var lockTimeout: String?
  /// `audit`.
  public var audit: String?

  /// Settings that leave everything to be found.
  public static let none = ExpertSettings(versionLocations: [])

  private init(versionLocations: [String]) { self.versionLocations = versionLocations }

  /// Takes the values of `table`.
  ///
  /// - Throws: `SettingsFailure` for a key that does not exist or a value of the wrong kind.
  init(_ table: TomlValue, file: String, bytes: [UInt8]) throws(SettingsFailure) {
    guard case .table(let members) = table else {
      throw SettingsFailure(
        "The settings must be a table.", file: file, remedy: "Write [tool.alembic-expert].")
    }
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      let line = Self.line(of: name, in: bytes)
      guard let key = Self.keys.first(where: { $0.name == name }) else {
        let near = NearestNames.of(name, in: Self.keys.map(\.name), limit: 1).first
        throw SettingsFailure(
          "There is no setting \"\(name)\".", file: file, line: line,
          remedy: near.map { "Did you mean \"\($0)\"?" }
            ?? "The settings are \(Self.keys.map(\.name).joined(separator: ", ")).")
      }
      let fits = key.kind == .string ? value.string != nil : value.strings != nil
      guard fits else {
        throw SettingsFailure(
          "The setting \"\(name)\" is \(value.kind).", file: file, line: line,
          remedy: "It must be \(key.kind == .string ? "a string" : "an array of strings").")
      }
      let texts = value.string.map { [$0] } ?? value.strings ?? []
      if !key.choices.isEmpty, let text = texts.first(where: { !key.choices.contains($0) }) {
        throw SettingsFailure(
          "The setting \"\(name)\" is \"\(text)\".", file: file, line: line,
          remedy: "It must be one of \(key.choices.joined(separator: ", ")).")
      }
    }
    ini = members["ini"]?.string
    name = members["name"]?.string
    scriptLocation = members["script_location"]?.string
    versionLocations = members["version_locations"]?.strings ?? []
    runner = members["runner"]?.string
    baseline = members["baseline"]?.string
    sqlalchemy = members["sqlalchemy"]?.string
    postgresql = members["postgresql"]?.string
    environment = members["environment"]?.strings ?? []
    tableNaming = members["table_naming"]?.string
    junctionNaming = members["junction_naming"]?.string
    primaryKeyNaming = members["primary_key_naming"]?.string
    messageStyle = members["message_style"]?.string
    commitScope = members["commit_scope"]?.string
    asAlembic = members["as_alembic"]?.strings ?? []
    ignoredTables = members["ignored_tables"]?.strings ?? []
    appliedRef = members["applied_ref"]?.string
    reviewIgnore = members["review_ignore"]?.strings ?? []
    reviewSelect = members["review_select"]?.strings ?? []
    reviewSeverity = members["review_severity"]?.strings ?? []
    hotTables = members["hot_tables"]?.strings ?? []
    lockTimeout = members["lock_timeout"]?.string
    audit = members["audit"]?.string
  }

  /// Whether they say where the scripts are.
  var locatesScripts: Bool { ini != nil || scriptLocation != nil || !versionLocations.isEmpty }

  /// The first line that begins with the key; TOML tables carry no places once they are read.
  private static func line(of key: String, in bytes: [UInt8]) -> Int? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let match = lines.firstIndex { line in
      let text = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x22 || $0 == 0x27 }
      guard text.starts(with: key.utf8), let next = text.dropFirst(key.utf8.count).first else {
        return false
      }
      return [0x20, 0x09, 0x3D, 0x22, 0x27].contains(next)
    }
    return match.map { $0 + 1 }
  }
}
