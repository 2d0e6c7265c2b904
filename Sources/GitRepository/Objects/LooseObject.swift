import ProjectFiles
import SystemPackage

/// An object in a file of its own: a header `kind size`, a zero byte and the contents, deflated.
///
/// Source: gitformat-loose(5).
enum LooseObject {
  /// - Throws: `GitFailure` when the file is damaged or too large.
  static func read(_ path: FilePath) throws(GitFailure) -> GitObject? {
    let file: [UInt8]
    do throws(FileFailure) {
      file = try FileReading.bytes(of: path, limit: GitObject.limit)
    } catch {
      if error.reason == .missing || error.reason == .notDirectory { return nil }
      throw .unreadable(error)
    }
    var inflation = Inflation()
    var output = [UInt8](repeating: 0, count: min(GitObject.limit, max(512, file.count * 4)))
    var (consumed, produced) = (0, 0)
    guard inflation.run(file, from: &consumed, into: &output, at: &produced) else {
      throw .damaged(path.string, "it is no zlib stream")
    }
    guard let (kind, size, start) = header(output[..<produced]) else {
      throw .damaged(path.string, "it has no header of an object")
    }
    guard size <= GitObject.limit else { throw .tooLarge(path.string) }
    // One byte more than the header says, so that a stream which is longer is noticed.
    let expected = start + size
    if output.count <= expected {
      output.append(contentsOf: repeatElement(0, count: expected + 1 - output.count))
    }
    while !inflation.isAtEnd, produced <= expected, consumed < file.count {
      let before = (consumed, produced)
      guard inflation.run(file, from: &consumed, into: &output, at: &produced),
        (consumed, produced) != before || inflation.isAtEnd
      else { break }
    }
    guard inflation.isAtEnd, produced == expected else {
      throw .damaged(path.string, "it does not have the size that its header says")
    }
    return GitObject(kind: kind, bytes: Array(output[start..<expected]))
  }

  private static func header(_ bytes: ArraySlice<UInt8>) -> (GitObject.Kind, Int, Int)? {
    guard let end = bytes.prefix(64).firstIndex(of: 0) else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 2, let kind = GitObject.Kind(name: words[0]), let size = Int(words[1]),
      size >= 0
    else { return nil }
    return (kind, size, end + 1)
  }
}
