import AlembicHistory
import GitRepository
import ProjectFiles
import SourceText
import SystemPackage

extension AppliedHistory {
  /// What was done to applied revisions in the working tree: edited, deleted, renamed, re-parented.
  ///
  /// A file that the applied branch itself has changed or added since this branch left it is no change.
  public func changes(in files: RevisionFiles) -> [AppliedChange] {
    var search = AppliedChanges(self, files)
    return search.found()
  }

  /// The files that are not applied, or not as they are now: what a review is about.
  public func unapplied(in files: RevisionFiles) -> [RevisionFile] {
    let changed = Set(changes(in: files).map(\.file))
    return files.files.filter {
      changed.contains($0.name) || standing(of: $0).answer != .applied
    }
  }

  /// The files that a commit does not have, or not as they are now.
  ///
  /// - Parameter name: A branch, tag or commit as git's own commands take it.
  /// - Throws: `GitFailure` when the project is in no repository, or when git knows no such commit.
  public func revisions(
    in files: RevisionFiles, lackedBy name: String
  ) throws(GitFailure) -> [RevisionFile] {
    guard !repositories.isEmpty else {
      throw .unknownName("\(name): \(notes.first ?? "the project lies in no git repository")")
    }
    var lacked: [RevisionFile] = []
    for committed in repositories {
      let repository = committed.repository
      let commit = try repository.commit(named: name)
      // What that branch did since this one left it is not this one's change.
      let base = try committed.head.commit.flatMap { (head) throws(GitFailure) in
        try repository.mergeBase(head, commit)
      }
      let then = try CommittedRevisions.files(of: commit, repository, committed.folders, project)
      let before =
        try base.map { (base) throws(GitFailure) in
          try CommittedRevisions.files(of: base, repository, committed.folders, project)
        } ?? [:]
      for file in files.files where committed.covers(file.path) {
        let known = [then[file.path], before[file.path]].compactMap { $0?.id }
        let contents = (try? file.bytes()) ?? []
        let isOld = known.contains { (try? repository.holds(contents, as: $0)) == true }
        if !isOld { lacked.append(file) }
      }
    }
    return lacked
  }
}

/// One search for changes of applied revisions.
private struct AppliedChanges {
  private let history: AppliedHistory
  private let files: RevisionFiles
  private var commons: [Int: [FilePath: CommittedFile]?] = [:]
  private var changes: [AppliedChange] = []
  /// Revisions whose files were found, whatever they are called.
  private var present: [String: RevisionFile] = [:]

  init(_ history: AppliedHistory, _ files: RevisionFiles) {
    self.history = history
    self.files = files
    for file in files.files {
      if let id = file.revision.value ?? file.legacyID, present[id] == nil { present[id] = file }
    }
  }

  mutating func found() -> [AppliedChange] {
    let paths = Set(files.files.map(\.path))
    for file in files.files { compare(file) }
    for index in history.repositories.indices {
      let applied = history.repositories[index].applied
      for (path, file) in applied.sorted(by: { $0.value.path < $1.value.path })
      where !paths.contains(path) {
        lookForMissing(path, file, index)
      }
    }
    lookForMissingLines()
    return changes.sorted { $0.file < $1.file }
  }

  private mutating func compare(_ file: RevisionFile) {
    guard let contents = try? file.bytes() else { return }
    let id = file.revision.value ?? file.legacyID
    if let id, let entry = history.lock?.entries[id] {
      guard AppliedLock.hash(contents) != entry.hash else { return }
      add(.edited, file, contents, before: lockedText(file.path, hash: entry.hash))
      return
    }
    guard let index = history.repositories.firstIndex(where: { $0.covers(file.path) }),
      let applied = history.repositories[index].applied[file.path]
    else { return }
    let repository = history.repositories[index].repository
    guard (try? repository.holds(contents, as: applied.id)) != true else { return }
    var before = applied
    if let common = common(index)?[file.path] {
      // This branch is older than what is applied: it changed nothing.
      if (try? repository.holds(contents, as: common.id)) == true { return }
      before = common
    }
    let text = try? repository.contents(of: before.id)
    // Other modules in a version folder are nobody's revision.
    let wasRevision = text.map { AppliedHistory.read($0, file.path) != nil } ?? true
    guard wasRevision || id != nil else { return }
    add(.edited, file, contents, before: text)
  }

