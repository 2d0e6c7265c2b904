import Glibc
import SystemPackage

/// Reading of files, folders and what lies at a path.
///
/// Nothing here changes anything.
public enum FileReading {
  /// The largest file that is read when the caller names no limit: 16 MiB.
  public static let defaultLimit = 16 << 20

  /// What lies at a path.
  public enum Kind: Sendable, Equatable {
    /// A regular file.
    case file
    /// A folder.
    case directory
    /// A device, socket or pipe.
    case other
  }

  /// One name in a folder.
  public struct Entry: Sendable, Equatable {
    /// The name alone, without the folder.
    public let name: String
    /// What it is, symbolic links followed; a link that leads nowhere is `other`.
    public let kind: Kind
    /// Whether it is a symbolic link.
    public let isLink: Bool
  }

  /// What lies at `path`, symbolic links followed; nil when nothing does.
  public static func kind(of path: FilePath) -> Kind? {
    var status = stat()
    guard path.withPlatformString({ stat($0, &status) }) == 0 else { return nil }
    return kind(mode: status.st_mode)
  }

  private static func isLink(_ path: FilePath) -> Bool {
    var status = stat()
    return path.withPlatformString { lstat($0, &status) } == 0
      && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The whole file at `path`.
  ///
  /// - Throws: `FileFailure` when it is missing, no regular file, unreadable or over `limit` bytes.
  public static func bytes(
    of path: FilePath, limit: Int = defaultLimit
  ) throws(FileFailure) -> [UInt8] {
    // O_NONBLOCK: opening a named pipe must not wait for its writer.
    let descriptor = path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard kind(mode: status.st_mode) == .file else {
      throw FileFailure(path: path.string, reason: .notRegular)
    }
    guard status.st_size <= limit else {
      throw FileFailure(path: path.string, reason: .tooLarge(limit: limit))
    }
    var code: Int32 = 0
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { code = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard code == 0 else { throw FileFailure(path: path.string, reason: .system(code: code)) }
    return bytes
  }

  /// The names in the folder at `path`, sorted by their bytes, without `.` and `..`.
  ///
  /// - Throws: `FileFailure` when it is missing, no folder or unreadable.
  public static func entries(of path: FilePath) throws(FileFailure) -> [Entry] {
    guard let handle = path.withPlatformString({ opendir($0) }) else { throw failure(path) }
    defer { closedir(handle) }
    var entries: [Entry] = []
    while let found = readdir(handle) {
      let name = withUnsafePointer(to: &found.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let type = Int32(found.pointee.d_type)
      let kind: Kind =
        switch type {
        case Int32(DT_REG): .file
        case Int32(DT_DIR): .directory
        case Int32(DT_LNK), Int32(DT_UNKNOWN): Self.kind(of: path.appending(name)) ?? .other
        default: .other
        }
      // Some file systems do not tell in the listing; the path is asked then.
      let isLink =
        type == Int32(DT_LNK) || type == Int32(DT_UNKNOWN) && isLink(path.appending(name))
      entries.append(Entry(name: name, kind: kind, isLink: isLink))
    }
    entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return entries
  }

  /// The absolute path with every symbolic link resolved; nil when nothing is there.
  public static func resolved(_ path: FilePath) -> FilePath? {
    guard let real = path.withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return FilePath(platformString: real)
  }

  /// The folder that the process was started in.
  public static func currentDirectory() -> FilePath {
    guard let name = getcwd(nil, 0) else { return FilePath("/") }
    defer { free(name) }
    return FilePath(platformString: name)
  }

  private static func kind(mode: mode_t) -> Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .directory
    default: .other
    }
  }

  static func failure(_ path: FilePath) -> FileFailure {
    let reason: FileFailure.Reason =
      switch errno {
      case ENOENT: .missing
      case EACCES, EPERM: .denied
      case ENOTDIR: .notDirectory
      case EISDIR: .notRegular
      default: .system(code: errno)
      }
    return FileFailure(path: path.string, reason: reason)
  }
}
