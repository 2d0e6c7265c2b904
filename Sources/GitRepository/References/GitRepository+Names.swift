extension GitRepository {
  /// The commit that a person means: a branch, a tag, `origin/main`, `HEAD~2`, the beginning of an id.
  ///
  /// Source: gitrevisions(7), "Specifying revisions"; `@{…}`, `:/text` and `:path` are not read.
  ///
  /// - Throws: `GitFailure`; `.unknownName` when nothing has that name.
  public func commit(named name: String) throws(GitFailure) -> ObjectID {
    let start = name.prefix { $0 != "~" && $0 != "^" }
    guard var id = try object(named: start == "@" ? "HEAD" : String(start)) else {
      throw .unknownName(name)
    }
    id = try peeled(id)
    var rest = name.dropFirst(start.count)
    while let mark = rest.first {
      rest = rest.dropFirst()
      if mark == "^", rest.first == "{" {
        guard ["{commit}", "{}", "{0}"].contains(where: rest.hasPrefix) else {
          throw .unknownName(name)
        }
        rest = rest.drop { $0 != "}" }.dropFirst()
        continue
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      guard let count = digits.isEmpty ? 1 : Int(digits), count <= 100_000 else {
        throw .unknownName(name)
      }
      for _ in 0..<(mark == "~" ? count : min(count, 1)) {
        let parents = try commit(id).parents
        let index = mark == "~" ? 0 : count - 1
        guard index < parents.count else { throw .unknownName(name) }
        id = parents[index]
      }
    }
    return id
  }

  private func object(named name: String) throws(GitFailure) -> ObjectID? {
    if let id = ObjectID(hex: name, algorithm) { return id }
    let isPlain =
      name.hasPrefix("refs/") || name.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x5F }
    // The order of gitrevisions(7), "<refname>".
    var names = isPlain ? [name] : []
    names += ["refs/\(name)", "refs/tags/\(name)", "refs/heads/\(name)", "refs/remotes/\(name)"]
    names.append("refs/remotes/\(name)/HEAD")
    for name in names {
      if let id = try reference(name) { return id }
    }
    let isHex = name.utf8.allSatisfy { ObjectID.value($0) != nil }
    guard isHex, (4..<algorithm.byteCount * 2).contains(name.utf8.count) else { return nil }
    let found = try objects.names(beginningWith: name.lowercased())
    return found.count == 1 ? found[0] : nil
  }

  /// The commit behind a tag.
  private func peeled(_ id: ObjectID) throws(GitFailure) -> ObjectID {
    var id = id
    for _ in 0..<32 {
      let object = try objects.object(id)
      switch object.kind {
      case .commit: return id
      case .tag:
        guard let target = ObjectHeader(object.bytes, algorithm).ids("object").first else {
          throw .wrongKind(id, "commit")
        }
        id = target
      case .tree, .blob: throw .wrongKind(id, "commit")
      }
    }
    throw .wrongKind(id, "commit")
  }
}