  private mutating func lookForMissing(_ path: FilePath, _ file: CommittedFile, _ index: Int) {
    let committed = history.repositories[index]
    // A branch that is older than the file does not have it yet.
    let wasHere = common(index).map { $0[path] != nil } ?? (committed.checkedOut[path] != nil)
    guard wasHere, FileReading.kind(of: path) == nil else { return }
    let entry = (try? committed.repository.index()).flatMap { $0.entry(at: file.path) }
    guard entry?.isSkipped != true else { return }
    guard let before = try? committed.repository.contents(of: file.id),
      let old = AppliedHistory.read(before, path)
    else { return }
    let id = old.revision.value ?? old.legacyID
    let name = history.name(of: path)
    if let other = other(than: committed, having: id, or: file, in: committed.repository) {
      let contents = (try? other.bytes()) ?? []
      // What the lock file lists was compared by its id already.
      changes.removeAll { $0.file == other.name && $0.kind == .edited }
      add(.renamed(from: name), other, contents, before: before, old: path)
    } else {
      changes.append(
        AppliedChange(
          kind: .deleted, file: name, revision: id, because: history.standing(of: path).because,
          diff: "", line: nil, reparented: nil))
    }
  }

  /// The file that took over the id or the contents of one that is gone.
  private func other(
    than committed: CommittedRevisions, having id: String?, or file: CommittedFile,
    in repository: GitRepository
  ) -> RevisionFile? {
    if let id, let other = present[id], committed.applied[other.path] == nil { return other }
    return files.files.first { other in
      guard committed.applied[other.path] == nil, let contents = try? other.bytes() else {
        return false
      }
      return repository.name(ofBlob: contents) == file.id
    }
  }

  private mutating func lookForMissingLines() {
    let gone = Set(changes.compactMap(\.revision))
    for id in history.lockedHere.sorted() where present[id] == nil && !gone.contains(id) {
      changes.append(
        AppliedChange(
          kind: .deleted, file: history.lockName, revision: id,
          because: "\(history.lockName) lists \(id)", diff: "", line: nil, reparented: nil))
    }
  }

  private mutating func add(
    _ kind: AppliedChange.Kind, _ file: RevisionFile, _ contents: [UInt8], before: [UInt8]?,
    old: FilePath? = nil
  ) {
    var diff = ""
    var line: Int?
    var reparented: AppliedChange.Reparenting?
    let now = FileContents.normalised(contents)
    if let before = before.map(FileContents.normalised), before != now {
      diff = UnifiedDiff.text(
        String(decoding: before, as: UTF8.self), String(decoding: now, as: UTF8.self),
        file: file.name)
      line = zip(before, now).prefix { $0 == $1 }.count { $0.0 == 0x0A } + 1
      let parents = AppliedHistory.read(before, file.path)?.downRevision.value
      if let parents, let new = file.downRevision.value, parents != new {
        reparented = AppliedChange.Reparenting(from: parents, to: new)
      }
    }
    let standing = old.map { history.standing(of: $0) } ?? history.standing(of: file)
    changes.append(
      AppliedChange(
        kind: kind, file: file.name, revision: file.revision.value ?? file.legacyID,
        because: standing.because, diff: diff, line: line, reparented: reparented))
  }

  /// The text that has the hash of the lock file, where a commit still has it.
  private mutating func lockedText(_ path: FilePath, hash: String) -> [UInt8]? {
    for index in history.repositories.indices {
      let committed = history.repositories[index]
      for file in [committed.applied[path], committed.checkedOut[path], common(index)?[path]] {
        guard let file, let text = try? committed.repository.contents(of: file.id) else { continue }
        if AppliedLock.hash(text) == hash { return text }
      }
    }
    return nil
  }

  private mutating func common(_ index: Int) -> [FilePath: CommittedFile]? {
    if let known = commons[index] { return known }
    let found = (try? history.repositories[index].common(history.project)) ?? nil
    commons[index] = .some(found)
    return found
  }
}
