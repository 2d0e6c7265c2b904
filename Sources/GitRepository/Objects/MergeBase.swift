import SystemPackage

extension GitRepository {
  /// How many commits are read in search of a common one.
  private static let searchedCommits = 50_000

  /// The newest commit that both histories have; nil when they have none that is known here.
  ///
  /// Newest by the commits' own times, which is what git's default search follows; where several fit,
  /// one of them is chosen.
  ///
  /// - Throws: `GitFailure` when a commit cannot be read, or when too many would have to be.
  public func mergeBase(_ one: ObjectID, _ other: ObjectID) throws(GitFailure) -> ObjectID? {
    if one == other { return one }
    var sides: [ObjectID: UInt8] = [one: 1, other: 2]
    var queue = CommitQueue()
    queue.add(one, try commit(one))
    queue.add(other, try commit(other))
    var read = 0
    while let (id, commit) = queue.next() {
      let side = sides[id] ?? 0
      if side == 3 { return id }
      read += 1
      guard read <= Self.searchedCommits else {
        throw .tooLarge("the history between \(one) and \(other)")
      }
      for parent in commit.parents {
        let before = sides[parent]
        sides[parent] = (before ?? 0) | side
        // One that was read already goes on with what is new about it: clocks are not to be trusted.
        guard before != (before ?? 0) | side else { continue }
        do throws(GitFailure) {
          queue.add(parent, try self.commit(parent))
        } catch {
          // Where a shallow clone is cut off, history ends for everyone.
          guard case .missing = error, isCutOff(at: id) else { throw error }
        }
      }
    }
    return nil
  }

  /// Whether the parents of a commit were left out by a shallow clone.
  private func isCutOff(at commit: ObjectID) -> Bool {
    let path = commonDirectory.appending("shallow")
    guard let bytes = try? Self.contents(of: path, limit: 16 << 20) else { return false }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .contains { $0 == commit.description }
  }
}

/// Commits to be visited, the newest first.
private struct CommitQueue {
  private var heap: [(id: ObjectID, commit: Commit)] = []

  mutating func add(_ id: ObjectID, _ commit: Commit) {
    heap.append((id, commit))
    var index = heap.count - 1
    while index > 0, heap[index].commit.time > heap[(index - 1) / 2].commit.time {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func next() -> (ObjectID, Commit)? {
    guard let last = heap.popLast() else { return nil }
    guard let first = heap.first else { return last }
    heap[0] = last
    var index = 0
    while true {
      var newest = index
      for child in [2 * index + 1, 2 * index + 2]
      where child < heap.count && heap[child].commit.time > heap[newest].commit.time {
        newest = child
      }
      if newest == index { return first }
      heap.swapAt(index, newest)
      index = newest
    }
  }
}
