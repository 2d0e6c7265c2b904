/// The text of a file as Python decodes it.
struct SourceEncoding {
  let source: [UInt8]
  let start: Int
  let hasCarriageReturn: Bool
  let failure: (message: String, offset: Int)?

  static func prepare(_ bytes: [UInt8]) -> SourceEncoding {
    var union: UInt8 = 0
    var hasZero = false
    var hasReturn = false
    for byte in bytes {
      union |= byte
      hasZero = hasZero || byte == 0
      hasReturn = hasReturn || byte == 13
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return SourceEncoding(
      source: bytes, start: hasMark ? 3 : 0, hasCarriageReturn: hasReturn,
      failure: hasZero ? ("source code cannot contain null bytes", 0) : nil)
  }
}
