/// The hash that most repositories name their objects by.
///
/// Source: FIPS 180-4, section 6.1.
enum SHA1 {
  static func digest(_ message: [UInt8]) -> [UInt8] {
    var state = State()
    MerkleDamgard.blocks(of: message) { state.add($0) }
    return [state.a, state.b, state.c, state.d, state.e].flatMap(MerkleDamgard.bytes)
  }

  private struct State {
    var a: UInt32 = 0x6745_2301
    var b: UInt32 = 0xEFCD_AB89
    var c: UInt32 = 0x98BA_DCFE
    var d: UInt32 = 0x1032_5476
    var e: UInt32 = 0xC3D2_E1F0
    private var schedule = InlineArray<16, UInt32>(repeating: 0)

    mutating func add(_ block: UnsafeRawBufferPointer) {
      var (a, b, c, d, e) = (a, b, c, d, e)
      for round in 0..<80 {
        let word: UInt32
        if round < 16 {
          word = MerkleDamgard.word(round, of: block)
        } else {
          let mixed =
            schedule[(round &+ 13) & 15] ^ schedule[(round &+ 8) & 15]
            ^ schedule[(round &+ 2) & 15] ^ schedule[round & 15]
          word = mixed << 1 | mixed >> 31
        }
        schedule[round & 15] = word
        let (function, constant): (UInt32, UInt32) =
          switch round {
          case ..<20: (d ^ (b & (c ^ d)), 0x5A82_7999)
          case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
          case ..<60: (b & c | d & (b | c), 0x8F1B_BCDC)
          default: (b ^ c ^ d, 0xCA62_C1D6)
          }
        let next = (a << 5 | a >> 27) &+ function &+ e &+ constant &+ word
        (e, d, c, b, a) = (d, c, b << 30 | b >> 2, a, next)
      }
      self.a &+= a
      self.b &+= b
      self.c &+= c
      self.d &+= d
      self.e &+= e
    }
  }
}
