import AlembicHistory
import GitRepository
import SystemPackage

/// The commit whose files are presumed to be applied.
struct AppliedReference: Sendable {
  /// As a person names it: `origin/main`.
  var name: String
  var commit: ObjectID
  /// Why it is this one, for the reader.
  var origin: String
  /// Whether only what is checked out is known, so that a branch's own files cannot be told apart.
  var isHead = false

  var title: String { "\(name) (\(commit.description.prefix(7)), \(origin))" }

  /// What a project's repository and setting give; nil before the first commit.
  ///
  /// Without a branch to compare with, what is checked out counts: it is better to take a draft for applied
  /// than an applied revision for a draft.
  init?(
    setting: String?, in repository: GitRepository, head: GitRepository.Head
  ) throws(GitFailure) {
    if let setting {
      do throws(GitFailure) {
        self.init(
          name: setting, commit: try repository.commit(named: setting), origin: "applied_ref")
      } catch {
        guard case .unknownName = error else { throw error }
        throw .unknownName(
          "\(setting), which the setting applied_ref names; fetch it, or correct it")
      }
    } else if let branch = try repository.defaultBranch() {
      self.init(name: branch.name, commit: branch.commit, origin: "the default branch")
    } else if let commit = head.commit {
      self.init(
        name: head.branch ?? "HEAD", commit: commit,
        origin: "checked out; no default branch is known here", isHead: true)
    } else {
      return nil
    }
  }

  init(name: String, commit: ObjectID, origin: String, isHead: Bool = false) {
    self.name = name
    self.commit = commit
    self.origin = origin
    self.isHead = isHead
  }
}
