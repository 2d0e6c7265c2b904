import ProjectFiles
import SystemPackage

extension GitRepository {
  /// The files that differ between a commit and the working tree, sorted by path.
  ///
  /// Files that `.gitignore` or `info/exclude` leave out are no additions; the ignore file of the user is not
  /// read. Submodules and symbolic links are not compared.
  ///
  /// - Parameters:
  ///   - commit: The commit; nil for the one that is checked out.
  ///   - paths: Folders and files to look at; empty for the whole working tree.
  /// - Throws: `GitFailure` when the commit cannot be read.
  public func changes(
    since commit: ObjectID? = nil, below paths: [FilePath] = []
  ) throws(GitFailure) -> [WorkTreeChange] {
    let commit = if let commit { commit } else { try head().commit }
    let tree = if let commit { try self.tree(of: commit) } else { CommittedTree?.none }
    var comparison = WorkTreeComparison(self, try index())
    for path in paths.isEmpty ? [workTree] : paths {
      guard let name = name(of: path) else { continue }
      var committed = try tree?.files(below: name) ?? []
      if let file = try tree?.file(at: name) { committed.append(file) }
      try comparison.compare(committed)
      comparison.addStaged(below: name)
      comparison.addUntracked(below: name)
    }
    return comparison.changes.values.sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
  }
}

/// One comparison of a working tree with a commit.
private struct WorkTreeComparison {
  private(set) var changes: [String: WorkTreeChange] = [:]
  private let repository: GitRepository
  private let index: GitIndex?
  private var known: Set<String> = []
  /// How many folders may be looked into for files that git does not know.
  private var folders = 100_000

  init(_ repository: GitRepository, _ index: GitIndex?) {
    self.repository = repository
    self.index = index
  }

  mutating func compare(_ files: [CommittedFile]) throws(GitFailure) {
    let root = repository.workTree.string
    // Both lists have git's order, so that the next one is mostly the one that is wanted.
    var next = 0
    for file in files {
      known.insert(file.path)
      guard file.kind == .file else { continue }
      let path = FilePath("\(root)/\(file.path)")
      while let index, next < index.entries.count, index.entries[next].path < file.path {
        next += 1
      }
      var entry = index.flatMap { next < $0.entries.count ? $0.entries[next] : nil }
      if entry?.path != file.path || entry?.stage != 0 { entry = index?.entry(at: file.path) }
      guard let stamp = FileStamp(of: path), stamp.kind != .directory else {
        if entry?.isSkipped != true { add(file.path, .deleted, file.id) }
        continue
      }
      if stamp.kind != .file || isAsIndexed(stamp, entry, file.id) { continue }
      let contents: [UInt8]
      do throws(FileFailure) {
        contents = try FileReading.bytes(of: path, limit: GitObject.limit)
      } catch {
        throw .unreadable(error)
      }
      if try !repository.holds(contents, as: file.id) { add(file.path, .modified, file.id) }
    }
  }

  /// Whether the file was not touched since git compared it, which spares reading it.
  ///
  /// What was written in the same moment as the index may have changed after it (git's "racy" entries).
  private func isAsIndexed(_ stamp: FileStamp, _ entry: GitIndex.Entry?, _ id: ObjectID) -> Bool {
    guard let entry, let index, entry.id == id, entry.modified < index.written else { return false }
    return entry.modified == stamp.modified && entry.changed == stamp.changed
      && entry.size == UInt32(truncatingIfNeeded: stamp.size)
      && entry.inode == UInt32(truncatingIfNeeded: stamp.inode)
  }

  /// Files that were added to the index, even where patterns leave them out.
  mutating func addStaged(below name: String) {
    let prefix = name.isEmpty ? "" : name + "/"
    for entry in index?.entries ?? []
    where entry.kind == .file && !known.contains(entry.path)
      && (entry.path == name || entry.path.hasPrefix(prefix))
    {
      let path = repository.workTree.pushing(FilePath(entry.path))
      if FileReading.kind(of: path) == .file { add(entry.path, .added, nil) }
    }
  }

  mutating func addUntracked(below name: String) {
    let git = repository.commonDirectory.appending("info").appending("exclude")
    var ignores = IgnoreFile(git, prefix: "").map { [$0] } ?? []
    let parts = name.split(separator: "/").map(String.init)
    var folder = ""
    for part in parts {
      if let file = ignoreFile(folder) { ignores.append(file) }
      let inner = folder + part
      let kind = FileReading.kind(of: repository.workTree.pushing(FilePath(inner)))
      if isIgnored(inner, isFolder: kind == .directory, ignores) { return }
      guard kind == .directory else {
        if kind == .file, inner == name, !known.contains(inner) { add(inner, .added, nil) }
        return
      }
      folder = inner + "/"
    }
    walk(folder, ignores)
  }

  private mutating func walk(_ folder: String, _ above: [IgnoreFile]) {
    folders -= 1
    let path = repository.workTree.pushing(FilePath(folder))
    guard folders > 0, let entries = try? FileReading.entries(of: path) else { return }
    // Another repository inside is not this one's.
    if !folder.isEmpty, entries.contains(where: { $0.name == ".git" }) { return }
    var ignores = above
    if let file = ignoreFile(folder) { ignores.append(file) }
    for entry in entries where entry.name != ".git" && !entry.isLink {
      let inner = folder + entry.name
      switch entry.kind {
      case .directory:
        if !isIgnored(inner, isFolder: true, ignores) { walk(inner + "/", ignores) }
      case .file:
        if !known.contains(inner), !isIgnored(inner, isFolder: false, ignores) {
          add(inner, .added, nil)
        }
      case .other: break
      }
    }
  }

  private func ignoreFile(_ folder: String) -> IgnoreFile? {
    let path = repository.workTree.pushing(FilePath(folder)).appending(".gitignore")
    return IgnoreFile(path, prefix: folder)
  }

  private func isIgnored(_ path: String, isFolder: Bool, _ ignores: [IgnoreFile]) -> Bool {
    for file in ignores.reversed() {
      if let verdict = file.verdict(path, isFolder: isFolder) { return verdict }
    }
    return false
  }

  private mutating func add(_ path: String, _ kind: WorkTreeChange.Kind, _ id: ObjectID?) {
    changes[path] = WorkTreeChange(path: path, kind: kind, committed: id)
  }
}
