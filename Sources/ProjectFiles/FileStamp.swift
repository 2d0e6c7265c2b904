import Glibc
import SystemPackage

/// What the system says about a path itself, symbolic links not followed: enough to tell whether a file
/// was written since.
public struct FileStamp: Sendable, Equatable {
  /// What lies there.
  public enum Kind: Sendable, Equatable {
    /// A regular file.
    case file
    /// A folder.
    case directory
    /// A symbolic link.
    case link
    /// A device, socket or pipe.
    case other
  }

  /// What lies there.
  public let kind: Kind
  /// How many bytes it has.
  public let size: Int
  /// When its contents were last written, in nanoseconds since 1970.
  public let modified: Int
  /// When anything about it was last changed, in nanoseconds since 1970.
  public let changed: Int
  /// The number of its inode.
  public let inode: UInt64

  /// The stamp of what lies at `path`; nil when nothing does, or when it may not be asked.
  public init?(of path: FilePath) {
    var status = stat()
    guard path.withPlatformString({ lstat($0, &status) }) == 0 else { return nil }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .link
      default: .other
      }
    size = Int(status.st_size)
    modified = status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec
    changed = status.st_ctim.tv_sec &* 1_000_000_000 &+ status.st_ctim.tv_nsec
    inode = UInt64(status.st_ino)
  }
}
