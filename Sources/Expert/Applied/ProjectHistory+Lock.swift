import AlembicHistory
import AppliedHistory
import ProjectFiles
import SystemPackage

/// What `lock` has written.
public struct LockedRevisions: Sendable, Equatable {
  /// The lock file, relative to the project.
  public var file: String
  /// Revisions that it did not list before, in the order in which they run.
  public var added: [String]
  /// Revisions that it listed, and that were applied somewhere new.
  public var extended: [String]
  /// How many revisions it lists now.
  public var total: Int
}

extension ProjectHistory {
  /// Notes revisions, and those that they follow, as applied.
  ///
  /// - Parameters:
  ///   - targets: Revisions as Alembic takes them; the heads for none.
  ///   - environments: Where they were applied.
  /// - Throws: `ExpertFailure` when there are no such revisions, when one of them is not as it was applied,
  ///   and when the lock file cannot be read or written.
  public func lock(
    _ targets: [String], environments: [String]
  ) throws(ExpertFailure) -> LockedRevisions {
    try locked { (history) throws(ExpertFailure) in
      try history.noteApplied(targets, environments: environments)
    }
  }

  private func noteApplied(
    _ targets: [String], environments: [String]
  ) throws(ExpertFailure) -> LockedRevisions {
    let path = AppliedLock.path(of: project)
    let name = project.name(of: path)
    var lock = try currentLock(path, name)
    let ids = try runs(upTo: targets)
    try refuseChanged(ids)
    var result = LockedRevisions(file: name, added: [], extended: [], total: 0)
    for id in ids {
      let file = files.files.last { $0.revision.value == id || $0.legacyID == id }
      guard let bytes = try? file?.bytes() else {
        throw ExpertFailure(
          "The file of \(id) cannot be read.", remedy: "Nothing was written. Make it readable.")
      }
      let hash = AppliedLock.hash(bytes)
      let before = lock.entries[id]
      guard before.map({ $0.hash == hash }) ?? true else {
        throw ExpertFailure(
          "\(name) lists \(id) with other contents than \(file?.name ?? "its file") has now: an applied "
            + "revision was edited.",
          remedy: "Nothing was written. Put the file back as it was, and write the change as a new "
            + "revision.")
      }
      lock.add(environments, to: id, hash: hash)
      if before == nil { result.added.append(id) }
      if let before, lock.entries[id] != before { result.extended.append(id) }
    }
    result.total = lock.entries.count
    guard !result.added.isEmpty || !result.extended.isEmpty else { return result }
    do throws(FileFailure) {
      try FileWriting.write(Array(lock.text.utf8), to: path, existing: .replace)
    } catch {
      throw ExpertFailure("\(name) cannot be written: \(error).", remedy: "Make it writable.")
    }
    return result
  }

  private func currentLock(
    _ path: FilePath, _ name: String
  ) throws(ExpertFailure) -> AppliedLock {
    let contents: [UInt8]
    do throws(FileFailure) {
      contents = try FileReading.bytes(of: path)
    } catch {
      guard error.reason == .missing else {
        throw ExpertFailure("\(error).", remedy: "Nothing was written. Make it readable.")
      }
      return AppliedLock()
    }
    do throws(AppliedLock.Failure) {
      return try AppliedLock(contents, name: name)
    } catch {
      throw ExpertFailure(
        "\(error).", remedy: "Nothing was written. Keep the lines of both sides of a merge.")
    }
  }

  /// The revisions and those that they follow, in the order in which they run.
  private func runs(upTo targets: [String]) throws(ExpertFailure) -> [String] {
    do throws(AlembicFailure) {
      let graph = try strictGraph()
      var ids: [String] = []
      for target in targets.isEmpty ? ["heads"] : targets {
        let path = try graph.upgradePath(to: target)
        ids += path.map { graph.revisions[$0].id }.filter { !ids.contains($0) }
      }
      return ids
    } catch {
      throw ExpertFailure(
        "\(error.message).".replacing("..", with: "."),
        remedy: "Nothing was written. Name revisions of this history, or none for the heads.")
    }
  }

  private func refuseChanged(_ ids: [String]) throws(ExpertFailure) {
    let changes = AppliedHistory(project).changes(in: files)
    let wanted = Set(ids)
    guard let change = changes.first(where: { $0.revision.map(wanted.contains) == true }) else {
      return
    }
    throw ExpertFailure(
      "\(change.file) is not as it was applied, because \(change.because).",
      remedy: "Nothing was written. Put it back as it was; check_heads shows what differs.")
  }
}
