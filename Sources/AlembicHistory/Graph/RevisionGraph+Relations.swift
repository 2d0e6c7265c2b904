extension RevisionGraph {
  /// A direction in which the history is followed.
  enum Relation {
    /// Parents by `down_revision`.
    case versionedDown
    /// Parents and every dependency.
    case allDown
    /// Parents and the dependencies that no ancestor has already.
    case normalizedDown
    /// Children by `down_revision`.
    case next
    /// Children by `down_revision` or `depends_on`.
    case allNext
  }

  @inline(__always)
  func slots(_ relation: Relation, of index: Int) -> [Int] {
    switch relation {
    case .versionedDown: nodes[index].versionedDown
    case .allDown: nodes[index].allDown
    case .normalizedDown: nodes[index].normalizedDown
    case .next: nodes[index].next
    case .allNext: nodes[index].allNext
    }
  }

  /// The targets and everything that the relation reaches from them, each once, in Alembic's order.
  ///
  /// - Parameters:
  ///   - check: Fail when a target is reached from another one.
  ///   - idsOnly: The map before the branch labels were added.
  /// - Throws: `RevisionError` for overlapping targets and for a label in place of an id.
  func related(
    _ relation: Relation, from targets: [Int], check: Bool = false, idsOnly: Bool = false
  ) throws(RevisionError) -> [Int] {
    var seen = [Bool](repeating: false, count: revisions.count)
    var found: [Int] = []
    var todo: [Int] = []
    for target in targets {
      todo.append(target)
      var reached: Set<Int> = []
      while let index = todo.popLast() {
        if check, targets.count > 1 { reached.insert(index) }
        if seen[index] { continue }
        seen[index] = true
        for slot in slots(relation, of: index) {
          guard slot < idCount else {
            throw idsOnly
              ? .uncaught("KeyError: '\(slots[slot])'")
              : .message("Dependency resolution failed; broken map")
          }
          todo.append(slotRevision[slot])
        }
        found.append(index)
      }
      guard check else { continue }
      let overlaps = targets.filter { $0 != target && reached.contains($0) }
      if !overlaps.isEmpty {
        let ids = Set(overlaps.map { revisions[$0].id }).sorted().joined(separator: ", ")
        throw .message(
          "Requested revision \(revisions[target].id) overlaps with other requested revisions "
            + ids)
      }
    }
    return found
  }
}
