extension RevisionGraph {
  /// Alembic's `_walk`: a number of steps up or down from `start`.
  ///
  /// A walk that leaves the history is `.none` when `overwalk` is false, else it ends where it got to.
  func walk(
    from start: Target, steps: Int, label: String? = nil, overwalk: Bool = false
  ) throws(RevisionError) -> Target {
    var current = start
    for _ in 0..<abs(steps) {
      let reached = steps > 0 ? try above(current, label: label) : try below(current)
      guard let next = reached.first else { return overwalk ? current : .none }
      guard reached.count == 1 else { throw .message("Ambiguous walk") }
      current = next
    }
    return current
  }

  private func above(_ target: Target, label: String?) throws(RevisionError) -> [Target] {
    let ids: [String] =
      switch target {
      case .none: bases
      case .base: throw .uncaught("AssertionError")
      case .revision(let index): nodes[index].next.map { slots[$0] }
      }
    var found: [Int] = []
    for target in try targets(ids: ids) { found.append(try revision(target)) }
    if let label, !label.isEmpty { found = try filter(found, sharingLineageWith: label) }
    return found.map(Target.revision)
  }

  private func below(_ target: Target) throws(RevisionError) -> [Target] {
    let ids: [String] =
      switch target {
      case .base: []
      case .none: heads
      case .revision(let index): revisions[index].downRevisions
      }
    if target == .base { return [] }
    let found = try targets(ids: ids)
    return found.isEmpty ? [.base] : found
  }

  /// Alembic's `_parse_upgrade_target`.
  func upgradeTargets(
    _ target: String, current: String?, overwalk: Bool
  ) throws(RevisionError) -> [Target] {
    guard let relative = RelativeTarget(target) else { return try targets(target) }
    if relative.steps <= 0 {
      guard let symbol = relative.symbol else {
        throw .message(
          "Relative revision \(relative.steps) didn't produce \(abs(relative.steps)) migrations")
      }
      let start = try self.target(relative.label.map { "\($0)@\(symbol)" } ?? symbol)
      return [try walk(from: start, steps: relative.steps, overwalk: overwalk)]
    }
    if let symbol = relative.symbol {
      return [
        try walk(
          from: try self.target(symbol), steps: relative.steps, label: relative.label,
          overwalk: overwalk)
      ]
    }
    let start = try upgradeStart(current: current, label: relative.label)
    guard
      let end = try Optional(
        walk(from: start, steps: relative.steps, label: relative.label, overwalk: overwalk)),
      end != .none
    else {
      throw .message(
        "Relative revision \(relative.written) didn't produce \(relative.steps) migrations")
    }
    return [end]
  }

  /// Where an upgrade by a number of steps begins.
  private func upgradeStart(current: String?, label: String?) throws(RevisionError) -> Target {
    guard let label, !label.isEmpty else { return try target(current) }
    var found: [Int] = []
    for target in try targets(current) {
      // Alembic takes the word for an id at this point.
      if target == .base {
        throw .resolution(argument: "base", message: "No such revision or branch 'base'")
      }
      found.append(try revision(target))
    }
    var starts = try filter(found, sharingLineageWith: label)
    if starts.isEmpty {
      let active = try filter(
        try related(.normalizedDown, from: found), sharingLineageWith: label)
      let parents = Set(active.flatMap { nodes[$0].normalizedDown.map { slotRevision[$0] } })
      starts = active.filter { !parents.contains($0) }
    }
    guard starts.count <= 1 else {
      throw .message("Ambiguous upgrade from multiple current revisions")
    }
    return starts.first.map(Target.revision) ?? .none
  }

  /// Alembic's `_parse_downgrade_target`.
  func downgradeTarget(
    _ target: String, current: String, overwalk: Bool
  ) throws(RevisionError) -> (label: String?, target: Target) {
    guard let relative = RelativeTarget(target) else {
      guard let at = target.lastIndex(of: "@") else { return (nil, try self.target(target)) }
      let label = String(target[..<at])
      return (
        label.isEmpty ? nil : label,
        try self.target(String(target[target.index(after: at)...]))
      )
    }
    let missed = RevisionError.message(
      "Relative revision \(relative.written) didn't produce \(abs(relative.steps)) migrations")
    if relative.steps >= 0 {
      guard let symbol = relative.symbol else { throw missed }
      let end = try walk(
        from: try self.target(symbol), steps: relative.steps, label: relative.label,
        overwalk: overwalk)
      guard end != .none else { throw .message("Walked too far") }
      return (relative.label, end)
    }
    var label = relative.label
    let symbol: String
    if let given = relative.symbol {
      symbol = given
    } else if let label {
      var symbols = try filter([current], sharingLineageWith: label)
      if symbols.isEmpty {
        symbols = try filter(try tips(current), sharingLineageWith: label).map { revisions[$0].id }
      }
      guard symbols.count == 1 else { throw .uncaught("AssertionError") }
      symbol = symbols[0]
    } else {
      symbol = current
      label = current
    }
    let start = try self.target(label.map { "\($0)@\(symbol)" } ?? symbol)
    let end = try walk(from: start, steps: relative.steps, overwalk: overwalk)
    guard end != .none else {
      throw relative.symbol == nil ? missed : .message("Walked too far")
    }
    return (label, end)
  }

  /// Alembic's `_get_all_current`: all that is applied with `current`, less what has descendants there.
  private func tips(_ current: String) throws(RevisionError) -> [Int] {
    var found: [Int] = []
    for target in try targets(current) { found.append(try revision(target)) }
    let all = Set(found).union(try related(.normalizedDown, from: found))
    var tips: [Int] = []
    for index in all.sorted() {
      let later = try related(.next, from: [index])
      if !later.contains(where: { $0 != index && all.contains($0) }) { tips.append(index) }
    }
    return tips
  }
}
