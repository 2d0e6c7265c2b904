/// The entries of one folder of a commit, in git's order.
///
/// Source: git's `tree.c`: mode in octal digits, a space, the name, a zero byte, the id in binary.
struct TreeEntries {
  struct Entry {
    var name: String
    var mode: UInt32
    var id: ObjectID

    var isFolder: Bool { mode & 0o170000 == 0o040000 }

    var fileKind: CommittedFile.Kind? {
      switch mode & 0o170000 {
      case 0o100000: .file
      case 0o120000: .link
      case 0o160000: .submodule
      default: nil
      }
    }
  }

  private let bytes: [UInt8]
  private let id: ObjectID
  private var position = 0

  init(of tree: ObjectID, in repository: GitRepository) throws(GitFailure) {
    id = tree
    bytes = try repository.objects.bytes(of: tree, .tree)
  }

  mutating func next() throws(GitFailure) -> Entry? {
    guard let (mode, name) = try step() else { return nil }
    return entry(mode, name)
  }

  /// The entry of that name; the others are passed by without being taken apart.
  func entry(named wanted: some StringProtocol) throws(GitFailure) -> Entry? {
    var rest = self
    while let (mode, name) = try rest.step() {
      if rest.bytes[name].elementsEqual(wanted.utf8) { return rest.entry(mode, name) }
    }
    return nil
  }

  private func entry(_ mode: UInt32, _ name: Range<Int>) -> Entry {
    let start = name.upperBound + 1
    return Entry(
      name: String(decoding: bytes[name], as: UTF8.self), mode: mode,
      id: ObjectID(bytes[start..<start + id.algorithm.byteCount], id.algorithm))
  }

  private mutating func step() throws(GitFailure) -> (UInt32, Range<Int>)? {
    guard position < bytes.count else { return nil }
    var mode: UInt32 = 0
    while position < bytes.count, (0x30...0x37).contains(bytes[position]), mode < 0o10_000_000 {
      mode = mode << 3 | UInt32(bytes[position] - 0x30)
      position += 1
    }
    let start = position + 1
    guard start < bytes.count, bytes[position] == 0x20,
      let end = bytes[start...].firstIndex(of: 0), end > start,
      end + 1 + id.algorithm.byteCount <= bytes.count
    else { throw .damaged("tree \(id)", "an entry cannot be read") }
    // Nobody's path may lead out of the working tree or into git's own folder.
    let name = bytes[start..<end]
    guard !name.contains(0x2F),
      ![".", "..", ".git"].contains(where: { name.elementsEqual($0.utf8) })
    else { throw .damaged("tree \(id)", "it has a name that no file may have") }
    position = end + 1 + id.algorithm.byteCount
    return (mode, start..<end)
  }
}
