extension Parser {
  /// Reads a number and checks every rule of its form.
  mutating func scanNumber(_ start: Int) throws(Stop) {
    token = .number
    var at = start
    if text[at] == UInt8(ascii: "0") {
      let radix: UInt8 =
        switch text[at &+ 1] | 0x20 {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "b"): 2
        default: 10
        }
      if radix != 10 {
        at = try radixDigits(at &+ 2, radix)
        tokenFlag = TokenFlag.integer
        return try endNumber(start, at)
      }
    }
    tokenFlag = TokenFlag.integer
    if text[at] != UInt8(ascii: ".") { at = try decimalDigits(at) }
    let integerEnd = at
    if text[at] == UInt8(ascii: ".") {
      tokenFlag = TokenFlag.float
      at &+= 1
      if isDigit(at) { at = try decimalDigits(at) }
    }
    if text[at] | 0x20 == UInt8(ascii: "e") {
      var digits = at &+ 1
      let hasSign = text[digits] == UInt8(ascii: "+") || text[digits] == UInt8(ascii: "-")
      if hasSign { digits &+= 1 }
      if isDigit(digits) {
        tokenFlag = TokenFlag.float
        at = try decimalDigits(digits)
      } else if hasSign {
        throw fail("invalid decimal literal", at: start)
      }
    }
    if text[at] | 0x20 == UInt8(ascii: "j") {
      tokenFlag = TokenFlag.imaginary
      at &+= 1
    } else if tokenFlag == TokenFlag.integer, text[start] == UInt8(ascii: "0") {
      for index in start..<integerEnd
      where text[index] != UInt8(ascii: "0") && text[index] != UInt8(ascii: "_") {
        throw fail("leading zeros in decimal integer literals are not permitted", at: start)
      }
    }
    try endNumber(start, at)
  }

  @inline(__always)
  private func isDigit(_ at: Int) -> Bool { text[at] &- 48 < 10 }

  private mutating func decimalDigits(_ start: Int) throws(Stop) -> Int {
    var at = start
    while true {
      while isDigit(at) { at &+= 1 }
      guard text[at] == UInt8(ascii: "_") else { return at }
      at &+= 1
      guard isDigit(at) else { throw fail("invalid decimal literal", at: start) }
    }
  }

  private mutating func radixDigits(_ start: Int, _ radix: UInt8) throws(Stop) -> Int {
    var at = start
    repeat {
      if text[at] == UInt8(ascii: "_") { at &+= 1 }
      guard isDigit(at, radix) else { throw fail("invalid number literal", at: start) }
      while isDigit(at, radix) { at &+= 1 }
    } while text[at] == UInt8(ascii: "_")
    if isDigit(at) { throw fail("invalid digit in number literal", at: at) }
    return at
  }

  private func isDigit(_ at: Int, _ radix: UInt8) -> Bool {
    let byte = text[at]
    if byte &- 48 < min(radix, 10) { return true }
    return radix == 16 && (byte | 0x20) &- 97 < 6
  }

  /// A number may touch a keyword that can follow it, but no other name.
  private mutating func endNumber(_ start: Int, _ end: Int) throws(Stop) {
    let byte = text[end]
    if classes[Int(byte)] & CharacterClass.continues != 0, byte < 128 {
      var at = end
      while classes[Int(text[at])] & CharacterClass.continues != 0 { at += 1 }
      let word = text[end..<at]
      let two = word.prefix(2)
      let isKeyword =
        two.elementsEqual("if".utf8) || two.elementsEqual("in".utf8)
        || two.elementsEqual("is".utf8) || word.elementsEqual("and".utf8)
        || word.elementsEqual("else".utf8) || word.elementsEqual("for".utf8)
        || word.elementsEqual("or".utf8) || word.elementsEqual("not".utf8)
      guard isKeyword else { throw fail("invalid number literal", at: start) }
    }
    finish(start, end)
  }
}
