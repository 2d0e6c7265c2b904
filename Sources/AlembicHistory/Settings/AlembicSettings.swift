import SystemPackage

/// What Alembic's own configuration says, with every folder resolved.
///
/// `sqlalchemy.url` and every other option that may hold a password is not read.
public struct AlembicSettings: Sendable, Equatable {
  /// The ini file; nil when there is none.
  public var iniFile: FilePath?
  /// The `pyproject.toml` with a `[tool.alembic]` table; nil when there is none.
  public var tomlFile: FilePath?
  /// The section of the ini file that was read.
  public var section: String
  /// Other sections of the ini file that have a `script_location`: several databases.
  public var otherSections: [String]
  /// The script folder, absolute.
  public var scriptLocation: FilePath
  /// `script_location` as it is written.
  public var writtenScriptLocation: String
  /// The folders with revision files, absolute, in their order.
  public var versionLocations: [FilePath]
  /// Whether folders inside the version folders are read too.
  public var recursiveVersionLocations: Bool
  /// Whether compiled files without a source count as revisions.
  public var sourceless: Bool
  /// Folders that Alembic puts before Python's module search path, absolute.
  public var prependSysPath: [FilePath]
  /// The pattern of a new revision's file name.
  public var fileTemplate: String
  /// The longest slug in a file name.
  public var truncateSlugLength: Int
  /// The time zone of `Create Date`; nil for local time.
  public var timezone: String?
  /// The encoding that revision files are written in.
  public var outputEncoding: String
  /// Whether `env.py` runs for every new revision, not only for those that autogenerate fills.
  public var revisionEnvironment = false
  /// The programs that Alembic would run over a new file, by the names of their settings.
  public var postWriteHooks: [String] = []
  /// The options of the section as templates may read them; those that may hold a password are not
  /// among them.
  public var mainOptions: [String: String] = [:]
  /// The options of the section that may hold a password, by their names alone.
  public var withheldOptions: [String] = []

  /// Alembic's default file name pattern (`alembic.script.base`).
  public static let defaultFileTemplate = "%(rev)s_%(slug)s"
}
