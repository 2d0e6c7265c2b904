import Glibc
import SystemPackage

/// Taking away files that we wrote.
public enum FileDeleting {
  /// Deletes a file, and then the folders around it that are empty, up to `top`, which stays.
  ///
  /// - Throws: `FileFailure` when the file cannot be deleted; a folder that stays is no failure.
  public static func delete(
    _ path: FilePath, andEmptyFoldersBelow top: FilePath
  ) throws(FileFailure) {
    guard path.withPlatformString({ unlink($0) }) == 0 else {
      throw FileWriting.failure(path, errno)
    }
    var folder = path.removingLastComponent()
    while folder != top, folder.starts(with: top), folder.withPlatformString({ rmdir($0) }) == 0 {
      folder = folder.removingLastComponent()
    }
  }
}
