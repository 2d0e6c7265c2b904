import ProjectFiles
import SystemPackage

extension GitRepository {
  /// What is prepared for the next commit; nil when nothing was ever added.
  ///
  /// - Throws: `GitFailure` when the index, or the part that it shares, cannot be read.
  public func index() throws(GitFailure) -> GitIndex? {
    try indexOnce.value { () throws(GitFailure) in try readIndex() }
  }

  private func readIndex() throws(GitFailure) -> GitIndex? {
    let path = gitDirectory.appending("index")
    guard let bytes = try Self.contents(of: path, limit: 512 << 20) else { return nil }
    let written = FileStamp(of: path)?.modified ?? 0
    let file = try IndexFile(bytes, name: path.string, algorithm)
    guard let split = file.split else { return GitIndex(entries: file.entries, written: written) }
    let base = gitDirectory.appending("sharedindex.\(split.base)")
    guard let shared = try Self.contents(of: base, limit: 512 << 20) else {
      throw .damaged(base.string, "it is missing")
    }
    let below = try IndexFile(shared, name: base.string, algorithm)
    return GitIndex(
      entries: try Self.merged(below.entries, split, file.entries, path.string), written: written)
  }

  /// The shared entries without those that were deleted, with those that were replaced, and new ones.
  ///
  /// Source: gitformat-index(5), "Split index": an entry that replaces another has an empty path.
  private static func merged(
    _ base: [GitIndex.Entry], _ split: IndexFile.Split, _ own: [GitIndex.Entry], _ name: String
  ) throws(GitFailure) -> [GitIndex.Entry] {
    let replacing = own.prefix { $0.path.isEmpty }
    var next = replacing.startIndex
    var merged: [GitIndex.Entry] = []
    merged.reserveCapacity(base.count)
    for (position, entry) in base.enumerated() {
      var entry = entry
      if position < split.replaced.count, split.replaced[position] {
        guard next < replacing.endIndex else { throw .damaged(name, "a replaced entry is missing") }
        entry = replacing[next].named(entry.path)
        next += 1
      }
      if position < split.deleted.count, split.deleted[position] { continue }
      merged.append(entry)
    }
    return inOrder(merged, own.dropFirst(replacing.count))
  }

  /// Two sorted lists as one.
  private static func inOrder(
    _ one: [GitIndex.Entry], _ other: ArraySlice<GitIndex.Entry>
  ) -> [GitIndex.Entry] {
    guard !other.isEmpty else { return one }
    var result: [GitIndex.Entry] = []
    result.reserveCapacity(one.count + other.count)
    var rest = other
    for entry in one {
      while let next = rest.first, isBefore(next, entry) { result.append(rest.removeFirst()) }
      result.append(entry)
    }
    return result + rest
  }

  private static func isBefore(_ one: GitIndex.Entry, _ other: GitIndex.Entry) -> Bool {
    if one.path.utf8.elementsEqual(other.path.utf8) { return one.stage < other.stage }
    return one.path.utf8.lexicographicallyPrecedes(other.path.utf8)
  }
}
