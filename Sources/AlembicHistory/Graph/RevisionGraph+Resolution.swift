extension RevisionGraph {
  /// What an identifier leads to.
  enum Target: Equatable {
    case revision(Int)
    /// Python's `None`: before the first revision.
    case none
    /// The word `base`, which a walk downwards ends at.
    case base
  }

  /// The revisions that an identifier means.
  ///
  /// It is an id, the beginning of one, a label, `head`, `heads`, `base`, `label@head` or `-1`.
  ///
  /// - Throws: `AlembicFailure` in Alembic's words when nothing or too much is meant.
  public func revisions(_ identifier: String) throws(AlembicFailure) -> [Int] {
    do throws(RevisionError) {
      var found: [Int] = []
      for target in try targets(identifier) { found.append(try revision(target)) }
      return found
    } catch { throw error.failure() }
  }

  /// The one revision that an identifier means; nil for `base`.
  ///
  /// - Throws: `AlembicFailure` in Alembic's words when nothing or too much is meant.
  public func revision(_ identifier: String) throws(AlembicFailure) -> Int? {
    do throws(RevisionError) {
      guard case .revision(let index) = try target(identifier) else { return nil }
      return index
    } catch { throw error.failure() }
  }

  /// Alembic's `get_revisions` of one identifier.
  func targets(_ identifier: String?) throws(RevisionError) -> [Target] {
    let (ids, label) = try resolve(identifier)
    if ids.count == 1, let steps = PythonText.integer(ids[0]), steps < 0 {
      var found: [Target] = []
      for head in try targets("heads") {
        guard case .revision(let index) = head else { continue }
        if let label, !nodes[index].labels.contains(label) { continue }
        found.append(try walk(from: head, steps: steps))
      }
      return found
    }
    var found: [Target] = []
    for id in ids { found.append(try target(id: id, inBranch: label)) }
    return found
  }

  /// Alembic's `get_revisions` of several ids.
  func targets(ids: some Sequence<String>) throws(RevisionError) -> [Target] {
    var found: [Target] = []
    for id in ids { found += try targets(id) }
    return found
  }

  /// Alembic's `get_revision`.
  func target(_ identifier: String?) throws(RevisionError) -> Target {
    let (ids, label) = try resolve(identifier)
    guard ids.count <= 1 else { throw .multipleHeads(argument: identifier ?? "None") }
    guard let id = ids.first else {
      if let label, !label.isEmpty { _ = try branch(label) }
      return .none
    }
    return try target(id: id, inBranch: label)
  }

  func revision(_ target: Target) throws(RevisionError) -> Int {
    guard case .revision(let index) = target else { throw .uncaught("AssertionError") }
    return index
  }

  /// Symbols to ids, and the label before `@`.
  func resolve(_ identifier: String?) throws(RevisionError) -> (ids: [String], label: String?) {
    guard let identifier else { return ([], nil) }
    var label: String?
    var id = identifier
    if let at = identifier.firstIndex(of: "@") {
      label = String(identifier[..<at])
      id = String(identifier[identifier.index(after: at)...])
    }
    let branch = label.flatMap { $0.isEmpty ? nil : $0 }
    switch id {
    case "heads":
      guard let branch else { return (effectiveHeads, label) }
      return (try filter(heads, sharingLineageWith: branch), label)
    case "head":
      let found =
        try branch.map { label throws(RevisionError) in
          try filter(heads, sharingLineageWith: label)
        } ?? heads
      guard found.count <= 1 else {
        throw .multipleHeads(argument: branch.map { "\($0)@head" } ?? "head")
      }
      return (found, label)
    case "base": return ([], label)
    default: return ([id], label)
    }
  }

  /// Alembic's `_resolve_branch`: the revision that a label or an id stands for.
  func branch(_ label: String) throws(RevisionError) -> Int {
    if let slot = slotOf[label] { return slotRevision[slot] }
    do throws(RevisionError) {
      return try revision(try target(id: label, inBranch: nil))
    } catch {
      guard case .resolution = error else { throw error }
      throw .resolution(argument: label, message: "No such branch: '\(label)'")
    }
  }

  /// Alembic's `_revision_for_ident`: an id, a label, or the beginning of exactly one of them.
  func target(id: String, inBranch label: String?) throws(RevisionError) -> Target {
    let label = label.flatMap { $0.isEmpty ? nil : $0 }
    let branchRevision = try label.map { label throws(RevisionError) in try branch(label) }
    let index: Int
    if let slot = slotOf[id] {
      index = slotRevision[slot]
    } else {
      index = try revision(beginningWith: id, inBranch: label)
    }
    if let label, let branchRevision {
      guard try sharesLineage(index, with: [branchRevision]) else {
        throw .resolution(
          argument: id,
          message: "Revision \(revisions[index].id) is not a member of branch '\(label)'")
      }
    }
    return .revision(index)
  }

  private func revision(
    beginningWith id: String, inBranch label: String?
  ) throws(RevisionError) -> Int {
    guard !id.isEmpty else { throw .uncaught("AssertionError") }
    var keys = slots.filter {
      $0.utf8.starts(with: id.utf8) && $0.unicodeScalars.count > 3
    }
    if let label { keys = try filter(keys, sharingLineageWith: label) }
    guard let key = keys.first, let slot = slotOf[key] else {
      let hint =
        id.unicodeScalars.count < 4
        ? "; please ensure at least four characters are present for partial revision identifier "
          + "matches" : ""
      throw .resolution(argument: id, message: "No such revision or branch '\(id)'\(hint)")
    }
    guard keys.count == 1 else {
      let first = keys.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
      throw .resolution(
        argument: id, message: "Multiple revisions start with '\(id)': \(first)...")
    }
    return slotRevision[slot]
  }

  // MARK: Lineage

  /// Alembic's `filter_for_lineage` over ids and labels.
  func filter(
    _ keys: [String], sharingLineageWith identifier: String
  ) throws(RevisionError) -> [String] {
    let shares = try lineage(identifier)
    var kept: [String] = []
    for key in keys {
      if shares.isEmpty {
        kept.append(key)
      } else {
        let index = try revision(try target(id: key, inBranch: nil))
        if try sharesLineage(index, with: try members(shares)) { kept.append(key) }
      }
    }
    return kept
  }

  /// Alembic's `filter_for_lineage` over revisions.
  func filter(
    _ indices: [Int], sharingLineageWith identifier: String
  ) throws(RevisionError) -> [Int] {
    let shares = try lineage(identifier)
    guard !shares.isEmpty, !indices.isEmpty else { return indices }
    let members = try members(shares)
    var kept: [Int] = []
    for index in indices where try sharesLineage(index, with: members) { kept.append(index) }
    return kept
  }

  private func lineage(_ identifier: String) throws(RevisionError) -> [String] {
    let (ids, label) = try resolve(identifier)
    return (label.flatMap { $0.isEmpty ? nil : [$0] } ?? []) + ids
  }

  private func members(_ ids: [String]) throws(RevisionError) -> [Int] {
    var members: [Int] = []
    for id in ids { members.append(try revision(try target(id: id, inBranch: nil))) }
    return members
  }

  private func sharesLineage(_ index: Int, with others: [Int]) throws(RevisionError) -> Bool {
    if others.isEmpty { return true }
    let members = Set(others)
    if try related(.next, from: [index]).contains(where: members.contains) { return true }
    return try related(.versionedDown, from: [index]).contains(where: members.contains)
  }
}
