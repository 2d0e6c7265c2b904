/// Reads one file in the format of git's index.
///
/// Source: gitformat-index(5).
struct IndexFile {
  /// What stands before and instead of entries of a shared file.
  struct Split {
    var base: ObjectID
    var deleted: [Bool]
    var replaced: [Bool]
  }

  private let bytes: [UInt8]
  private let name: String
  private let algorithm: HashAlgorithm
  private var version = 0
  private var position = 12
  private(set) var entries: [GitIndex.Entry] = []
  private(set) var split: Split?

  init(_ bytes: [UInt8], name: String, _ algorithm: HashAlgorithm) throws(GitFailure) {
    self.bytes = bytes
    self.name = name
    self.algorithm = algorithm
    version = bytes.number32(at: 4)
    guard bytes.starts(with: "DIRC".utf8) else { throw damaged("it does not begin as one") }
    guard (2...4).contains(version) else {
      throw .unsupported("\(name) has version \(version), which is not read here")
    }
    let count = bytes.number32(at: 8)
    guard count <= bytes.count / 40 + 1 else { throw damaged("it is shorter than it says") }
    entries.reserveCapacity(count)
    var path: [UInt8] = []
    for _ in 0..<count { try readEntry(&path) }
    try readExtensions()
  }

  private mutating func readEntry(_ path: inout [UInt8]) throws(GitFailure) {
    let start = position
    let idStart = start + 40
    var names = idStart + algorithm.byteCount + 2
    guard names <= bytes.count - algorithm.byteCount else { throw damaged("an entry is cut off") }
    let flags = Int(bytes[names - 2]) << 8 | Int(bytes[names - 1])
    var extended = 0
    if flags & 0x4000 != 0, version >= 3 {
      extended = Int(bytes[names]) << 8 | Int(bytes[names + 1])
      names += 2
    }
    if version == 4 {
      let kept = path.count - (try number(&names))
      guard kept >= 0 else { throw damaged("a path is cut off") }
      path.removeLast(path.count - kept)
    } else {
      path.removeAll(keepingCapacity: true)
    }
    guard let end = bytes[names...].firstIndex(of: 0) else { throw damaged("a path has no end") }
    path += bytes[names..<end]
    // Before version 4, one to eight zero bytes fill the entry up to a multiple of eight.
    position = version == 4 ? end + 1 : start + ((end - start) / 8 + 1) * 8
    let mode = bytes.number32(at: start + 24)
    let kind: CommittedFile.Kind? =
      switch mode & 0o170000 {
      case 0o100000: .file
      case 0o120000: .link
      case 0o160000: .submodule
      default: nil
      }
    entries.append(
      GitIndex.Entry(
        path: String(decoding: path, as: UTF8.self),
        id: ObjectID(bytes[idStart..<idStart + algorithm.byteCount], algorithm), kind: kind,
        stage: flags >> 12 & 3, isSkipped: extended & 0x4000 != 0,
        isIntent: extended & 0x2000 != 0,
        size: UInt32(truncatingIfNeeded: bytes.number32(at: start + 36)),
        modified: time(at: start + 8), changed: time(at: start),
        inode: UInt32(truncatingIfNeeded: bytes.number32(at: start + 20))))
  }

  private func time(at offset: Int) -> Int {
    bytes.number32(at: offset) * 1_000_000_000 + bytes.number32(at: offset + 4)
  }

  /// The variable-length numbers of version 4, which are those of offsets in packs.
  private func number(_ position: inout Int) throws(GitFailure) -> Int {
    var value = 0
    while position < bytes.count, value < 1 << 40 {
      let byte = bytes[position]
      position += 1
      value = value << 7 | Int(byte & 0x7F)
      if byte & 0x80 == 0 { return value }
      value += 1
    }
    throw damaged("a path is cut off")
  }

  private mutating func readExtensions() throws(GitFailure) {
    let end = bytes.count - algorithm.byteCount
    while position + 8 <= end {
      let signature = String(decoding: bytes[position..<position + 4], as: UTF8.self)
      let size = bytes.number32(at: position + 4)
      let start = position + 8
      guard size <= end - start else { throw damaged("an extension is cut off") }
      position = start + size
      switch signature {
      case "link": split = try readSplit(start..<start + size)
      case "sdir": break
      default:
        // One that begins with a small letter changes what the entries mean.
        guard signature.utf8.first.map({ (0x41...0x5A).contains($0) }) == true else {
          throw .unsupported("\(name) has the extension \(signature), which is not read here")
        }
      }
    }
  }

  private func readSplit(_ range: Range<Int>) throws(GitFailure) -> Split {
    guard range.count >= algorithm.byteCount else { throw damaged("its shared part is not named") }
    var position = range.lowerBound + algorithm.byteCount
    let base = ObjectID(bytes[range.lowerBound..<position], algorithm)
    guard position < range.upperBound else { return Split(base: base, deleted: [], replaced: []) }
    guard let deleted = EWAHBitmap.bits(bytes, &position),
      let replaced = EWAHBitmap.bits(bytes, &position), position <= range.upperBound
    else { throw damaged("a bitmap cannot be read") }
    return Split(base: base, deleted: deleted, replaced: replaced)
  }

  private func damaged(_ how: String) -> GitFailure { .damaged(name, how) }
}
