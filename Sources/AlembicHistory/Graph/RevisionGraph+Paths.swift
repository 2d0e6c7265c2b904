extension RevisionGraph {
  /// The revisions that `alembic upgrade` runs, in its order.
  ///
  /// - Parameters:
  ///   - start: The revision that the database has; nil for an empty one.
  ///   - destination: Everything that `alembic upgrade` takes: `head`, `+2`, an id, `label@head`.
  /// - Throws: `AlembicFailure` in Alembic's words.
  public func upgradePath(
    from start: String? = nil, to destination: String
  ) throws(AlembicFailure) -> [Int] {
    do throws(RevisionError) {
      let current = try startingRevision(start) ?? "base"
      return try iterate(upper: destination, lower: current, implicitBase: true).reversed()
    } catch { throw failure(error, "upgrade", destination) }
  }

  /// The revisions that `alembic downgrade` runs, in its order.
  ///
  /// - Parameters:
  ///   - start: The revision that the database has.
  ///   - destination: Everything that `alembic downgrade` takes: `base`, `-1`, an id, `label@base`.
  /// - Throws: `AlembicFailure` in Alembic's words.
  public func downgradePath(
    from start: String, to destination: String
  ) throws(AlembicFailure) -> [Int] {
    do throws(RevisionError) {
      guard let current = try startingRevision(start) else {
        if let relative = RelativeTarget(destination), relative.symbol == nil {
          throw RevisionError.uncaught("IndexError: tuple index out of range")
        }
        let (_, target) = try downgradeTarget(destination, current: "base", overwalk: false)
        // Nothing is there to take back, and only the base is where the database stands.
        if case .revision = target { throw RevisionError.rangeNotAncestor }
        return []
      }
      let (needed, heads) = try collectDowngrade(upper: current, lower: destination)
      return try sort(needed, heads: heads)
    } catch { throw failure(error, "downgrade", destination) }
  }

  /// The id that a starting revision means; nil for `base`.
  private func startingRevision(_ identifier: String?) throws(RevisionError) -> String? {
    guard let identifier, identifier != "base" else { return nil }
    guard case .revision(let index) = try target(identifier) else { return nil }
    return revisions[index].id
  }

  private func failure(
    _ error: RevisionError, _ direction: String, _ destination: String
  ) -> AlembicFailure {
    if case .rangeNotAncestor = error {
      return AlembicFailure(
        .command,
        "Destination \(destination) is not a valid \(direction) target from current head(s)")
    }
    return error.failure(end: destination)
  }

  /// Alembic's `_collect_downgrade_revisions`.
  private func collectDowngrade(
    upper: String, lower: String
  ) throws(RevisionError) -> (needed: Set<Int>, heads: [Int]) {
    let (label, target) = try downgradeTarget(lower, current: upper, overwalk: false)
    var roots: [Int]
    var destination: Int?
    if case .revision(let index) = target {
      destination = index
      roots = nodes[index].next.map { slotRevision[$0] }
    } else {
      roots = revisions.indices.filter { revisions[$0].isBase }
    }
    if let label, !label.isEmpty, roots.count > 1 {
      let line = try related(.versionedDown, from: [branch(label)])
      roots = roots.filter { line.contains($0) }
      if roots.isEmpty { throw .message("Not a valid downgrade target from current heads") }
    }
    var heads: [Int] = []
    for target in try targets(upper) { heads.append(try revision(target)) }
    let active = Set(try related(.normalizedDown, from: heads))
    let needed = Set(try related(.allNext, from: roots)).intersection(active)
    if let destination, needed.isEmpty, !heads.contains(destination) { throw .rangeNotAncestor }
    return (needed, heads)
  }
}
