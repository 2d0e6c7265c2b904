import AlembicHistory
import Glibc
import MigrationReplay
import ProjectFiles
import SystemPackage
import Testing

/// An Alembic project in a folder of its own, which goes with it.
final class TemporaryProject {
  let folder: FilePath

  /// A project with these revisions, each the text of its functions, one the parent of the next; file
  /// names are relative to the project.
  init(revisions: [String], files: [String: String] = [:]) throws {
    var template = Array("/tmp/alembic-replay-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    folder = FilePath(try #require(made))
    try write("alembic.ini", "[alembic]\nscript_location = migrations\nprepend_sys_path = .\n")
    for (name, text) in files { try write(name, text) }
    for (index, text) in revisions.enumerated() {
      let parent = index == 0 ? "None" : "'r\(index)'"
      try write(
        "migrations/versions/r\(index + 1).py",
        """
        import sqlalchemy as sa
        from alembic import op
        revision = 'r\(index + 1)'
        down_revision = \(parent)

        """ + text)
    }
  }

  deinit { _ = remove(folder) }

  private func write(_ name: String, _ text: String) throws {
    let path = folder.appending(name)
    var parent = folder
    for part in FilePath(name).components.dropLast() {
      parent = parent.appending(part)
      mkdir(parent.string, 0o755)
    }
    let file = try #require(fopen(path.string, "w"))
    fputs(text, file)
    fclose(file)
  }

  private func remove(_ path: FilePath) -> Int32 {
    if let entries = try? FileReading.entries(of: path) {
      for entry in entries { _ = remove(path.appending(entry.name)) }
    }
    return Glibc.remove(path.string)
  }

  /// The history of the project.
  func replay(_ settings: ReplaySettings = ReplaySettings()) throws -> HistoryReplay {
    let project = try ProjectLocator.project(
      ProjectRequest(project: folder.string, currentDirectory: folder))
    return try HistoryReplay(project, project.readRevisions(), settings: settings)
  }

  /// A replay of a history whose other parts lie elsewhere.
  func replayOfParts() throws -> HistoryReplay {
    let project = try located()
    return try HistoryReplay(partsOf: project, project.readRevisions())
  }

  /// The project itself.
  func located() throws -> AlembicProject {
    try ProjectLocator.project(
      ProjectRequest(project: folder.string, currentDirectory: folder))
  }
}
