import ProjectFiles
import SystemPackage

/// A git repository, read from its files; git itself is never run and nothing is written.
///
/// It answers about the moment: open it for a question, and again for the next one.
public struct GitRepository: Sendable {
  /// The folder with the user's files, symbolic links resolved.
  public let workTree: FilePath
  /// What objects are named by.
  public let algorithm: HashAlgorithm
  /// The folder of this working tree: `HEAD`, `index`.
  let gitDirectory: FilePath
  /// The folder that all working trees share: objects, branches, settings.
  let commonDirectory: FilePath
  let config: GitConfig
  let objects: ObjectDatabase
  let indexOnce = ReadOnce<GitIndex>()

  /// The repository that `folder` belongs to; nil when it belongs to none.
  ///
  /// - Throws: `GitFailure` when there is one that cannot be read.
  public static func containing(_ folder: FilePath) throws(GitFailure) -> GitRepository? {
    guard var folder = FileReading.resolved(folder) else { return nil }
    while true {
      let git = folder.appending(".git")
      switch FileReading.kind(of: git) {
      case .directory where FileReading.kind(of: git.appending("objects")) == .directory,
        .directory where FileReading.kind(of: git.appending("commondir")) == .file:
        return try GitRepository(workTree: folder, gitDirectory: git)
      case .file:
        return try GitRepository(workTree: folder, gitDirectory: try pointed(by: git, in: folder))
      default:
        // Git passes by a folder of that name that is no repository.
        guard !folder.components.isEmpty else { return nil }
        folder = folder.removingLastComponent()
      }
    }
  }

  private init(workTree: FilePath, gitDirectory: FilePath) throws(GitFailure) {
    self.workTree = workTree
    self.gitDirectory = gitDirectory
    let shared = try Self.line(of: gitDirectory.appending("commondir"))
    let common =
      shared.map { gitDirectory.pushing(FilePath($0)).lexicallyNormalized() } ?? gitDirectory
    commonDirectory = common
    let text = try Self.contents(of: common.appending("config"), limit: 1 << 20)
    let config = GitConfig(String(decoding: text ?? [], as: UTF8.self))
    self.config = config
    algorithm = try Self.algorithm(config)
    objects = ObjectDatabase(
      common.appending("objects"), algorithm, reasonForGaps: Self.gaps(config, common))
  }

  /// The folder that a `.git` file names: of a further working tree, or of a submodule.
  ///
  /// Source: gitrepository-layout(5), "`gitdir: <path>`".
  private static func pointed(
    by file: FilePath, in folder: FilePath
  ) throws(GitFailure) -> FilePath {
    guard let line = try line(of: file), line.hasPrefix("gitdir: ") else {
      throw .damaged(file.string, "it names no folder")
    }
    let target = folder.pushing(FilePath(String(line.dropFirst(8)))).lexicallyNormalized()
    guard FileReading.kind(of: target) == .directory else {
      throw .damaged(file.string, "\(target.string) is no folder")
    }
    return target
  }

  /// Source: gitrepository-layout(5) and git's `Documentation/technical/repository-version`.
  private static func algorithm(_ config: GitConfig) throws(GitFailure) -> HashAlgorithm {
    let version = config["core.repositoryformatversion"] ?? "0"
    guard version == "0" || version == "1" else {
      throw .unsupported("the repository's format is version \(version), which is not read here")
    }
    if let storage = config["extensions.refstorage"], storage != "files" {
      throw .unsupported("branches are stored as \(storage), which is not read here")
    }
    let known: Set<String> = [
      "noop", "preciousobjects", "partialclone", "worktreeconfig", "objectformat",
      "compatobjectformat", "refstorage", "relativeworktrees",
    ]
    for name in config.names where version == "1" && name.hasPrefix("extensions.") {
      let extensionName = String(name.dropFirst(11))
      guard known.contains(extensionName) else {
        throw .unsupported(
          "the repository has the extension \(extensionName), which is not read here")
      }
    }
    let format = config["extensions.objectformat"] ?? "sha1"
    guard let algorithm = HashAlgorithm(rawValue: format.lowercased()) else {
      throw .unsupported("objects are named by \(format), which is not read here")
    }
    return algorithm
  }

  /// Why objects may be missing from a repository that is whole otherwise.
  private static func gaps(_ config: GitConfig, _ common: FilePath) -> String? {
    if FileReading.kind(of: common.appending("shallow")) == .file {
      return "the clone is shallow; `git fetch --unshallow` completes it"
    }
    let isPartial =
      config["extensions.partialclone"] != nil
      || config.names.contains { $0.hasSuffix(".promisor") && config.isOn($0) }
    return isPartial ? "the clone is partial, and git would fetch it when needed" : nil
  }

  /// The first line of a small file; nil when there is none.
  static func line(of path: FilePath) throws(GitFailure) -> String? {
    guard let bytes = try contents(of: path, limit: 1 << 16) else { return nil }
    return String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }

  /// A file of git's; nil when it is not there.
  static func contents(of path: FilePath, limit: Int) throws(GitFailure) -> [UInt8]? {
    do throws(FileFailure) {
      return try FileReading.bytes(of: path, limit: limit)
    } catch {
      switch error.reason {
      case .missing, .notRegular, .notDirectory: return nil
      default: throw .unreadable(error)
      }
    }
  }

  /// `path` relative to the working tree; nil when it lies outside.
  ///
  /// What does not exist is taken as it stands.
  public func name(of path: FilePath) -> String? {
    var below: [FilePath.Component] = []
    var path = path
    // The end may be missing, or a link that is stored as such; the folders above decide.
    while FileReading.resolved(path) == nil, let last = path.lastComponent {
      below.append(last)
      path = path.removingLastComponent()
    }
    guard var real = FileReading.resolved(path), real.removePrefix(workTree) else { return nil }
    for component in below.reversed() { real.append(component) }
    return real.string
  }
}
