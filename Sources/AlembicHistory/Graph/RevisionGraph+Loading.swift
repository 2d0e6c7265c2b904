extension RevisionGraph {
  mutating func insertIDs() {
    slots.reserveCapacity(revisions.count)
    slotOf.reserveCapacity(revisions.count)
    for (index, revision) in revisions.enumerated() {
      if let slot = slotOf[revision.id] {
        // As in Alembic's map, the later file takes the place of the earlier one.
        warnings.append("Revision \(revision.id) is present more than once")
        slotRevision[slot] = index
      } else {
        slotOf[revision.id] = slots.count
        slots.append(revision.id)
        slotRevision.append(index)
      }
      headRevisions.append(index)
      realHeadRevisions.append(index)
      if revision.isBase { baseRevisions.append(index) }
      if revision.isRealBase { realBaseRevisions.append(index) }
    }
    idCount = slots.count
  }

  mutating func insertLabels() throws(RevisionError) {
    for (index, revision) in revisions.enumerated() where !revision.branchLabels.isEmpty {
      for label in revision.branchLabels {
        if let slot = slotOf[label] {
          throw .message(
            "Branch name '\(label)' in revision \(revision.id) already used by revision "
              + revisions[slotRevision[slot]].id)
        }
        slotOf[label] = slots.count
        slots.append(label)
        slotRevision.append(index)
      }
      nodes[index].labels = Array(Set(revision.branchLabels)).sorted()
    }
  }

  mutating func resolveDependencies() throws(RevisionError) {
    for (index, revision) in revisions.enumerated() {
      for dependency in revision.dependencies {
        guard let slot = slotOf[dependency] else { throw .uncaught("KeyError: '\(dependency)'") }
        // A label leads to the id of its revision, and that id to the file loaded last.
        let id = revisions[slotRevision[slot]].id
        if let resolved = slotOf[id] { nodes[index].resolvedDependencies.append(resolved) }
      }
    }
  }

  mutating func linkChildren() throws(RevisionError) {
    var isHead = [Bool](repeating: true, count: revisions.count)
    var isRealHead = isHead
    // The down revisions of a file that a later one with the same id hides are read only if a label
    // leads to it.
    for slot in slots.indices {
      let index = slotRevision[slot]
      guard slot < idCount || slotRevision[slotOf[revisions[index].id] ?? 0] != index else {
        continue
      }
      let own = slotOf[revisions[index].id] ?? 0
      let versioned = try slotsOfParents(index)
      nodes[index].versionedDown = versioned
      var all: [Int] = []
      for parent in versioned + nodes[index].resolvedDependencies where !all.contains(parent) {
        all.append(parent)
      }
      nodes[index].allDown = all
      for parent in all {
        let parentRevision = slotRevision[parent]
        // An id comes by once, so that only a hidden file can bring a child that is there already.
        let isNew = slot < idCount || !nodes[parentRevision].allNext.contains(own)
        if isNew { nodes[parentRevision].allNext.append(own) }
        if versioned.contains(parent) {
          if isNew, parent < idCount { nodes[parentRevision].next.append(own) }
          isHead[parentRevision] = false
        }
        isRealHead[parentRevision] = false
      }
    }
    headRevisions.removeAll { !isHead[$0] }
    realHeadRevisions.removeAll { !isRealHead[$0] }
  }

  private mutating func slotsOfParents(_ index: Int) throws(RevisionError) -> [Int] {
    var parents: [Int] = []
    for parent in revisions[index].downRevisions {
      guard let slot = slotOf[parent] else {
        warnings.append(
          "Revision \(parent) referenced from \(description(of: index)) is not present")
        throw .uncaught("KeyError: '\(parent)'")
      }
      parents.append(slot)
    }
    return parents
  }

  /// Leaves out dependencies that an ancestor has already.
  mutating func normalizeDependencies() throws(RevisionError) {
    for index in revisions.indices {
      if nodes[index].versionedDown.isEmpty, !revisions[index].downRevisions.isEmpty {
        // Hidden by a later file with the same id, and so not linked; Alembic still knows parents.
        nodes[index].versionedDown = try slotsOfParents(index)
      }
      var normalized: [Int] = []
      if !nodes[index].resolvedDependencies.isEmpty {
        var inherited: Set<Int> = []
        for ancestor in try related(.versionedDown, from: [index]) where ancestor != index {
          inherited.formUnion(nodes[ancestor].resolvedDependencies)
        }
        for dependency in nodes[index].resolvedDependencies
        where !inherited.contains(dependency) && !normalized.contains(dependency) {
          normalized.append(dependency)
        }
      }
      nodes[index].normalizedDependencies = normalized
      var down: [Int] = []
      for parent in nodes[index].versionedDown + normalized where !down.contains(parent) {
        down.append(parent)
      }
      nodes[index].normalizedDown = down
    }
  }

  func detectCycles() throws(RevisionError) {
    guard idCount > 0 else { return }
    try detectCycle("Cycle", headRevisions, .versionedDown, baseRevisions, .next)
    try detectCycle(
      "Dependency cycle", realHeadRevisions, .allDown, realBaseRevisions, .allNext)
  }

  private func detectCycle(
    _ kind: String, _ heads: [Int], _ down: Relation, _ bases: [Int], _ up: Relation
  ) throws(RevisionError) {
    guard !heads.isEmpty, !bases.isEmpty else {
      throw .message(
        "\(kind) is detected in revisions (\(slots[..<idCount].joined(separator: ", ")))")
    }
    var below = [Bool](repeating: false, count: idCount)
    for index in try related(down, from: heads, idsOnly: true) {
      below[slotOf[revisions[index].id] ?? 0] = true
    }
    var both = [Bool](repeating: false, count: idCount)
    for index in try related(up, from: bases, idsOnly: true) {
      let slot = slotOf[revisions[index].id] ?? 0
      both[slot] = below[slot]
    }
    let missed = slots[..<idCount].indices.filter { !both[$0] }.map { slots[$0] }
    guard missed.isEmpty else {
      throw .message(
        "\(kind) is detected in revisions (\(missed.sorted().joined(separator: ", ")))")
    }
  }

  /// Gives a branch's labels to its descendants, and to its ancestors down to where it branched off.
  mutating func propagateLabels() throws(RevisionError) {
    for index in revisions.indices where !revisions[index].branchLabels.isEmpty {
      let labels = nodes[index].labels
      var last = index
      for descendant in try related(.next, from: [index]) {
        addLabels(labels, to: descendant)
        last = descendant
      }
      while nodes[last].allNext.count <= 1, !revisions[last].isMergePoint {
        addLabels(labels, to: last)
        guard let parent = nodes[last].versionedDown.first else { break }
        last = slotRevision[parent]
      }
    }
  }

  private mutating func addLabels(_ labels: [String], to index: Int) {
    let merged = Set(nodes[index].labels).union(labels)
    if merged.count > nodes[index].labels.count { nodes[index].labels = merged.sorted() }
  }

  /// What Python's `str()` makes of a script at this point of loading.
  private func description(of index: Int) -> String {
    let revision = revisions[index]
    let parents =
      revision.downRevisions.isEmpty ? "<base>" : revision.downRevisions.joined(separator: ", ")
    let merge = revision.isMergePoint ? " (mergepoint)" : ""
    let head = nodes[index].next.isEmpty ? " (head)" : ""
    let branch = nodes[index].next.count > 1 ? " (branchpoint)" : ""
    return "\(parents) -> \(revision.id)\(head)\(branch)\(merge), \(revision.doc)"
  }
}
