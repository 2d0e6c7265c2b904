import AlembicHistory
import GitRepository
import ProjectFiles
import SystemPackage

extension AppliedHistory {
  /// A Python file that this branch and the working tree change, revision files left out.
  public struct ChangedFile: Sendable {
    /// Where it lies, relative to the repository's working tree.
    public let path: String
    /// What it held where this branch left the applied one.
    public let before: [UInt8]
    /// What it holds now; empty for one that is gone.
    public let after: [UInt8]
  }

  /// How many changed files are read.
  private static let readFiles = 2_000

  /// The Python files that were there and are changed or gone, beside the revision files.
  ///
  /// - Throws: `GitFailure` when what they were cannot be read.
  public func changedCode() throws(GitFailure) -> [ChangedFile] {
    var changed: [ChangedFile] = []
    for committed in repositories {
      guard let reference = committed.reference, let head = committed.head.commit else { continue }
      let repository = committed.repository
      guard let base = try repository.mergeBase(head, reference.commit) else { continue }
      for change in try repository.changes(since: base).prefix(Self.readFiles) {
        let path = repository.workTree.pushing(FilePath(change.path))
        guard let old = change.committed, path.extension == "py", !committed.covers(path) else {
          continue
        }
        changed.append(
          ChangedFile(
            path: change.path, before: try repository.contents(of: old),
            after: change.kind == .deleted ? [] : (try? FileReading.bytes(of: path)) ?? []))
      }
    }
    return changed
  }
}
