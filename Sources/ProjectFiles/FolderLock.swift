import Glibc
import SystemPackage

/// A mutex across processes over folders: who holds it is the only one that adds files to them.
///
/// The folders themselves are locked by flock(2), so that nothing is left behind in them and the
/// system lets go when a process ends, however it does.
public struct FolderLock: ~Copyable {
  private let descriptors: [Int32]

  /// Waits for the folders, at most `milliseconds` in which nothing is added to any of them.
  ///
  /// While others add files the wait goes on, however many they are: the system serves those who wait
  /// in no order.
  ///
  /// They are locked in the order of their resolved paths, so that two processes with the same folders
  /// never wait for each other.
  ///
  /// - Throws: `FileFailure`; `.busy` when another process does not let go.
  public init(_ folders: [FilePath], milliseconds: Int = 60_000) throws(FileFailure) {
    let paths = Set(folders.map { FileReading.resolved($0) ?? $0 })
      .sorted { $0.string.utf8.lexicographicallyPrecedes($1.string.utf8) }
    var held: [Int32] = []
    for path in paths {
      do throws(FileFailure) {
        held.append(try Self.lock(path, among: paths, milliseconds))
      } catch {
        for descriptor in held { close(descriptor) }
        throw error
      }
    }
    descriptors = held
  }

  /// Lets go of the folders.
  public consuming func release() {}

  deinit {
    for descriptor in descriptors { close(descriptor) }
  }

  private static func lock(
    _ path: FilePath, among paths: [FilePath], _ milliseconds: Int
  ) throws(FileFailure) -> Int32 {
    let descriptor = path.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      let reason: FileFailure.Reason =
        switch errno {
        case ENOENT: .missing
        case EACCES, EPERM: .denied
        case ENOTDIR: .notDirectory
        default: .system(code: errno)
        }
      throw FileFailure(path: path.string, reason: reason)
    }
    var pause = 1
    var left = milliseconds
    var state = changes(of: paths)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      guard code == EWOULDBLOCK, left > 0 else {
        close(descriptor)
        throw FileFailure(
          path: path.string, reason: code == EWOULDBLOCK ? .busy : .system(code: code))
      }
      usleep(UInt32(pause) * 1000)
      left -= pause
      pause = min(pause * 2, 8)
      let now = changes(of: paths)
      if now != state {
        state = now
        left = milliseconds
      }
    }
    return descriptor
  }

  /// When something was last added to each folder or taken from it.
  private static func changes(of paths: [FilePath]) -> [Int] {
    paths.map { path in
      var status = stat()
      guard path.withPlatformString({ stat($0, &status) }) == 0 else { return 0 }
      return status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec
    }
  }
}
