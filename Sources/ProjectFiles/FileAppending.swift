import Glibc
import SystemPackage

/// Adding lines to a file that several processes add to.
public enum FileAppending {
  /// Adds `bytes` with one write(2) to a file of the user's own, made with its folders when missing.
  ///
  /// A file that has reached `limit` bytes is renamed to `older` first. A record that cannot be written
  /// is lost, and nothing else is.
  ///
  /// - Returns: Whether the bytes were written.
  @discardableResult
  public static func append(
    _ bytes: [UInt8], to path: FilePath, turningTo older: FilePath, at limit: Int
  ) -> Bool {
    makeFolders(path.removingLastComponent())
    var status = stat()
    if path.withPlatformString({ stat($0, &status) }) == 0, Int(status.st_size) >= limit {
      _ = path.withPlatformString { from in older.withPlatformString { rename(from, $0) } }
    }
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    let descriptor = path.withPlatformString { open($0, flags, 0o600) }
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == bytes.count
  }

  private static func makeFolders(_ folder: FilePath) {
    guard FileReading.kind(of: folder) == nil, !folder.components.isEmpty else { return }
    makeFolders(folder.removingLastComponent())
    _ = folder.withPlatformString { mkdir($0, 0o700) }
  }
}
