/// A compressed bitmap: runs of equal words, and words as they are.
///
/// Source: gitformat-pack / gitformat-bitmap(5), "EWAH Bitmap format"; the first bit is the lowest of the
/// first word.
enum EWAHBitmap {
  /// More bits than any index has entries.
  private static let limit = 1 << 26

  /// The bits of the bitmap at `position`, which moves behind it; nil when it is damaged.
  static func bits(_ bytes: [UInt8], _ position: inout Int) -> [Bool]? {
    let count = bytes.number32(at: position)
    let words = bytes.number32(at: position + 4)
    let start = position + 8
    guard count <= limit, words <= (bytes.count - start) / 8 else { return nil }
    position = start + words * 8 + 4
    guard position <= bytes.count else { return nil }
    var bits: [Bool] = []
    var word = 0
    while word < words, bits.count < count {
      let marker = self.word(bytes, start + word * 8)
      word += 1
      let isSet = marker & 1 != 0
      let run = min(Int(truncatingIfNeeded: marker >> 1 & 0xFFFF_FFFF) * 64, count - bits.count)
      bits.append(contentsOf: repeatElement(isSet, count: run))
      let literals = Int(truncatingIfNeeded: marker >> 33)
      guard literals <= words - word else { return nil }
      for index in word..<word + literals {
        let literal = self.word(bytes, start + index * 8)
        for bit in 0..<64 where bits.count < count { bits.append(literal >> UInt64(bit) & 1 != 0) }
      }
      word += literals
    }
    return bits
  }

  private static func word(_ bytes: [UInt8], _ offset: Int) -> UInt64 {
    UInt64(bytes.number32(at: offset)) << 32 | UInt64(bytes.number32(at: offset + 4))
  }
}
