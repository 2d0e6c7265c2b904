import AlembicHistory
import ProjectFiles
import SystemPackage

/// The folders from which a project's own modules are imported.
enum SearchRoots {
  /// `prepend_sys_path`, the project's folder and its `src`, and the folders in which the packages
  /// begin that the version folders and the script folder lie in.
  static func of(_ project: AlembicProject) -> [String] {
    var roots = project.alembic.prependSysPath
    roots += [project.directory, project.directory.appending("src")]
    for folder in [project.alembic.scriptLocation] + project.alembic.versionLocations {
      var current = folder
      var outermost: FilePath?
      while let name = current.lastComponent, name.string != "", current != project.directory {
        let isPackage = FileReading.kind(of: current.appending("__init__.py")) == .file
        current = current.removingLastComponent()
        if isPackage { outermost = current }
      }
      if let outermost { roots.append(outermost) }
    }
    var seen: Set<String> = []
    return roots.filter { project.allows($0) }.map(\.string).filter { seen.insert($0).inserted }
  }
}
