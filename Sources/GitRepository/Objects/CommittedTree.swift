/// One file of a commit.
public struct CommittedFile: Sendable, Hashable {
  /// How it is stored.
  public enum Kind: Sendable {
    /// A file with its contents.
    case file
    /// A symbolic link; its contents are where it leads.
    case link
    /// Another repository's commit.
    case submodule
  }

  /// Where it lies, relative to the working tree.
  public let path: String
  /// The name of its contents.
  public let id: ObjectID
  /// How it is stored.
  public let kind: Kind
}

/// The files of one commit.
public struct CommittedTree: Sendable {
  /// The commit.
  public let commit: ObjectID
  /// Its uppermost folder.
  let root: ObjectID
  let repository: GitRepository

  /// How many files and how many folders in each other are listed at most.
  private static let limits = (files: 1_000_000, depth: 128)

  /// The file at a path; nil when the commit has none there.
  ///
  /// - Throws: `GitFailure` when one of the folders on the way cannot be read.
  public func file(at path: String) throws(GitFailure) -> CommittedFile? {
    let names = path.split(separator: "/")
    guard let last = names.last, let folder = try folder(names.dropLast()) else { return nil }
    guard let entry = try TreeEntries(of: folder, in: repository).entry(named: last),
      let kind = entry.fileKind
    else { return nil }
    return CommittedFile(path: names.joined(separator: "/"), id: entry.id, kind: kind)
  }

  /// The files below a folder in git's order; all of the commit for an empty path.
  ///
  /// - Parameter deep: Whether those of the folders inside are among them.
  /// - Throws: `GitFailure` when a folder cannot be read.
  public func files(
    below path: String = "", deep: Bool = true
  ) throws(GitFailure) -> [CommittedFile] {
    let names = path.split(separator: "/")
    var files: [CommittedFile] = []
    guard let folder = try folder(names[...]) else { return [] }
    let prefix = names.isEmpty ? "" : names.joined(separator: "/") + "/"
    try list(folder, prefix, deep ? Self.limits.depth : 0, into: &files)
    return files
  }

  private func folder(_ names: ArraySlice<Substring>) throws(GitFailure) -> ObjectID? {
    var folder = root
    for name in names {
      guard let entry = try TreeEntries(of: folder, in: repository).entry(named: name),
        entry.isFolder
      else { return nil }
      folder = entry.id
    }
    return folder
  }

  private func list(
    _ folder: ObjectID, _ prefix: String, _ depth: Int, into files: inout [CommittedFile]
  ) throws(GitFailure) {
    guard files.count <= Self.limits.files else { throw .tooLarge("the tree of \(commit)") }
    var entries = try TreeEntries(of: folder, in: repository)
    while let entry = try entries.next() {
      if entry.isFolder, depth > 0 {
        try list(entry.id, "\(prefix)\(entry.name)/", depth - 1, into: &files)
      } else if let kind = entry.fileKind {
        files.append(CommittedFile(path: prefix + entry.name, id: entry.id, kind: kind))
      }
    }
  }
}

extension GitRepository {
  /// The files of a commit.
  ///
  /// - Throws: `GitFailure` when the commit cannot be read.
  public func tree(of commit: ObjectID) throws(GitFailure) -> CommittedTree {
    CommittedTree(commit: commit, root: try self.commit(commit).tree, repository: self)
  }

  /// What a file of a commit or of the index holds.
  ///
  /// - Throws: `GitFailure` when it cannot be read.
  public func contents(of file: ObjectID) throws(GitFailure) -> [UInt8] {
    try objects.bytes(of: file, .blob)
  }
}
