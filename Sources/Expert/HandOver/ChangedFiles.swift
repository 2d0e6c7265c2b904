import AlembicHistory
import GitRepository
import ProjectFiles
import SourceText
import SystemPackage

/// The files of migration work: what differs from `HEAD`, or what the caller names.
///
/// Git's files are read; git is not run.
struct ChangedFiles {
  /// What was found.
  private(set) var files: [HandOver.File] = []
  /// The revisions among them that exist, by their path in the file system.
  private(set) var revisionPaths: [FilePath] = []
  /// Revisions that `HEAD` has and that are changed or gone, by name.
  private(set) var touched: [String] = []
  /// The branch that is checked out.
  private(set) var branch: String?
  /// The working tree's folder; the project's where there is no repository.
  private(set) var root: FilePath

  private let history: ProjectHistory
  private let models: [FilePath]
  private let registry: FilePath?

  /// - Parameters:
  ///   - named: Files from the project's folder; nil to ask the repository.
  ///   - models: The files in which models are declared.
  ///   - registry: The module whose imports register them.
  /// - Throws: `ExpertFailure` when there is no repository to ask, and for a name that no file has.
  init(
    of history: ProjectHistory, named: [String]?, models: [FilePath], registry: FilePath?
  ) throws(ExpertFailure) {
    self.history = history
    self.models = models
    self.registry = registry
    root = history.project.directory
    var repository: GitRepository?
    do throws(GitFailure) {
      repository = try GitRepository.containing(history.project.directory)
      branch = try repository?.head().branch
      if let repository { root = repository.workTree }
      if let repository, named == nil { try compare(repository) }
    } catch {
      guard named != nil else {
        throw ExpertFailure(
          "The repository's files cannot be read: \(error).",
          remedy: "Name the changed files in the argument files.")
      }
      repository = nil
    }
    if let named {
      try take(named, repository)
    } else if repository == nil {
      throw ExpertFailure(
        "There is no git repository around \(history.project.directory.string).",
        remedy: "Name the changed files in the argument files, relative to that folder.")
    }
    files.sort { ($0.role.order, $0.path) < ($1.role.order, $1.path) }
  }

  // MARK: Named files

  private mutating func take(
    _ names: [String], _ repository: GitRepository?
  ) throws(ExpertFailure) {
    let project = history.project
    for name in names {
      let path = project.directory.pushing(FilePath(name)).lexicallyNormalized()
      guard project.contains(path), FileReading.kind(of: path) == .file else {
        let known = history.files.files.map(\.name)
        let near = NearestNames.of(name, in: known, limit: 2)
        throw ExpertFailure(
          "There is no file \(name) in the project.",
          remedy: near.isEmpty
            ? "Name files relative to \(project.directory.string)."
            : "Did you mean \(near.joined(separator: ", "))?")
      }
      let shown = repository?.name(of: path) ?? project.name(of: path)
      add(path, shown, .named)
    }
  }

  // MARK: The repository

  private mutating func compare(_ repository: GitRepository) throws(GitFailure) {
    var committed: [String: CommittedFile] = [:]
    let head = try repository.head().commit
    let folders = watchedFolders
    if let head {
      let tree = try repository.tree(of: head)
      for folder in folders {
        guard let name = repository.name(of: folder) else { continue }
        for file in try tree.files(below: name) where file.kind == .file {
          committed[file.path] = file
        }
      }
      for path in watchedFiles {
        guard let name = repository.name(of: path), let file = try tree.file(at: name) else {
          continue
        }
        committed[name] = file
      }
    }
    var present: Set<String> = []
    for path in folders.flatMap(Self.files) + watchedFiles {
      guard let name = repository.name(of: path), present.insert(name).inserted,
        let bytes = try? FileReading.bytes(of: path)
      else { continue }
      guard let old = committed[name] else {
        add(path, name, .added)
        continue
      }
      // Line ends may be stored otherwise than they are checked out.
      if Self.lines(try repository.contents(of: old.id)) != Self.lines(bytes) {
        add(path, name, .modified)
      }
    }
    for name in committed.keys where !present.contains(name) && isWatched(name) {
      add(repository.workTree.pushing(FilePath(name)), name, .deleted)
    }
  }

  /// Folders in which every file counts: those of revisions, and packages of models.
  private var watchedFolders: [FilePath] {
    var folders = history.project.alembic.versionLocations
    for model in models {
      let folder = model.removingLastComponent()
      // A folder that is no package holds other programs too.
      if FileReading.kind(of: folder.appending("__init__.py")) == .file { folders.append(folder) }
    }
    let real = Set(folders.map { FileReading.resolved($0) ?? $0 })
    return real.filter { folder in !real.contains { $0 != folder && folder.starts(with: $0) } }
      .sorted { $0.string < $1.string }
  }

  /// Files that count alone.
  private var watchedFiles: [FilePath] {
    let alembic = history.project.alembic
    let script = alembic.scriptLocation
    let all =
      [script.appending("env.py"), script.appending("script.py.mako")]
      + [alembic.iniFile, registry].compactMap { $0 } + models
    return all.filter { FileReading.kind(of: $0) == .file }
  }

  private func isWatched(_ name: String) -> Bool { name.hasSuffix(".py") }

  /// The Python files below a folder, hidden folders and caches left out.
  private static func files(below folder: FilePath) -> [FilePath] {
    guard let entries = try? FileReading.entries(of: folder) else { return [] }
    return entries.flatMap { entry -> [FilePath] in
      let path = folder.appending(entry.name)
      switch entry.kind {
      case .file: return entry.name.hasSuffix(".py") ? [path] : []
      case .directory:
        let isOther = entry.isLink || entry.name.hasPrefix(".") || entry.name == "__pycache__"
        return isOther ? [] : files(below: path)
      case .other: return []
      }
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0D) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
      result.append(byte)
    }
    return result
  }

  // MARK: Roles

  private mutating func add(
    _ path: FilePath, _ name: String, _ change: HandOver.File.Change
  ) {
    let role = role(of: path)
    files.append(HandOver.File(path: name, role: role, change: change))
    guard role == .revision else { return }
    if change != .deleted { revisionPaths.append(FileReading.resolved(path) ?? path) }
    if change == .modified || change == .deleted { touched.append(name) }
  }

  private func role(of path: FilePath) -> HandOver.File.Role {
    func real(_ path: FilePath) -> FilePath { FileReading.resolved(path) ?? path }
    let path = real(path)
    let alembic = history.project.alembic
    if alembic.versionLocations.contains(where: { path.starts(with: real($0)) }) {
      return path.extension == "py" ? .revision : .other
    }
    if let registry, path == real(registry) { return .registry }
    if path.starts(with: real(alembic.scriptLocation)) || path == alembic.iniFile.map(real) {
      return .environment
    }
    let isModel = models.contains { model in
      path == real(model) || path.starts(with: real(model.removingLastComponent()))
    }
    return isModel && path.extension == "py" ? .model : .other
  }
}

extension HandOver.File.Role {
  /// The order in which files are listed.
  fileprivate var order: Int {
    switch self {
    case .revision: 0
    case .model: 1
    case .registry: 2
    case .environment: 3
    case .other: 4
    }
  }
}
