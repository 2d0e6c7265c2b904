import Glibc

/// MD5, SHA-1 and SHA-256 of bytes (RFC 1321, FIPS 180-4).
public enum Digest {
  /// The 16 bytes of MD5.
  public static func md5(_ message: [UInt8]) -> [UInt8] {
    let shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
    let table = (0..<64).map { UInt32(abs(sin(Double($0 + 1))) * 4_294_967_296) }
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
    for block in blocks(message, bigEndian: false) {
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      for round in 0..<64 {
        var mixed: UInt32
        let position: Int
        switch round / 16 {
        case 0: (mixed, position) = ((b & c) | (~b & d), round)
        case 1: (mixed, position) = ((d & b) | (~d & c), (5 * round + 1) % 16)
        case 2: (mixed, position) = (b ^ c ^ d, (3 * round + 5) % 16)
        default: (mixed, position) = (c ^ (b | ~d), (7 * round) % 16)
        }
        mixed = mixed &+ a &+ table[round] &+ block[position]
        (a, d, c) = (d, c, b)
        b = b &+ rotated(mixed, left: shifts[round / 16 * 4 + round % 4])
      }
      for (index, value) in [a, b, c, d].enumerated() { state[index] = state[index] &+ value }
    }
    return state.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
    }
  }

  static func sha1(_ message: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    for block in blocks(message, bigEndian: true) {
      var words = block
      for index in 16..<80 {
        let mixed = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
        words.append(rotated(mixed, left: 1))
      }
      var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
      for round in 0..<80 {
        let mixed: UInt32
        let constant: UInt32
        switch round / 20 {
        case 0: (mixed, constant) = ((b & c) | (~b & d), 0x5A82_7999)
        case 1: (mixed, constant) = (b ^ c ^ d, 0x6ED9_EBA1)
        case 2: (mixed, constant) = ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC)
        default: (mixed, constant) = (b ^ c ^ d, 0xCA62_C1D6)
        }
        let next = rotated(a, left: 5) &+ mixed &+ e &+ constant &+ words[round]
        (e, d, c, b, a) = (d, c, rotated(b, left: 30), a, next)
      }
      for (index, value) in [a, b, c, d, e].enumerated() { state[index] = state[index] &+ value }
    }
    return bytes(state)
  }

  static func sha256(_ message: [UInt8]) -> [UInt8] {
    let primes = firstPrimes(64)
    let constants = primes.map { fraction(cbrt(Double($0))) }
    var state = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
    for block in blocks(message, bigEndian: true) {
      var words = block
      for index in 16..<64 {
        let x = words[index - 15]
        let y = words[index - 2]
        let small = rotated(x, left: 25) ^ rotated(x, left: 14) ^ (x >> 3)
        let large = rotated(y, left: 15) ^ rotated(y, left: 13) ^ (y >> 10)
        words.append(words[index - 16] &+ small &+ words[index - 7] &+ large)
      }
      var s = state
      for round in 0..<64 {
        let e = s[4]
        let a = s[0]
        let mixE = rotated(e, left: 26) ^ rotated(e, left: 21) ^ rotated(e, left: 7)
        let first = s[7] &+ mixE &+ ((e & s[5]) ^ (~e & s[6])) &+ constants[round] &+ words[round]
        let mixA = rotated(a, left: 30) ^ rotated(a, left: 19) ^ rotated(a, left: 10)
        let second = mixA &+ ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]))
        s = [first &+ second, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
      }
      for index in 0..<8 { state[index] = state[index] &+ s[index] }
    }
    return bytes(Array(state))
  }

  /// The first 32 bits behind the point.
  private static func fraction(_ value: Double) -> UInt32 {
    UInt32((value - value.rounded(.down)) * 4_294_967_296)
  }

  private static func firstPrimes(_ count: Int) -> [Int] {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }

  private static func rotated(_ value: UInt32, left count: UInt32) -> UInt32 {
    value << count | value >> (32 - count)
  }

  private static func bytes(_ words: [UInt32]) -> [UInt8] {
    words.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  /// The message in blocks of 16 words, padded with its length.
  private static func blocks(_ message: [UInt8], bigEndian: Bool) -> [[UInt32]] {
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    let length = UInt64(message.count) * 8
    for index in 0..<8 {
      let shift = UInt64(bigEndian ? 56 - 8 * index : 8 * index)
      padded.append(UInt8(truncatingIfNeeded: length >> shift))
    }
    return stride(from: 0, to: padded.count, by: 64).map { start in
      (0..<16).map { word in
        let part = padded[(start + 4 * word)..<(start + 4 * word + 4)].map { UInt32($0) }
        return bigEndian
          ? part[0] << 24 | part[1] << 16 | part[2] << 8 | part[3]
          : part[3] << 24 | part[2] << 16 | part[1] << 8 | part[0]
      }
    }
  }
}
