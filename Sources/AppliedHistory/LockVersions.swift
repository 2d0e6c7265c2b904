import AlembicHistory
import GitRepository
import ProjectFiles
import SystemPackage

/// The lock file as the applied commit has it, as the one that is checked out has it, and as it lies there.
///
/// They are joined, the committed ones first: a line that was taken out or changed by hand still counts.
struct LockVersions {
  /// Every line; nil where no version exists.
  private(set) var all: AppliedLock?
  /// Revisions of the two versions that the working tree should follow.
  private(set) var here: Set<String> = []
  private(set) var notes: [String] = []

  init(_ project: AlembicProject, _ repositories: [CommittedRevisions]) {
    let path = AppliedLock.path(of: project)
    let name = project.name(of: path)
    for committed in repositories {
      guard let inner = committed.repository.name(of: path) else { continue }
      let commits = [committed.reference?.commit, committed.head.commit]
      for (index, commit) in commits.enumerated() {
        guard let commit, index == 0 || commit != commits[0] else { continue }
        do throws(GitFailure) {
          let tree = try committed.repository.tree(of: commit)
          guard let file = try tree.file(at: inner), file.kind == .file else { continue }
          let isHere = commit == committed.head.commit
          add(try committed.repository.contents(of: file.id), name, isHere: isHere)
        } catch {
          notes.append("\(name) as it is committed is not known: \(error)")
        }
      }
    }
    do throws(FileFailure) {
      add(try FileReading.bytes(of: path), name, isHere: true)
    } catch {
      if error.reason != .missing { notes.append("\(error)") }
    }
  }

  private mutating func add(_ contents: [UInt8], _ name: String, isHere: Bool) {
    do throws(AppliedLock.Failure) {
      let lock = try AppliedLock(contents, name: name)
      var joined = all ?? AppliedLock()
      for (revision, entry) in lock.entries {
        let hash = joined.entries[revision]?.hash ?? entry.hash
        joined.add(entry.environments, to: revision, hash: hash)
      }
      all = joined
      if isHere { here.formUnion(lock.entries.keys) }
    } catch {
      notes.append(error.description)
    }
  }
}
