import ProjectFiles
import SystemPackage

/// The index of a pack: where each of its objects lies.
///
/// Source: gitformat-pack(5), "Original (version 1) pack-*.idx files", "Version 2 pack-*.idx files".
struct PackIndex: Sendable {
  private let file: OpenFile
  private let algorithm: HashAlgorithm
  private let isFirstVersion: Bool
  private let fanout: [UInt8]
  private let names: Int
  /// How many objects it lists.
  let count: Int

  init(_ path: FilePath, _ algorithm: HashAlgorithm) throws(GitFailure) {
    do throws(FileFailure) {
      file = try OpenFile(path)
      let start = try file.bytes(at: 0, count: 8 + 1024)
      let isNew = start.starts(with: [0xFF, 0x74, 0x4F, 0x63])
      if isNew, start.number32(at: 4) != 2 {
        throw FileFailure(path: path.string, reason: .system(code: 0))
      }
      isFirstVersion = !isNew
      fanout = Array((isNew ? start.dropFirst(8) : start[...]).prefix(1024))
    } catch {
      if error.reason == .system(code: 0) {
        throw .unsupported("\(path.string) has a version that is not read here")
      }
      throw .unreadable(error)
    }
    self.algorithm = algorithm
    names = isFirstVersion ? 1024 : 8 + 1024
    count = fanout.number32(at: 255 * 4)
    let width = algorithm.byteCount
    let least =
      names + count * (isFirstVersion ? width + 4 : width + 8) + 2 * width
    guard fanout.count == 1024, file.count >= least else {
      throw .damaged(path.string, "it is shorter than it says")
    }
  }

  /// Where the object begins in the pack; nil when the pack does not have it.
  func offset(of id: ObjectID) throws(GitFailure) -> Int? {
    let wanted = id.bytes
    let first = Int(wanted[0])
    var low = first == 0 ? 0 : fanout.number32(at: (first - 1) * 4)
    var high = fanout.number32(at: first * 4)
    guard low <= high, high <= count else {
      throw .damaged(file.path.string, "its table of first bytes is not in order")
    }
    // One read of a few kilobytes is cheaper than several of one name.
    while high - low > 256 {
      let middle = (low + high) / 2
      let name = try bytes(at: place(ofName: middle), count: algorithm.byteCount)
      if wanted.lexicographicallyPrecedes(name) { high = middle } else { low = middle }
    }
    let width = stride
    let block = try bytes(at: names + low * width, count: (high - low) * width)
    let inner = isFirstVersion ? 4 : 0
    for index in low..<high {
      let start = (index - low) * width + inner
      guard start + wanted.count <= block.count else { break }
      if block[start..<start + wanted.count].elementsEqual(wanted) {
        return isFirstVersion ? block.number32(at: start - 4) : try self.offset(at: index)
      }
    }
    return nil
  }

  /// The names that begin with these digits, at most `limit`.
  func names(beginningWith digits: String, limit: Int) throws(GitFailure) -> [ObjectID] {
    guard let byte = UInt8(digits.prefix(2), radix: 16) else { return [] }
    let low = byte == 0 ? 0 : fanout.number32(at: (Int(byte) - 1) * 4)
    let high = fanout.number32(at: Int(byte) * 4)
    guard low <= high, high <= count else { return [] }
    let block = try bytes(at: names + low * stride, count: (high - low) * stride)
    var found: [ObjectID] = []
    var start = isFirstVersion ? 4 : 0
    while start + algorithm.byteCount <= block.count, found.count < limit {
      let id = ObjectID(block[start..<start + algorithm.byteCount], algorithm)
      if id.description.hasPrefix(digits) { found.append(id) }
      start += stride
    }
    return found
  }

  private var stride: Int { algorithm.byteCount + (isFirstVersion ? 4 : 0) }

  private func place(ofName index: Int) -> Int {
    names + index * stride + (isFirstVersion ? 4 : 0)
  }

  private func offset(at index: Int) throws(GitFailure) -> Int {
    let offsets = names + count * (algorithm.byteCount + 4)
    let short = try bytes(at: offsets + index * 4, count: 4).number32(at: 0)
    guard short >= 1 << 31 else { return short }
    let long = offsets + count * 4 + (short - (1 << 31)) * 8
    guard let offset = try bytes(at: long, count: 8).number64(at: 0) else {
      throw .damaged(file.path.string, "an offset is out of range")
    }
    return offset
  }

  private func bytes(at offset: Int, count: Int) throws(GitFailure) -> [UInt8] {
    do throws(FileFailure) {
      return try file.bytes(at: offset, count: count)
    } catch {
      throw .unreadable(error)
    }
  }
}
