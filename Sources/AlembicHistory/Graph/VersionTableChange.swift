/// One change of the rows of the version table.
public enum VersionTableChange: Sendable, Equatable {
  /// A new head: a branch begins.
  case insert(String)
  /// A head goes: it was merged, or taken back to before its base.
  case delete(String)
  /// A head moves on.
  case update(from: String, to: String)
}

extension RevisionGraph {
  /// What running a revision does to the version table, whose rows are `heads`.
  ///
  /// Where Alembic takes one of several parents from a set, the order of `down_revision` counts.
  /// Source: `runtime/migration.py`, `HeadMaintainer.update_to_step` and `RevisionStep`.
  ///
  /// - Throws: `AlembicFailure` where Alembic's own assertions end the run.
  public func versionTableChanges(
    running revision: Int, isUpgrade: Bool, heads: inout Set<String>
  ) throws(AlembicFailure) -> [VersionTableChange] {
    let id = revisions[revision].id
    let parents = nodes[revision].normalizedDown.map { slots[$0] }
    let present = parents.filter(heads.contains)
    var changes: [VersionTableChange]
    if isUpgrade {
      if present.isEmpty {
        changes = [.insert(id)]
      } else if present.count > 1 {
        let merged = try without(ancestorsOf: heads.subtracting(parents), parents)
        changes = merged.dropLast().map { .delete($0) }
        if let last = merged.last { changes.append(.update(from: last, to: id)) }
      } else {
        changes = [.update(from: present[0], to: id)]
      }
    } else if heads.contains(id) {
      let kept = try unmerged(parents, id, heads)
      if kept.isEmpty {
        changes = [.delete(id)]
      } else if parents.count > 1, let last = kept.last {
        changes = kept.dropLast().map { .insert($0) } + [.update(from: id, to: last)]
      } else {
        changes = [.update(from: id, to: parents[0])]
      }
    } else {
      throw AlembicFailure(
        .uncaught, "KeyError: '\(id)' is not a row of the version table when it is taken back")
    }
    for change in changes {
      switch change {
      case .insert(let new): heads.insert(new)
      case .delete(let old): heads.remove(old)
      case .update(let old, let new):
        heads.remove(old)
        heads.insert(new)
      }
    }
    return changes
  }

  /// What a merge is taken back to: its parents, less those that other heads or each other imply.
  private func unmerged(
    _ parents: [String], _ id: String, _ heads: Set<String>
  ) throws(AlembicFailure) -> [String] {
    let others = heads.subtracting([id])
    if !others.isEmpty { return try without(ancestorsOf: others, parents) }
    var implied: Set<String> = []
    for parent in parents {
      for ancestor in try ancestors(of: [parent]) where ancestor != parent {
        implied.insert(ancestor)
      }
    }
    return parents.filter { !implied.contains($0) }
  }

  private func without(
    ancestorsOf others: Set<String>, _ ids: [String]
  ) throws(AlembicFailure) -> [String] {
    let implied = try ancestors(of: others)
    return ids.filter { !implied.contains($0) }
  }

  private func ancestors(of ids: Set<String>) throws(AlembicFailure) -> Set<String> {
    do throws(RevisionError) {
      let indices = ids.compactMap { index(ofID: $0) }
      return Set(try related(.normalizedDown, from: indices).map { revisions[$0].id })
    } catch { throw error.failure() }
  }

  /// `a, b` as Alembic's log names where a revision comes from: parents by `down_revision`.
  public func writtenParents(of revision: Int) -> String {
    nodes[revision].versionedDown.map { slots[$0] }.joined(separator: ", ")
  }
}
