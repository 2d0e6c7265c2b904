import SystemPackage

/// A project that was found: its folder, its settings, and how it runs commands.
public struct AlembicProject: Sendable, Equatable {
  /// The project's folder; file names in answers are relative to it.
  public var directory: FilePath
  /// What Alembic's configuration says.
  public var alembic: AlembicSettings
  /// What our own configuration says.
  public var expert: ExpertSettings
  /// What stands before printed commands.
  public var runner: Runner
  /// Where its own modules may be imported from.
  public var moduleRoots: [ProjectModules.Root]
  /// The `-x` arguments of the request.
  public var xArguments: [String]

  /// `path` relative to the project's folder; as it is when it lies outside.
  public func name(of path: FilePath) -> String {
    var path = path
    return path.removePrefix(directory) ? (path.isEmpty ? "." : path.string) : path.string
  }
}
