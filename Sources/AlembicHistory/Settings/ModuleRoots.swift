import ProjectFiles
import SystemPackage

/// Where the project's own modules may be imported from.
enum ModuleRoots {
  /// `prepend_sys_path`, the project's folder and its `src`, and the folder of the package that the
  /// version folders lie in; none outside `bounds`, when there are any.
  static func of(
    _ settings: AlembicSettings, directory: FilePath, bounds: [FilePath]
  ) -> [ProjectModules.Root] {
    var roots = settings.prependSysPath.map { ProjectModules.Root($0) }
    roots += [ProjectModules.Root(directory), ProjectModules.Root(directory.appending("src"))]
    for location in settings.versionLocations {
      var folder = location
      while let package = folder.lastComponent?.string {
        folder = folder.removingLastComponent()
        roots.append(ProjectModules.Root(folder, package: package))
      }
    }
    let allowed = bounds.compactMap(FileReading.resolved)
    guard !bounds.isEmpty else { return roots }
    return roots.filter { root in
      let real = FileReading.resolved(root.folder)
      return real.map { real in allowed.contains { real.starts(with: $0) } } ?? false
    }
  }
}
