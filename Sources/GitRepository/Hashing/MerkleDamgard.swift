/// What SHA-1 and SHA-256 share: blocks of 64 bytes, the last ones padded with the length in bits.
///
/// Source: FIPS 180-4, section 5.
enum MerkleDamgard {
  /// Hands over every block of the message and its padding.
  static func blocks(of message: [UInt8], _ body: (UnsafeRawBufferPointer) -> Void) {
    let whole = message.count & ~63
    message.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: whole, by: 64) {
        body(UnsafeRawBufferPointer(rebasing: bytes[start..<start + 64]))
      }
    }
    var tail = Array(message[whole...])
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(message.count) &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    tail.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: bytes.count, by: 64) {
        body(UnsafeRawBufferPointer(rebasing: bytes[start..<start + 64]))
      }
    }
  }

  /// One of the sixteen words of a block.
  static func word(_ index: Int, of block: UnsafeRawBufferPointer) -> UInt32 {
    UInt32(bigEndian: block.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self))
  }

  /// The bytes of a word, the highest first.
  static func bytes(_ word: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
  }
}
