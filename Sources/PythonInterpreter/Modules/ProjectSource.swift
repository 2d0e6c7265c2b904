import ProjectFiles
import SystemPackage

/// The files that an evaluation may read: those of the project and no others.
public protocol ProjectSource {
  /// The bytes of the file at an absolute path; nil when it is missing or not the project's.
  func bytes(at path: String) -> [UInt8]?
  /// What lies at an absolute path; nil when nothing does or it is not the project's.
  func kind(at path: String) -> FileReading.Kind?
  /// The names in a folder, sorted; nil when it is no folder of the project.
  func names(in path: String) -> [String]?
  /// The folders in which all of them lie.
  var folders: [String] { get }
}

extension ProjectSource {
  /// Not known.
  public var folders: [String] { [] }
}

/// Files under a few folders; a symbolic link that leads out of them is not followed.
public struct ConfinedFiles: ProjectSource, Sendable {
  private let roots: [FilePath]

  /// The folders that may be read; one that does not exist is left out.
  public init(roots: [FilePath]) {
    self.roots = roots.compactMap { FileReading.resolved($0) }
  }

  /// The folders, with links resolved.
  public var folders: [String] { roots.map(\.string) }

  /// The real path when it is inside.
  private func confined(_ path: String) -> FilePath? {
    guard let real = FileReading.resolved(FilePath(path)),
      roots.contains(where: { real.starts(with: $0) })
    else { return nil }
    return real
  }

  /// The bytes of a file inside the folders, up to 4 MiB.
  public func bytes(at path: String) -> [UInt8]? {
    guard let real = confined(path) else { return nil }
    do throws(FileFailure) {
      return try FileReading.bytes(of: real, limit: 4 << 20)
    } catch {
      return nil
    }
  }

  /// What lies at a path inside the folders.
  public func kind(at path: String) -> FileReading.Kind? {
    confined(path).flatMap { FileReading.kind(of: $0) }
  }

  /// The names in a folder inside the folders.
  public func names(in path: String) -> [String]? {
    guard let real = confined(path) else { return nil }
    do throws(FileFailure) {
      return try FileReading.entries(of: real).map(\.name)
    } catch {
      return nil
    }
  }
}
