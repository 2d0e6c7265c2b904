import Glibc
import SystemPackage

extension FileWriting {
  /// Makes a folder and those above it that are missing; one that is there is left as it is.
  ///
  /// - Throws: `FileFailure` when one cannot be made, or when something else has its name.
  public static func makeFolder(_ path: FilePath) throws(FileFailure) {
    switch FileReading.kind(of: path) {
    case .directory: return
    case .file, .other: throw FileFailure(path: path.string, reason: .notDirectory)
    case nil: break
    }
    let above = path.removingLastComponent()
    if above != path, !above.isEmpty { try makeFolder(above) }
    guard path.withPlatformString({ mkdir($0, 0o777) }) == 0 || errno == EEXIST else {
      throw failure(path, errno)
    }
    syncFolder(above)
  }
}
