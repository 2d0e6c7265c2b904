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

  /// Writes `bytes` to `path` through a file without a name, or a temporary file in the same folder.
  ///
  /// The bytes are on the disk before the name appears, and with `.keep` the name is made by
  /// link(2), which cannot overwrite (POSIX: EEXIST). A failure leaves no file behind, and with `.keep`
  /// neither does the death of the process, where the file system has files without a name. A file that
  /// replaces another has its permissions.
  ///
  /// - Throws: `FileFailure`; `.exists` when something is there and `existing` is `.keep`.
  public static func write(
    _ bytes: [UInt8], to path: FilePath, existing: Existing
  ) throws(FileFailure) {
    let folder = path.removingLastComponent()
    guard let name = path.lastComponent?.string else {
      throw FileFailure(path: path.string, reason: .notRegular)
    }
    if existing == .keep, let failed = link(bytes, to: path) {
      guard failed == 0 else { throw Self.failure(path, failed) }
      return syncFolder(folder)
    }
    let pattern = (folder.isEmpty ? FilePath(".") : folder).appending(".\(name).XXXXXX")
    var template = pattern.withPlatformString {
      Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1))
    }
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path, errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let temporary = FilePath(platformString: template)
    var failed = fill(descriptor, with: bytes, mode: existing == .replace ? mode(of: path) : nil)
    if close(descriptor) != 0, failed == 0 { failed = errno }
    if failed == 0 { failed = publish(temporary, as: path, existing: existing) }
    guard failed == 0 else {
      _ = temporary.withPlatformString { unlink($0) }
      throw failure(path, failed)
    }
    syncFolder(folder)
  }

  /// `O_TMPFILE` of Linux, a macro that Swift does not see.
  private static let unnamed = 0o20_000_000 | O_DIRECTORY

  /// Writes a file that has no name until it is whole, so that a process that dies leaves nothing.
  ///
  /// - Returns: 0, the system's error, or nil where the file system has no files without a name.
  private static func link(_ bytes: [UInt8], to path: FilePath) -> Int32? {
    let folder = path.removingLastComponent()
    let descriptor = (folder.isEmpty ? FilePath(".") : folder).withPlatformString {
      open($0, unnamed | O_WRONLY | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else {
      return errno == EACCES || errno == ENOSPC || errno == EROFS ? errno : nil
    }
    defer { close(descriptor) }
    let failed = fill(descriptor, with: bytes)
    guard failed == 0 else { return failed }
    return path.withPlatformString { to in
      guard linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, to, AT_SYMLINK_FOLLOW) != 0
      else { return 0 }
      // Without /proc the file cannot be named; it goes away with its descriptor.
      return errno == EEXIST ? EEXIST : nil
    }
  }

  /// Puts the bytes on the disk, with a mode or that which the user's new files get.
  private static func fill(
    _ descriptor: Int32, with bytes: [UInt8], mode: mode_t? = nil
  ) -> Int32 {
    let failed = copy(bytes, to: descriptor)
    guard failed == 0 else { return failed }
    let mask = umask(0)
    umask(mask)
    guard fchmod(descriptor, mode ?? 0o666 & ~mask) == 0, fsync(descriptor) == 0 else {
      return errno
    }
    return 0
  }

  /// The permissions of a file that is there.
  private static func mode(of path: FilePath) -> mode_t? {
    var status = stat()
    guard path.withPlatformString({ stat($0, &status) }) == 0 else { return nil }
    return status.st_mode & 0o777
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
          guard Glibc.link(from, to) == 0 else { return errno }
          unlink(from)
          return 0
        }
      }
    }
  }

  /// Makes the new name itself durable; a file system that cannot do so is no failure of the write.
  static func syncFolder(_ folder: FilePath) {
    let descriptor = (folder.isEmpty ? FilePath(".") : folder).withPlatformString {
      open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  static func failure(_ path: FilePath, _ code: Int32) -> FileFailure {
    let reason: FileFailure.Reason =
      switch code {
      case EEXIST: .exists
      case ENOENT: .missing
      case EACCES, EPERM, EROFS: .denied
      case ENOTDIR: .notDirectory
      default: .system(code: code)
      }
    return FileFailure(path: path.string, reason: reason)
  }
}
