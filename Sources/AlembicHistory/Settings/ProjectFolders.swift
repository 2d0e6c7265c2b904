import ProjectFiles
import SystemPackage

/// Walks over folders in search of a project.
enum ProjectFolders {
  /// Folders that never hold the project's own configuration.
  static let skipped: Set<String> = [
    ".git", ".hg", ".svn", ".tox", ".nox", ".venv", "venv", "env", ".env", "node_modules",
    "__pycache__", "site-packages", ".mypy_cache", ".pytest_cache", ".ruff_cache", "build", "dist",
  ]

  /// `folder` and the folders above it, up to the root of its repository or file system.
  static func upwards(from folder: FilePath) -> [FilePath] {
    var folders = [folder]
    var folder = folder
    while !folder.components.isEmpty, FileReading.kind(of: folder.appending(".git")) == nil {
      folder = folder.removingLastComponent()
      folders.append(folder)
    }
    return folders
  }

  /// The ini files named `alembic.ini` below `folder`, `depth` levels down, nearest first.
  static func iniFiles(below folder: FilePath, depth: Int) -> [FilePath] {
    var found: [FilePath] = []
    var level = [folder]
    // A home folder has tens of thousands of folders; whoever starts there names the project.
    var budget = 5_000
    for _ in 0..<depth {
      var next: [FilePath] = []
      for folder in level {
        guard budget > 0, let entries = try? FileReading.entries(of: folder) else { continue }
        for entry in entries
        where entry.kind == .directory && !skipped.contains(entry.name)
          && !entry.name.hasPrefix(".")
        {
          budget -= 1
          guard budget > 0 else { break }
          let inner = folder.appending(entry.name)
          // A virtual environment by another name.
          if FileReading.kind(of: inner.appending("pyvenv.cfg")) != nil { continue }
          if FileReading.kind(of: inner.appending("alembic.ini")) == .file {
            found.append(inner.appending("alembic.ini"))
          }
          next.append(inner)
        }
      }
      level = next
    }
    return found
  }
}
