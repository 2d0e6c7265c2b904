import Glibc
import ProjectFiles
import SystemPackage
import Testing

@testable import AlembicHistory

/// A tree of files for one test, removed afterwards.
final class ProjectTree {
  let root: FilePath

  /// Writes `files`, whose names are relative to the tree; a name that ends in `/` is a folder.
  init(_ files: [String: String]) throws {
    var template = Array("/tmp/alembic-expert-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    root = try #require(FileReading.resolved(FilePath(platformString: made)))
    // A repository root ends every search upwards, so that no file outside takes part.
    for (name, text) in files.merging([".git/HEAD": ""], uniquingKeysWith: { first, _ in first }) {
      let path = root.pushing(FilePath(name))
      try Self.makeFolder(name.hasSuffix("/") ? path : path.removingLastComponent())
      if !name.hasSuffix("/") {
        try FileWriting.write(Array(text.utf8), to: path, existing: .keep)
      }
    }
  }

  deinit { Self.remove(root) }

  /// The project that is found from `folder`.
  func locate(_ folder: String = ".", _ change: (inout ProjectRequest) -> Void = { _ in })
    throws(SettingsFailure) -> AlembicProject
  {
    var request = ProjectRequest(
      currentDirectory: root.pushing(FilePath(folder)).lexicallyNormalized())
    change(&request)
    return try ProjectLocator.project(request)
  }

  private static func makeFolder(_ path: FilePath) throws {
    guard FileReading.kind(of: path) == nil else { return }
    try makeFolder(path.removingLastComponent())
    let made = path.withPlatformString { mkdir($0, 0o700) }
    #expect(made == 0)
  }

  private static func remove(_ path: FilePath) {
    for entry in (try? FileReading.entries(of: path)) ?? [] {
      let inner = path.appending(entry.name)
      if entry.kind == .directory { remove(inner) } else { _ = inner.withPlatformString(unlink) }
    }
    _ = path.withPlatformString(rmdir)
  }
}
