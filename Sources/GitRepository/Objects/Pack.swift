import ProjectFiles
import SystemPackage

/// A file of many objects, some of them written as what differs from another.
///
/// Source: gitformat-pack(5), "pack-*.pack files have the following format".
struct Pack: Sendable {
  /// How an object is written.
  enum Record {
    /// As it is.
    case whole(GitObject)
    /// As a delta against the object that begins earlier in the same pack.
    case offsetDelta(base: Int, delta: [UInt8])
    /// As a delta against an object by its name.
    case nameDelta(base: ObjectID, delta: [UInt8])
  }

  let index: PackIndex
  private let file: OpenFile
  private let algorithm: HashAlgorithm

  /// Opens the pack that belongs to an index.
  init(index path: FilePath, _ algorithm: HashAlgorithm) throws(GitFailure) {
    index = try PackIndex(path, algorithm)
    self.algorithm = algorithm
    do throws(FileFailure) {
      var pack = path
      pack.extension = "pack"
      file = try OpenFile(pack)
    } catch {
      throw .unreadable(error)
    }
    let header = try bytes(at: 0, count: 12)
    guard header.starts(with: "PACK".utf8), [2, 3].contains(header.number32(at: 4)) else {
      throw .damaged(file.path.string, "it does not begin as a pack does")
    }
  }

  /// The name of its file.
  var name: String { file.path.string }

  /// The record that begins at `offset`.
  ///
  /// - Parameter budget: How many bytes may still be inflated.
  /// - Throws: `GitFailure` when it is damaged or larger than `budget`.
  func record(at offset: Int, budget: inout Int) throws(GitFailure) -> Record {
    let header = try bytes(at: offset, count: 64)
    guard offset >= 12, let first = header.first else {
      throw .damaged(file.path.string, "an object lies outside of it")
    }
    var position = 0
    var size = Int(first & 15)
    var shift = 4
    var byte = first
    while byte & 0x80 != 0 {
      position += 1
      guard position < header.count, shift < 48 else { throw damaged(offset) }
      byte = header[position]
      size |= Int(byte & 0x7F) << shift
      shift += 7
    }
    position += 1
    guard size <= min(GitObject.limit, budget) else {
      throw .tooLarge("an object of \(file.path.string)")
    }
    budget -= size
    switch first >> 4 & 7 {
    case 6:
      var distance = 0
      repeat {
        guard position < header.count, distance < 1 << 48 else { throw damaged(offset) }
        byte = header[position]
        distance = distance << 7 | Int(byte & 0x7F)
        if byte & 0x80 != 0 { distance += 1 }
        position += 1
      } while byte & 0x80 != 0
      guard distance > 0, distance <= offset - 12 else { throw damaged(offset) }
      return .offsetDelta(
        base: offset - distance, delta: try inflated(at: offset + position, count: size))
    case 7:
      let end = position + algorithm.byteCount
      guard end <= header.count else { throw damaged(offset) }
      return .nameDelta(
        base: ObjectID(header[position..<end], algorithm),
        delta: try inflated(at: offset + end, count: size))
    case let number:
      guard let kind = GitObject.Kind(rawValue: number) else { throw damaged(offset) }
      return .whole(
        GitObject(kind: kind, bytes: try inflated(at: offset + position, count: size)))
    }
  }

  private func inflated(at start: Int, count: Int) throws(GitFailure) -> [UInt8] {
    var inflation = Inflation()
    // One byte more than the record says, so that a stream which is longer is noticed.
    var output = [UInt8](repeating: 0, count: count + 1)
    var (position, produced) = (start, 0)
    while !inflation.isAtEnd {
      let chunk = try bytes(at: position, count: min(1 << 16, count / 2 + 128))
      guard !chunk.isEmpty, produced <= count else { throw damaged(start) }
      var consumed = 0
      guard inflation.run(chunk, from: &consumed, into: &output, at: &produced),
        consumed > 0 || inflation.isAtEnd
      else { throw damaged(start) }
      position += consumed
    }
    guard produced == count else { throw damaged(start) }
    output.removeLast()
    return output
  }

  private func damaged(_ offset: Int) -> GitFailure {
    .damaged(file.path.string, "the object at byte \(offset) cannot be read")
  }

  private func bytes(at offset: Int, count: Int) throws(GitFailure) -> [UInt8] {
    do throws(FileFailure) {
      return try file.bytes(at: offset, count: count)
    } catch {
      throw .unreadable(error)
    }
  }
}
