import Glibc
import ProjectFiles
import SystemPackage
import Testing

@Suite struct FolderLockTests {
  /// A folder of its own, gone with the test.
  final class Folder {
    let path: FilePath

    init() throws {
      var template = Array("/tmp/alembic-expert-XXXXXX".utf8CString)
      _ = try #require(mkdtemp(&template))
      path = FilePath(platformString: template)
    }

    deinit { _ = path.withPlatformString(rmdir) }
  }

  @Test func asLongAsOneHoldsItAnotherWaitsAndGivesUp() throws {
    let folder = try Folder()
    let lock = try FolderLock([folder.path])
    var failure: FileFailure?
    do {
      try FolderLock([folder.path], milliseconds: 20).release()
    } catch {
      failure = error
    }
    #expect(failure?.reason == .busy)
    lock.release()
    try FolderLock([folder.path], milliseconds: 20).release()
  }

  @Test func aFolderThatIsNamedTwiceIsLockedOnce() throws {
    let folder = try Folder()
    let lock = try FolderLock([folder.path, folder.path.appending(".")], milliseconds: 20)
    lock.release()
  }

  @Test func nothingIsLeftBehind() throws {
    let folder = try Folder()
    try FolderLock([folder.path]).release()
    #expect(try FileReading.entries(of: folder.path).isEmpty)
  }
}
