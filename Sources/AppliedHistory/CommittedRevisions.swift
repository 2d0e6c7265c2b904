import AlembicHistory
import GitRepository
import SystemPackage

/// The revision files of one repository, as the commits have them that decide what is applied.
///
/// Keys are absolute paths.
struct CommittedRevisions: Sendable {
  let repository: GitRepository
  let head: GitRepository.Head
  /// Nil before the first commit.
  let reference: AppliedReference?
  /// The folders that are read here.
  let folders: [FilePath]
  /// Files of the reference's tree.
  let applied: [FilePath: CommittedFile]
  /// Files of the tree that is checked out.
  let checkedOut: [FilePath: CommittedFile]
  private let isRecursive: Bool

  init(
    _ repository: GitRepository, folders: [FilePath], _ project: AlembicProject
  ) throws(GitFailure) {
    self.repository = repository
    self.folders = folders
    isRecursive = project.alembic.recursiveVersionLocations
    head = try repository.head()
    reference = try AppliedReference(
      setting: project.expert.appliedRef, in: repository, head: head)
    let list = { (commit: ObjectID?) throws(GitFailure) -> [FilePath: CommittedFile] in
      guard let commit else { return [:] }
      return try Self.files(of: commit, repository, folders, project)
    }
    applied = try list(reference?.commit)
    checkedOut = reference?.commit == head.commit ? applied : try list(head.commit)
  }

  /// The files of the commit from which both what is checked out and the reference go on; nil where the
  /// history here does not tell.
  func common(_ project: AlembicProject) throws(GitFailure) -> [FilePath: CommittedFile]? {
    guard let reference, let commit = head.commit else { return nil }
    if commit == reference.commit { return applied }
    guard let base = try repository.mergeBase(commit, reference.commit) else { return nil }
    return base == reference.commit
      ? applied : try Self.files(of: base, repository, folders, project)
  }

  /// The Python files that a commit has in the version folders, `__init__.py` left out.
  static func files(
    of commit: ObjectID, _ repository: GitRepository, _ folders: [FilePath],
    _ project: AlembicProject
  ) throws(GitFailure) -> [FilePath: CommittedFile] {
    let tree = try repository.tree(of: commit)
    let isRecursive = project.alembic.recursiveVersionLocations
    var found: [FilePath: CommittedFile] = [:]
    for folder in folders {
      guard let prefix = repository.name(of: folder) else { continue }
      for file in try tree.files(below: prefix, deep: isRecursive) where file.kind == .file {
        let path = repository.workTree.pushing(FilePath(file.path))
        guard path.extension == "py", let name = path.lastComponent?.string,
          !name.hasPrefix("__init__"), !name.hasPrefix(".#")
        else { continue }
        found[path] = file
      }
    }
    return found
  }

  /// Whether a path lies in a folder that is read here.
  func covers(_ path: FilePath) -> Bool {
    folders.contains {
      isRecursive ? path.starts(with: $0) : path.removingLastComponent() == $0
    }
  }
}
