import AlembicHistory
import ProjectFiles
import SystemPackage

/// The folders from which a project's own modules are imported.
enum SearchRoots {
  /// The outermost packages that the version folders and the script folder lie in.
  static func packages(of project: AlembicProject) -> [FilePath] {
    ([project.alembic.scriptLocation] + project.alembic.versionLocations).compactMap { folder in
      var current = folder
      var outermost: FilePath?
      while let name = current.lastComponent, name.string != "", current != project.directory {
        if FileReading.kind(of: current.appending("__init__.py")) == .file { outermost = current }
        current = current.removingLastComponent()
      }
      return outermost
    }
  }

  /// `prepend_sys_path`, the project's folder and its `src`, the folder that was named, and the folders in which the packages
  /// begin that the version folders and the script folder lie in.
  static func of(_ project: AlembicProject) -> [String] {
    var roots = project.alembic.prependSysPath
    roots += [project.directory, project.directory.appending("src")]
    if let folder = project.namedFolder { roots.append(folder) }
    roots += packages(of: project).map { $0.removingLastComponent() }
    var seen: Set<String> = []
    return roots.filter { project.allows($0) }.map(\.string).filter { seen.insert($0).inserted }
  }
}
