import Review

extension HistoryHealth {
  /// The revisions that follow a parent of this one too, where nothing joins them later and the branches
  /// have no labels of their own.
  func rivals(of id: String) -> [ReviewedRevision.Rival] {
    guard let revision = revisions.first(where: { $0.revision == id }),
      heads.count > 1, LabelledBranches(heads) == nil
    else { return [] }
    let own = descendants(of: id)
    return revision.downRevisions.flatMap { parent -> [ReviewedRevision.Rival] in
      let children = revisions.first { $0.revision == parent }?.children ?? []
      return children.compactMap { child in
        guard child != id, let other = revisions.first(where: { $0.revision == child }),
          other.branchLabels == revision.branchLabels, own.isDisjoint(with: descendants(of: child))
        else { return nil }
        return ReviewedRevision.Rival(
          revision: child, file: other.file, parent: parent, createDate: other.createDate)
      }
    }
  }

  /// A revision and all that follow it.
  private func descendants(of id: String) -> Set<String> {
    var found: Set<String> = []
    var next = [id]
    while let id = next.popLast() {
      guard found.insert(id).inserted else { continue }
      next += revisions.first { $0.revision == id }?.children ?? []
    }
    return found
  }
}
