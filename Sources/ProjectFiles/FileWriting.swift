import Glibc
import SystemPackage

/// Writing: one file at a time, whole or not at all.
public enum FileWriting {
  /// Whether a file that is already there may be replaced.
  public enum Existing: Sendable {
    /// It stays as it is and the write fails.
    case keep
    /// It is replaced in one step; readers see the old bytes or the new ones.
    case replace
  }

  /// Writes `bytes` to `path` through a temporary file in the same folder.
  ///
  /// The bytes are on the disk before the name appears, and with `.keep` the name is made by
  /// link(2), which cannot overwrite (POSIX: EEXIST). A failure leaves no file behind.
  ///
  /// - Throws: `FileFailure`; `.exists` when something is there and `existing` is `.keep`.
  public static func write(
    _ bytes: [UInt8], to path: FilePath, existing: Existing
  ) throws(FileFailure) {
    let folder = path.removingLastComponent()
    guard let name = path.lastComponent?.string else {
      throw FileFailure(path: path.string, reason: .notRegular)
    }
    let pattern = (folder.isEmpty ? FilePath(".") : folder).appending(".\(name).XXXXXX")
    var template = pattern.withPlatformString {
      Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1))
    }
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let temporary = FilePath(platformString: template)
    var failed = copy(bytes, to: descriptor)
    // mkstemp makes the file private to its owner; a source file gets the usual mode.
    let mask = umask(0)
    umask(mask)
    if failed == 0, fchmod(descriptor, 0o666 & ~mask) != 0 { failed = errno }
    if failed == 0, fsync(descriptor) != 0 { failed = errno }
    if close(descriptor) != 0, failed == 0 { failed = errno }
    if failed == 0 { failed = publish(temporary, as: path, existing: existing) }
    guard failed == 0 else {
      _ = temporary.withPlatformString { unlink($0) }
      throw FileFailure(
        path: path.string, reason: failed == EEXIST ? .exists : .system(code: failed))
    }
    syncFolder(folder)
  }

  private static func copy(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let wrote = Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if wrote < 0, errno == EINTR { continue }
        if wrote < 0 { return errno }
        done += wrote
      }
      return 0
    }
  }

  private static func publish(
    _ temporary: FilePath, as path: FilePath, existing: Existing
  ) -> Int32 {
    temporary.withPlatformString { from in
      path.withPlatformString { to in
        switch existing {
        case .replace:
          return rename(from, to) == 0 ? 0 : errno
        case .keep:
          guard link(from, to) == 0 else { return errno }
          unlink(from)
          return 0
        }
      }
    }
  }

  /// Makes the new name itself durable; a file system that cannot do so is no failure of the write.
  private static func syncFolder(_ folder: FilePath) {
    let descriptor = (folder.isEmpty ? FilePath(".") : folder).withPlatformString {
      open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func failure(_ path: FilePath) -> FileFailure {
    let reason: FileFailure.Reason =
      switch errno {
      case ENOENT: .missing
      case EACCES, EPERM, EROFS: .denied
      case ENOTDIR: .notDirectory
      default: .system(code: errno)
      }
    return FileFailure(path: path.string, reason: reason)
  }
}
