extension Parser {
  /// Appends the value of the literal text between `start` and `end` to `decoded`.
  mutating func decode(_ start: Int, _ end: Int, isRaw: Bool, isBytes: Bool) throws(Stop) {
    var at = start
    while at < end {
      let byte = text[at]
      at &+= 1
      if byte == 13 {
        if at >= end || text[at] != 10 { decoded.append(10) }
      } else if byte == 92, !isRaw, at < end {
        at = try decodeEscape(at, end, isBytes: isBytes)
      } else {
        decoded.append(byte)
      }
    }
  }

  /// Appends what the escape whose letter is at `at` stands for; gives the offset after it.
  private mutating func decodeEscape(_ at: Int, _ end: Int, isBytes: Bool) throws(Stop) -> Int {
    let letter = text[at]
    switch letter {
    case 10: return at + 1
    case 13: return at + 1 < end && text[at + 1] == 10 ? at + 2 : at + 1
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): decoded.append(letter)
    case UInt8(ascii: "a"): decoded.append(7)
    case UInt8(ascii: "b"): decoded.append(8)
    case UInt8(ascii: "f"): decoded.append(12)
    case UInt8(ascii: "n"): decoded.append(10)
    case UInt8(ascii: "r"): decoded.append(13)
    case UInt8(ascii: "t"): decoded.append(9)
    case UInt8(ascii: "v"): decoded.append(11)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value: UInt32 = 0
      var next = at
      while next < end, next < at + 3, text[next] &- 48 < 8 {
        value = value * 8 + UInt32(text[next] - 48)
        next += 1
      }
      if isBytes { decoded.append(UInt8(truncatingIfNeeded: value)) } else { appendScalar(value) }
      return next
    case UInt8(ascii: "x"):
      let value = try hexadecimal(at + 1, 2, end)
      if isBytes { decoded.append(UInt8(truncatingIfNeeded: value)) } else { appendScalar(value) }
      return at + 3
    case UInt8(ascii: "u") where !isBytes:
      appendScalar(try hexadecimal(at + 1, 4, end))
      return at + 5
    case UInt8(ascii: "U") where !isBytes:
      let value = try hexadecimal(at + 1, 8, end)
      guard value <= 0x10_FFFF else { throw fail("illegal Unicode character", at: at) }
      appendScalar(value)
      return at + 9
    case UInt8(ascii: "N") where !isBytes: return try decodeName(at + 1, end)
    default:
      // Python keeps an unknown escape as it stands, with a warning.
      decoded.append(92)
      decoded.append(letter)
    }
    return at + 1
  }

  private mutating func hexadecimal(_ start: Int, _ length: Int, _ end: Int) throws(Stop) -> UInt32
  {
    var value: UInt32 = 0
    for at in start..<start + length {
      guard at < end else { throw fail("truncated escape", at: start) }
      let byte = text[at]
      let digit: UInt8
      if byte &- 48 < 10 {
        digit = byte - 48
      } else if (byte | 0x20) &- 97 < 6 {
        digit = (byte | 0x20) - 87
      } else {
        throw fail("truncated escape", at: start)
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private mutating func decodeName(_ at: Int, _ end: Int) throws(Stop) -> Int {
    guard at < end, text[at] == UInt8(ascii: "{"),
      let close = text[at..<end].firstIndex(of: UInt8(ascii: "}")), close > at + 1
    else { throw fail("malformed \\N character escape", at: at) }
    let name = String(decoding: text[at + 1..<close], as: UTF8.self)
    guard let scalar = CharacterNames.scalar(named: name) else {
      throw fail("unknown Unicode character name", at: at)
    }
    appendScalar(scalar.value)
    return close + 1
  }

  /// Appends UTF-8; a surrogate gets its three bytes, as it is no scalar.
  private mutating func appendScalar(_ value: UInt32) {
    func continuation(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (value >> shift) & 0x3F) }
    if value < 0x80 {
      decoded.append(UInt8(value))
    } else if value < 0x800 {
      decoded.append(UInt8(0xC0 | value >> 6))
      decoded.append(continuation(0))
    } else if value < 0x1_0000 {
      decoded.append(UInt8(0xE0 | value >> 12))
      decoded.append(continuation(6))
      decoded.append(continuation(0))
    } else {
      decoded.append(UInt8(0xF0 | value >> 18))
      decoded.append(continuation(12))
      decoded.append(continuation(6))
      decoded.append(continuation(0))
    }
  }
}
