import Glibc
import ProjectFiles
import SystemPackage
import Testing

/// A folder of its own for one test, removed afterwards.
struct Folder: ~Copyable {
  let path: FilePath

  init() throws {
    var template = Array("/tmp/alembic-expert-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    path = FilePath(platformString: made)
  }

  deinit {
    for entry in (try? FileReading.entries(of: path)) ?? [] {
      _ = path.appending(entry.name).withPlatformString { remove($0) }
    }
    _ = path.withPlatformString { rmdir($0) }
  }
}

@Suite struct FileTests {
  @Test func readsBackWhatItWrote() throws {
    let folder = try Folder()
    let file = folder.path.appending("a.py")
    try FileWriting.write([1, 2, 3], to: file, existing: .keep)
    #expect(try FileReading.bytes(of: file) == [1, 2, 3])
    #expect(FileReading.kind(of: file) == .file)
    #expect(FileReading.kind(of: folder.path) == .directory)
    #expect(FileReading.kind(of: folder.path.appending("b")) == nil)
  }

  @Test func neverOverwritesUnlessTold() throws {
    let folder = try Folder()
    let file = folder.path.appending("a.py")
    try FileWriting.write([1], to: file, existing: .keep)
    #expect(throws: FileFailure(path: file.string, reason: .exists)) {
      try FileWriting.write([2], to: file, existing: .keep)
    }
    #expect(try FileReading.bytes(of: file) == [1])
    try FileWriting.write([2], to: file, existing: .replace)
    #expect(try FileReading.bytes(of: file) == [2])
    #expect(
      try FileReading.entries(of: folder.path).map(\.name) == ["a.py"], "no temporary file stays")
  }

  @Test func saysWhyItCannotRead() throws {
    let folder = try Folder()
    let file = folder.path.appending("a.py")
    #expect(throws: FileFailure(path: file.string, reason: .missing)) {
      try FileReading.bytes(of: file)
    }
    #expect(throws: FileFailure(path: folder.path.string, reason: .notRegular)) {
      try FileReading.bytes(of: folder.path)
    }
    try FileWriting.write([1, 2, 3], to: file, existing: .keep)
    #expect(throws: FileFailure(path: file.string, reason: .tooLarge(limit: 2))) {
      try FileReading.bytes(of: file, limit: 2)
    }
    #expect(throws: FileFailure(path: file.string, reason: .notDirectory)) {
      try FileReading.entries(of: file)
    }
  }

  @Test func doesNotWaitForANamedPipe() throws {
    let folder = try Folder()
    let pipe = folder.path.appending("pipe")
    #expect(pipe.withPlatformString { mkfifo($0, 0o600) } == 0)
    #expect(throws: FileFailure(path: pipe.string, reason: .notRegular)) {
      try FileReading.bytes(of: pipe)
    }
  }

  @Test func listsNamesInByteOrderAndFollowsLinks() throws {
    let folder = try Folder()
    for name in ["b", "a", "Z", "é"] {
      try FileWriting.write([], to: folder.path.appending(name), existing: .keep)
    }
    _ = folder.path.appending("link").withPlatformString { symlink("a", $0) }
    _ = folder.path.appending("nowhere").withPlatformString { symlink("missing", $0) }
    let entries = try FileReading.entries(of: folder.path)
    #expect(entries.map(\.name) == ["Z", "a", "b", "link", "nowhere", "é"])
    #expect(entries.map(\.kind) == [.file, .file, .file, .file, .other, .file])
  }
}
