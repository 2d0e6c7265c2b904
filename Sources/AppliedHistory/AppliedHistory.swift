import AlembicHistory
import GitRepository
import ProjectFiles
import SystemPackage

/// Which revisions of a project are applied, and why.
///
/// The lock file counts first: in the working tree, and as it is committed, so that a line that somebody
/// takes out of it still counts. Then a file in the tree of `applied_ref` is presumed to be applied, and any
/// other is a draft, whether it is committed or not. Nothing is remembered: read it again for each question.
public struct AppliedHistory: Sendable {
  /// What could not be read, in sentences.
  public let notes: [String]
  /// What the lock file says, all its versions together; nil where there is none.
  public let lock: AppliedLock?
  let project: AlembicProject
  let repositories: [CommittedRevisions]
  /// Revisions that the lock file lists here or in the commit that is checked out.
  let lockedHere: Set<String>
  /// Why git says nothing; nil where it does.
  private let silence: String?

  /// Reads the lock file and git's files.
  public init(_ project: AlembicProject) {
    self.project = project
    var notes: [String] = []
    var silence: String?
    var folders: [(repository: GitRepository, folders: [FilePath])] = []
    for location in project.alembic.versionLocations {
      do throws(GitFailure) {
        guard let repository = try GitRepository.containing(location) else { continue }
        let folder = FileReading.resolved(location) ?? location
        if let index = folders.firstIndex(where: { $0.repository.workTree == repository.workTree })
        {
          folders[index].folders.append(folder)
        } else {
          folders.append((repository, [folder]))
        }
      } catch {
        silence = "\(error)"
      }
    }
    var repositories: [CommittedRevisions] = []
    for (repository, folders) in folders {
      do throws(GitFailure) {
        repositories.append(try CommittedRevisions(repository, folders: folders, project))
      } catch {
        silence = "\(error)"
      }
    }
    if let silence { notes.append("what is committed is not known: \(silence)") }
    self.repositories = repositories
    self.silence =
      silence ?? (repositories.isEmpty ? "the project lies in no git repository" : nil)
    let locks = LockVersions(project, repositories)
    lock = locks.all
    lockedHere = locks.here
    self.notes = notes + locks.notes
  }

  /// The branch or commit whose files are presumed to be applied, as `origin/main`; nil when there is none.
  public var referenceName: String? { repositories.first?.reference?.name }

  /// Whether it is known what a branch adds: there is something else than what is checked out to compare
  /// with, or the default branch itself is checked out.
  public var tellsDrafts: Bool {
    !repositories.isEmpty && repositories.allSatisfy { $0.reference?.isHead == false }
  }

  /// Whether a revision file is applied, and why.
  ///
  /// - Parameter path: The file, which need not exist any more.
  public func standing(of path: FilePath) -> AppliedStanding {
    let path = Self.resolved(path)
    let id = lock == nil ? nil : ids(at: path).first { lock?.entries[$0] != nil }
    return standing(of: path, locked: id)
  }

  /// Whether a revision file that was read is applied, and why.
  public func standing(of file: RevisionFile) -> AppliedStanding {
    let id = file.revision.value ?? file.legacyID
    return standing(of: file.path, locked: id.flatMap { lock?.entries[$0] == nil ? nil : $0 })
  }

  private func standing(of path: FilePath, locked: String?) -> AppliedStanding {
    if let locked, let entry = lock?.entries[locked] {
      let places = entry.environments
      return AppliedStanding(
        .applied,
        because: "\(lockName) lists \(locked)"
          + (places.isEmpty ? "" : " as applied to \(places.joined(separator: ", "))"),
        environments: places)
    }
    guard let committed = repositories.first(where: { $0.covers(path) }) else {
      let reason = silence ?? "it lies in no version folder of a git repository"
      return AppliedStanding(
        .unknown, because: lock == nil ? "\(reason), and there is no \(lockName)" : reason)
    }
    guard let reference = committed.reference else {
      return AppliedStanding(.draft, because: "nothing is committed yet")
    }
    if committed.applied[path] != nil {
      return AppliedStanding(.applied, because: "it is in the tree of \(reference.title)")
    }
    if let old = formerName(of: path, committed) {
      return AppliedStanding(
        .applied,
        because: "it is \(name(of: old)), which is in the tree of \(reference.title), renamed")
    }
    return AppliedStanding(.draft, because: draft(path, committed, reference))
  }

  /// The applied file that lies at another path now: one that is gone and had the id that is here.
  private func formerName(of path: FilePath, _ committed: CommittedRevisions) -> FilePath? {
    guard let text = try? FileReading.bytes(of: path), let file = Self.read(text, path),
      let id = file.revision.value ?? file.legacyID
    else { return nil }
    let gone = committed.applied.filter { FileReading.kind(of: $0.key) == nil }
    return gone.sorted { $0.value.path < $1.value.path }.first { old, committedFile in
      guard let text = try? committed.repository.contents(of: committedFile.id),
        let before = Self.read(text, old)
      else { return false }
      return (before.revision.value ?? before.legacyID) == id
    }?.key
  }

  private func draft(
    _ path: FilePath, _ committed: CommittedRevisions, _ reference: AppliedReference
  ) -> String {
    if committed.checkedOut[path] != nil {
      let branch = committed.head.branch.map { "on \($0)" } ?? "in the commit that is checked out"
      return "it is committed \(branch) and not in the tree of \(reference.title)"
    }
    let name = committed.repository.name(of: path)
    let entry = (try? committed.repository.index()).flatMap { index in
      name.flatMap { index.entry(at: $0) }
    }
    return entry == nil || entry?.isIntent == true
      ? "it is not committed" : "it is staged and not committed"
  }

  /// The ids that a file has on the disk, in the commit that is checked out and in the applied one.
  private func ids(at path: FilePath) -> [String] {
    var texts: [[UInt8]] = []
    for committed in repositories where committed.covers(path) {
      for file in [committed.applied[path], committed.checkedOut[path]] {
        guard let file, let text = try? committed.repository.contents(of: file.id) else { continue }
        texts.append(text)
      }
    }
    if let text = try? FileReading.bytes(of: path) { texts.append(text) }
    return texts.compactMap { Self.read($0, path).flatMap { $0.revision.value ?? $0.legacyID } }
  }

  /// The lock file's name for messages.
  var lockName: String { name(of: AppliedLock.path(of: project)) }

  /// A path relative to the project, whose folder may be reached through links.
  func name(of path: FilePath) -> String {
    var inner = path
    if let root = FileReading.resolved(project.directory), inner.removePrefix(root) {
      return inner.string
    }
    return project.name(of: path)
  }

  /// A file as one of its versions has it; nil when that is no revision.
  static func read(_ contents: [UInt8], _ path: FilePath) -> RevisionFile? {
    let file = RevisionFile.read(contents: contents, at: path, name: path.string)
    guard file.revision.value != nil || file.legacyID != nil else { return nil }
    return file
  }

  private static func resolved(_ path: FilePath) -> FilePath {
    if let real = FileReading.resolved(path) { return real }
    guard let name = path.lastComponent,
      let folder = FileReading.resolved(path.removingLastComponent())
    else { return path.lexicallyNormalized() }
    return folder.appending(name)
  }
}
