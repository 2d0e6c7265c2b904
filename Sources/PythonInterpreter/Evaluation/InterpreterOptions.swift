/// What an interpreter is given.
public struct InterpreterOptions {
  /// The folders in which modules are looked for, in order, as in `sys.path`.
  public var searchRoots: [String] = []
  /// What relative paths start from, and `os.getcwd()` gives.
  public var workingDirectory = "/"
  /// The folder to which the names of files in messages are relative; nil: they are absolute.
  public var messageFolder: String?
  /// The project's files; nil: there are none.
  public var source: (any ProjectSource)?
  /// Packages beside the project's own modules that may be read; nil: there are none.
  public var installedPackages: InstalledPackages?
  /// Stand-ins for modules; a later one of the same name replaces an earlier one.
  public var standIns: [any StandInModule.Type] =
    StandardLibrary.modules + PackageStandIns.modules
  /// Environment variables that the caller declares known; nil for a name means "not set".
  public var environment: [String: String?] = [:]
  /// The version in `sys.version_info`.
  public var pythonVersion = (major: 3, minor: 12)
  /// What one evaluation may use.
  public var budget = Budget()

  /// Our own stand-ins, no files, nothing known of the environment.
  public init() {}
}
