/// Contents as they are compared: git may store a file with other line ends than it checks out.
public enum FileContents {
  /// The bytes with every CRLF as LF.
  public static func normalised(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0D) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
      result.append(byte)
    }
    return result
  }
}

extension GitRepository {
  /// The name that git gives to contents, wherever they lie.
  public func name(ofBlob contents: [UInt8]) -> ObjectID { algorithm.blob(contents) }

  /// Whether a file of the working tree holds what git has under `id`, line ends apart.
  ///
  /// - Throws: `GitFailure` when the names differ and git's contents cannot be read.
  public func holds(_ bytes: [UInt8], as id: ObjectID) throws(GitFailure) -> Bool {
    if algorithm.blob(bytes) == id { return true }
    let committed = try contents(of: id)
    return FileContents.normalised(committed) == FileContents.normalised(bytes)
  }
}
