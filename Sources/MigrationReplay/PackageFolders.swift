import AlembicHistory
import AlembicOperations
import ProjectFiles
import PythonInterpreter
import SystemPackage

/// The folders in which a project's packages are installed.
enum PackageFolders {
  /// Those that the request names; else the `site-packages` of `.venv` and `venv` in the project's folder,
  /// where one that a link leads out of it is not the project's.
  static func of(_ project: AlembicProject) -> [FilePath] {
    if !project.packages.isEmpty { return project.packages }
    guard let home = FileReading.resolved(project.directory) else { return [] }
    return [".venv", "venv"].flatMap { name in
      let libraries = project.directory.appending(name).appending("lib")
      return entries(libraries).filter { $0.hasPrefix("python3") }
        .map { libraries.appending($0).appending("site-packages") }
        .filter { FileReading.resolved($0)?.starts(with: home) == true && project.allows($0) }
    }
  }

  private static func entries(_ folder: FilePath) -> [String] {
    do throws(FileFailure) {
      return try FileReading.entries(of: folder).map(\.name)
    } catch {
      return []
    }
  }

  /// The packages, installed there, whose contents were missed for one of these reasons.
  static func missed(_ reasons: [String], in folders: [FilePath]) -> Set<String> {
    guard !folders.isEmpty else { return [] }
    let names = Set(reasons.compactMap { Unknown.package(in: $0) })
    return names.filter { name in
      folders.contains { folder in
        FileReading.kind(of: folder.appending(name)) == .directory
          || FileReading.kind(of: folder.appending(name + ".py")) == .file
      }
    }
  }
}
