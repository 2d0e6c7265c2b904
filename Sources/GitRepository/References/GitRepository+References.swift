import ProjectFiles
import SystemPackage

extension GitRepository {
  /// What is checked out.
  public enum Head: Sendable, Equatable {
    /// A branch, by its name without `refs/heads/`, and its commit; nil before the first one.
    case branch(String, ObjectID?)
    /// A commit without a branch.
    case detached(ObjectID)

    /// The commit; nil before the first one.
    public var commit: ObjectID? {
      switch self {
      case .branch(_, let commit): commit
      case .detached(let commit): commit
      }
    }

    /// The branch; nil when none is checked out.
    public var branch: String? {
      if case .branch(let name, _) = self { name } else { nil }
    }
  }

  private enum Stored {
    case symbolic(String)
    case direct(ObjectID)
  }

  /// What is checked out.
  ///
  /// - Throws: `GitFailure` when `HEAD` cannot be read.
  public func head() throws(GitFailure) -> Head {
    switch try stored("HEAD") {
    case .symbolic(let name):
      let short = name.hasPrefix("refs/heads/") ? String(name.dropFirst(11)) : name
      return .branch(short, try reference(name))
    case .direct(let id): return .detached(id)
    case nil: throw .damaged(gitDirectory.appending("HEAD").string, "it is missing or empty")
    }
  }

  /// The object that a reference such as `refs/heads/main` names; nil when there is no such reference.
  ///
  /// - Throws: `GitFailure` when it cannot be read.
  public func reference(_ name: String) throws(GitFailure) -> ObjectID? {
    var name = name
    // Git follows five references in a row (refs.h, SYMREF_MAXDEPTH).
    for _ in 0..<6 {
      switch try stored(name) {
      case .symbolic(let next): name = next
      case .direct(let id): return id
      case nil: return nil
      }
    }
    throw .damaged(name, "references point at each other")
  }

  /// The name that a symbolic reference points at; nil when it is none.
  ///
  /// - Throws: `GitFailure` when it cannot be read.
  public func target(ofSymbolic name: String) throws(GitFailure) -> String? {
    if case .symbolic(let target) = try stored(name) { return target }
    return nil
  }

  private func stored(_ name: String) throws(GitFailure) -> Stored? {
    guard Self.isSound(name) else { return nil }
    // Everything below refs/ is shared, a few folders apart (gitrepository-layout(5), "refs").
    let isShared =
      name.hasPrefix("refs/")
      && !["refs/bisect/", "refs/worktree/", "refs/rewritten/"].contains(where: name.hasPrefix)
    let folder = isShared ? commonDirectory : gitDirectory
    let path = folder.pushing(FilePath(name))
    if let line = try Self.line(of: path), !line.isEmpty {
      if line.hasPrefix("ref:") {
        return .symbolic(String(line.dropFirst(4).drop { $0 == " " || $0 == "\t" }))
      }
      guard let id = ObjectID(hex: line.prefix { !$0.isWhitespace }, algorithm) else {
        throw .damaged(path.string, "it names no object")
      }
      return .direct(id)
    }
    return try packed(name).map { .direct($0) }
  }

  private func packed(_ name: String) throws(GitFailure) -> ObjectID? {
    let path = commonDirectory.appending("packed-refs")
    guard let bytes = try Self.contents(of: path, limit: 128 << 20) else { return nil }
    let wanted = Array(name.utf8)
    let digits = algorithm.byteCount * 2
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let nameEnd = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
      // `<digits> <name>`: comments begin with #, and what a tag stands for with ^.
      if nameEnd - start == digits + 1 + wanted.count,
        bytes[(start + digits + 1)..<nameEnd].elementsEqual(wanted)
      {
        return ObjectID(
          hex: String(decoding: bytes[start..<start + digits], as: UTF8.self), algorithm)
      }
      start = end + 1
    }
    return nil
  }

  /// Whether a name stays inside git's folder: git-check-ref-format(1) forbids what leads out.
  private static func isSound(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count < 4096
      && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("\0")
      }
  }
}
