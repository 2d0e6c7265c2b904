import Glibc
import SystemPackage

/// A file that is open for reading at any place, for those that are too large to be read whole.
///
/// It is read with pread(2) and never mapped: a file that shrinks while it is read gives a failure, not a
/// signal.
public final class OpenFile: Sendable {
  /// The path as it was given.
  public let path: FilePath
  /// Its size when it was opened.
  public let count: Int
  private let descriptor: Int32

  /// Opens the file at `path`.
  ///
  /// - Throws: `FileFailure` when it is missing, no regular file or unreadable.
  public init(_ path: FilePath) throws(FileFailure) {
    let descriptor = path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw FileReading.failure(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileFailure(path: path.string, reason: .notRegular)
    }
    self.path = path
    self.descriptor = descriptor
    count = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// At most `count` bytes from `offset` on; fewer where the file ends, none behind its end.
  ///
  /// - Throws: `FileFailure` when they cannot be read.
  public func bytes(at offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
    let wanted = max(0, min(count, self.count - offset))
    guard offset >= 0, wanted > 0 else { return [] }
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      while filled < wanted {
        let got = pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), wanted - filled, offset + filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { code = errno }
        if got <= 0 { break }
        filled += got
      }
    }
    guard code == 0 else { throw FileFailure(path: path.string, reason: .system(code: code)) }
    return bytes
  }
}
