import SystemPackage

/// How the caller names a project; everything may be left out.
public struct ProjectRequest: Sendable, Equatable {
  /// The folder to search from; relative paths start from `currentDirectory`.
  public var project: String?
  /// Alembic's `-c/--config`: an ini file or a `pyproject.toml`.
  public var config: String?
  /// Alembic's `-n/--name`: the section of the ini file.
  public var name: String?
  /// Alembic's `-x` arguments, in their order.
  public var xArguments: [String]
  /// The script folder, for a tree without an ini.
  public var scriptLocation: String?
  /// The folders with revision files, for a tree without an ini.
  public var versionLocations: [String]
  /// The setting `sqlalchemy`, before what the project says.
  public var sqlalchemy: String?
  /// The setting `postgresql`, before what the project says.
  public var postgresql: String?
  /// The setting `environment`, beside what the project says.
  public var environment: [String] = []
  /// The folders of installed packages; none for those of a virtual environment in the project's folder.
  public var packages: [String] = []
  /// The folder that the process was started in.
  public var currentDirectory: FilePath
  /// Folders that the project must lie in; empty for no bound.
  public var roots: [FilePath]

  /// A request; with no argument, the project around the current folder.
  public init(
    project: String? = nil, config: String? = nil, name: String? = nil, xArguments: [String] = [],
    scriptLocation: String? = nil, versionLocations: [String] = [],
    currentDirectory: FilePath, roots: [FilePath] = []
  ) {
    self.project = project
    self.config = config
    self.name = name
    self.xArguments = xArguments
    self.scriptLocation = scriptLocation
    self.versionLocations = versionLocations
    self.currentDirectory = currentDirectory
    self.roots = roots
  }
}
