extension RevisionGraph {
  /// The revisions of a range, newest first, in the order in which Alembic walks them.
  ///
  /// - Parameters:
  ///   - base: The lower end, included; `base` for the beginning.
  ///   - head: The upper end, included; `heads` for all heads.
  /// - Throws: `AlembicFailure` in Alembic's words.
  public func walk(
    base: String = "base", head: String = "heads"
  ) throws(AlembicFailure) -> [Int] {
    do throws(RevisionError) {
      return try iterate(upper: head, lower: base, inclusive: true, overwalk: true)
    } catch { throw error.failure(start: base, end: head) }
  }

  /// Alembic's `iterate_revisions` upwards.
  func iterate(
    upper: String, lower: String, implicitBase: Bool = false, inclusive: Bool = false,
    overwalk: Bool = false
  ) throws(RevisionError) -> [Int] {
    let (needs, heads) = try collect(
      upper: upper, lower: lower, implicitBase: implicitBase, inclusive: inclusive,
      overwalk: overwalk)
    return try sort(needs, heads: heads)
  }

  /// Alembic's `_collect_upgrade_revisions`.
  private func collect(
    upper: String, lower givenLower: String, implicitBase: Bool, inclusive: Bool, overwalk: Bool
  ) throws(RevisionError) -> (needs: Set<Int>, heads: [Int]) {
    var lower: String? = givenLower
    var heads: [Int] = []
    for target in try upgradeTargets(upper, current: lower, overwalk: overwalk) {
      heads.append(try revision(target))
    }
    if let at = givenLower.firstIndex(of: "@") {
      var branch = String(givenLower[..<at])
      if case .revision(let index) = try target(branch), revisions[index].id == branch {
        guard nodes[index].labels.count == 1 else { throw .uncaught("AssertionError") }
        branch = nodes[index].labels[0]
      }
      heads = heads.filter { nodes[$0].labels.contains(branch) }
    }

    let required = Set(try related(.normalizedDown, from: heads, check: true)).union(heads)
    var current = try targets(lower)
    let isAbove = current.contains { target in
      switch target {
      case .revision(let index): !required.contains(index)
      case .base: true
      case .none: false
      }
    }
    if !implicitBase, isAbove { throw .rangeNotAncestor }
    if current.first == Target.none {
      switch try downgradeTarget(givenLower, current: upper, overwalk: overwalk).target {
      case .none: throw .uncaught("AssertionError")
      case .base:
        current = []
        lower = nil
      case .revision(let index):
        current = [.revision(index)]
        lower = revisions[index].id
      }
    }
    var present: [Int] = []
    for target in current { present.append(try revision(target)) }

    var needs = required.subtracting(try related(.normalizedDown, from: present, check: true))
    if inclusive {
      for target in try targets(lower) { needs.insert(try revision(target)) }
    }
    if !present.isEmpty, !implicitBase {
      needs.formIntersection(try related(.next, from: present, check: true))
    }
    return (needs, heads)
  }

  /// Alembic's `_topological_sort`: children before parents, one line of descent at a time.
  func sort(_ needed: Set<Int>, heads: [Int]) throws(RevisionError) -> [Int] {
    // Alembic sorts ids: of several files with one id, the map's own stands for all.
    let needed = Set(needed.map(inMap))
    var todo = [Bool](repeating: false, count: revisions.count)
    for index in needed { todo[index] = true }
    var remaining = needed.count
    var current = Set(heads.map(inMap).filter { todo[$0] }).sorted {
      (slotOf[revisions[$0].id] ?? 0) < (slotOf[revisions[$1].id] ?? 0)
    }
    var isCurrent = [Bool](repeating: false, count: revisions.count)
    for index in current { isCurrent[index] = true }
    var ancestors: [Bits] = []
    for index in current { ancestors.append(try ancestry(of: index)) }
    var output: [Int] = []
    output.reserveCapacity(remaining)
    var position = 0
    var switches = 0
    while !current.isEmpty {
      let candidate = current[position]
      if let dependent = ancestors.indices.first(where: {
        $0 != position && ancestors[$0].contains(candidate)
      }) {
        // Another line still leads here: it has to be followed first.
        position = dependent
        switches += 1
        if switches > current.count {
          // Alembic's search for cycles does not see all of them, and then goes around here for ever.
          let ids = current.map { revisions[$0].id }.sorted().joined(separator: ", ")
          throw .refused(
            "down_revision and depends_on lead around in a circle through \(ids); alembic itself never "
              + "ends here")
        }
        continue
      }
      switches = 0
      if todo[candidate] {
        output.append(candidate)
        todo[candidate] = false
        remaining -= 1
      }
      let node = nodes[candidate]
      let added = node.normalizedDown.map { slotRevision[$0] }.filter {
        todo[$0] && !isCurrent[$0]
      }
      isCurrent[candidate] = false
      guard let first = added.first else {
        current.remove(at: position)
        ancestors.remove(at: position)
        position = max(position - 1, 0)
        continue
      }
      current[position] = first
      isCurrent[first] = true
      if node.normalizedDependencies.isEmpty, node.versionedDown.count == 1 {
        ancestors[position].remove(candidate)
      } else {
        ancestors[position] = try ancestry(of: first)
        for other in added.dropFirst() {
          current.append(other)
          isCurrent[other] = true
          ancestors.append(try ancestry(of: other))
        }
      }
    }
    guard remaining == 0 else { throw .uncaught("AssertionError") }
    return output
  }

  private func inMap(_ index: Int) -> Int {
    slotOf[revisions[index].id].map { slotRevision[$0] } ?? index
  }

  private func ancestry(of index: Int) throws(RevisionError) -> Bits {
    var bits = Bits(count: revisions.count)
    for ancestor in try related(.normalizedDown, from: [index]) { bits.insert(ancestor) }
    return bits
  }
}

/// A set of small numbers.
private struct Bits {
  private var words: [UInt64]

  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  func contains(_ number: Int) -> Bool { words[number >> 6] & 1 << UInt64(number & 63) != 0 }
  mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }
  mutating func remove(_ number: Int) { words[number >> 6] &= ~(1 << UInt64(number & 63)) }
}
