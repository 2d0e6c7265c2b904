import ProjectFiles
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
  /// Folders that nothing may be read outside of; empty for no bound.
  public var roots: [FilePath]
  /// The `-x` arguments of the request.
  public var xArguments: [String]
  /// The folder that the request names, when its settings lie elsewhere: people run Alembic there, and
  /// modules are imported from it.
  public var namedFolder: FilePath?
  /// The folders of installed packages that the request names.
  public var packages: [FilePath] = []

  /// Whether `path` lies in one of the folders that the project is confined to.
  public func allows(_ path: FilePath) -> Bool {
    guard !roots.isEmpty else { return true }
    guard let real = FileReading.resolved(path) else { return false }
    return roots.compactMap(FileReading.resolved).contains { real.starts(with: $0) }
  }

  /// Whether `path` lies inside of the project when every link is followed: below its folder, or below
  /// the root of its repository.
  public func contains(_ path: FilePath) -> Bool {
    guard allows(path), let real = FileReading.resolved(path),
      let folder = FileReading.resolved(directory)
    else { return false }
    let repository = ProjectFolders.upwards(from: folder).last {
      FileReading.kind(of: $0.appending(".git")) != nil
    }
    return real.starts(with: repository ?? folder)
  }

  /// `path` relative to the project's folder; as it is when it lies outside.
  public func name(of path: FilePath) -> String {
    var path = path
    return path.removePrefix(directory) ? (path.isEmpty ? "." : path.string) : path.string
  }
}
