/// What `git add` has prepared for the next commit.
public struct GitIndex: Sendable {
  /// One file of it.
  public struct Entry: Sendable {
    /// Where it lies, relative to the working tree.
    public let path: String
    /// The name of its contents.
    public let id: ObjectID
    /// How it is stored; nil for a folder that a sparse checkout leaves out as a whole.
    public let kind: CommittedFile.Kind?
    /// 0, or the side of a conflict that is not settled: 1 the base, 2 ours, 3 theirs.
    public let stage: Int
    /// Whether a sparse checkout leaves the file out of the working tree.
    public let isSkipped: Bool
    /// Whether only the name was added (`git add --intent-to-add`).
    public let isIntent: Bool
    /// The file's size when git last compared it, by its lower 32 bits.
    let size: UInt32
    /// When it was last written then, in nanoseconds since 1970; zero when git does not trust it.
    let modified: Int
    /// When anything about it was last changed then.
    let changed: Int
    /// The lower 32 bits of its inode then.
    let inode: UInt32

    func named(_ path: String) -> Entry {
      Entry(
        path: path, id: id, kind: kind, stage: stage, isSkipped: isSkipped, isIntent: isIntent,
        size: size, modified: modified, changed: changed, inode: inode)
    }
  }

  /// The files, sorted by the bytes of their paths.
  public internal(set) var entries: [Entry]
  /// When the index itself was written, in nanoseconds since 1970.
  let written: Int

  /// The entry of a file without a conflict.
  public func entry(at path: String) -> Entry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path.utf8.lexicographicallyPrecedes(path.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < entries.count, entries[low].path == path, entries[low].stage == 0 else {
      return nil
    }
    return entries[low]
  }

  /// The sides of files with a conflict that is not settled.
  public var conflicts: [Entry] { entries.filter { $0.stage > 0 } }
}
