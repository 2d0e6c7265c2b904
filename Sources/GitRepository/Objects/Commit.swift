/// One commit, as far as anybody here asks.
struct Commit: Sendable {
  /// The folder that it holds.
  var tree: ObjectID
  /// The commits that it follows; none where the history of a shallow clone is cut off.
  var parents: [ObjectID]
  /// When it was committed, in seconds since 1970.
  var time: Int
}

extension GitRepository {
  func commit(_ id: ObjectID) throws(GitFailure) -> Commit {
    let header = ObjectHeader(try objects.bytes(of: id, .commit), algorithm)
    guard let tree = header.ids("tree").first else {
      throw .damaged("commit \(id)", "it names no tree")
    }
    return Commit(
      tree: tree, parents: header.ids("parent"), time: header.time("committer") ?? 0)
  }
}
