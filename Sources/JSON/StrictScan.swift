/// Checks a text against RFC 8259 before the C library sees it.
///
/// json-c lets through, or changes without a word, what a protocol must not accept: NaN, `1.`,
/// single quotes, raw control characters, overlong UTF-8 and surrogates, integers beyond 64 bits
/// (which it clamps), `1e400`, lone surrogate escapes, NUL in keys. The scan refuses all of them; it
/// keeps going after a fault inside a string or number, so that the structure is known to be sound.
struct StrictScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: JSONLimits
  private(set) var index = 0
  private var depth = 0
  private var values = 0
  /// How many members all objects together have.
  private(set) var members = 0
  /// The first fault that left the structure sound.
  private(set) var fault: JSONError?
  /// Is told where each key lies, the quotes included, and the depth of its object.
  private var observeKey: ((Range<Int>, Int) throws(JSONError) -> Void)?

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits,
    observeKey: ((Range<Int>, Int) throws(JSONError) -> Void)? = nil
  ) {
    self.bytes = bytes
    self.limits = limits
    self.observeKey = observeKey
  }

  /// Scans one value that fills the text but for white space.
  mutating func document() throws(JSONError) {
    guard bytes.count <= limits.bytes else { throw JSONError(.tooLong(limit: limits.bytes), at: 0) }
    try value()
    skipWhiteSpace()
    if index < bytes.count { throw JSONError(.trailingCharacters, at: index) }
  }

  /// Walks the members of the outermost object until `visit` answers false or the text ends.
  mutating func topLevel(
    _ visit: (_ key: Range<Int>, _ value: Range<Int>) -> Bool
  ) throws(JSONError) {
    skipWhiteSpace()
    try take(UInt8(ascii: "{"), "an object")
    repeat {
      skipWhiteSpace()
      let key = index
      try string(isKey: true)
      let keyEnd = index
      skipWhiteSpace()
      try take(UInt8(ascii: ":"), "a colon")
      skipWhiteSpace()
      let start = index
      try value()
      if !visit(key..<keyEnd, start..<index) { return }
      skipWhiteSpace()
    } while takes(UInt8(ascii: ","))
  }

  private mutating func value() throws(JSONError) {
    values += 1
    if values > limits.values { throw JSONError(.tooManyValues(limit: limits.values), at: index) }
    skipWhiteSpace()
    guard index < bytes.count else { throw JSONError(.unexpectedEnd, at: index) }
    switch bytes[index] {
    case UInt8(ascii: "{"): try object()
    case UInt8(ascii: "["): try array()
    case UInt8(ascii: "\""): try string(isKey: false)
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    default: throw JSONError(.expected("a value"), at: index)
    }
  }

  private mutating func enter() throws(JSONError) {
    index += 1
    depth += 1
    if depth > limits.depth { throw JSONError(.tooDeep(limit: limits.depth), at: index - 1) }
    skipWhiteSpace()
  }

  private mutating func object() throws(JSONError) {
    try enter()
    defer { depth -= 1 }
    if takes(UInt8(ascii: "}")) {
      try observeKey?(index..<index, depth)
      return
    }
    repeat {
      skipWhiteSpace()
      let start = index
      try string(isKey: true)
      members += 1
      try observeKey?(start..<index, depth)
      skipWhiteSpace()
      try take(UInt8(ascii: ":"), "a colon")
      try value()
      skipWhiteSpace()
    } while takes(UInt8(ascii: ","))
    try take(UInt8(ascii: "}"), "a comma or a closing brace")
    try observeKey?(index..<index, depth)
  }

  private mutating func array() throws(JSONError) {
    try enter()
    defer { depth -= 1 }
    if takes(UInt8(ascii: "]")) { return }
    repeat {
      try value()
      skipWhiteSpace()
    } while takes(UInt8(ascii: ","))
    try take(UInt8(ascii: "]"), "a comma or a closing bracket")
  }

  private mutating func word(_ word: StaticString) throws(JSONError) {
    let start = index
    for offset in 0..<word.utf8CodeUnitCount {
      guard index < bytes.count else { throw JSONError(.unexpectedEnd, at: index) }
      guard bytes[index] == word.utf8Start[offset] else {
        throw JSONError(.expected("a value"), at: start)
      }
      index += 1
    }
  }

  private mutating func number() throws(JSONError) {
    let start = index
    let negative = takes(UInt8(ascii: "-"))
    let first = index
    var magnitude: UInt64 = 0
    var overflows = false
    while index < bytes.count, bytes[index] &- 48 < 10 {
      let (tens, over) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, more) = tens.addingReportingOverflow(UInt64(bytes[index] &- 48))
      overflows = overflows || over || more
      magnitude = sum
      index += 1
    }
    guard index > first, bytes[first] != UInt8(ascii: "0") || index == first + 1 else {
      throw JSONError(.malformedNumber, at: start)
    }
    var isInteger = true
    if takes(UInt8(ascii: ".")) {
      isInteger = false
      try digits(from: start)
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      index += 1
      if !takes(UInt8(ascii: "+")) { _ = takes(UInt8(ascii: "-")) }
      try digits(from: start)
    }
    if isInteger {
      let limit = negative ? UInt64(1) << 63 : UInt64.max
      if overflows || magnitude > limit { note(.numberOutOfRange, at: start) }
    } else if let value = Double(
      String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)),
      !value.isFinite
    {
      note(.numberOutOfRange, at: start)
    }
  }

  private mutating func digits(from start: Int) throws(JSONError) {
    let first = index
    while index < bytes.count, bytes[index] &- 48 < 10 { index += 1 }
    if index == first { throw JSONError(.malformedNumber, at: start) }
  }

  private mutating func string(isKey: Bool) throws(JSONError) {
    try take(UInt8(ascii: "\""), isKey ? "a key in double quotes" : "a string")
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return
      case UInt8(ascii: "\\"): try escape(isKey: isKey)
      case 0..<0x20:
        note(.controlCharacter, at: index)
        index += 1
      case 0x80...:
        let length = UTF8Sequence.length(at: index, in: bytes)
        if length == 0 { note(.invalidUTF8, at: index) }
        index += max(length, 1)
      default: index += 1
      }
    }
    throw JSONError(.unexpectedEnd, at: index)
  }

  private mutating func escape(isKey: Bool) throws(JSONError) {
    let start = index
    index += 1
    guard index < bytes.count else { throw JSONError(.unexpectedEnd, at: index) }
    switch bytes[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      index += 1
    case UInt8(ascii: "u"):
      index += 1
      let unit = try fourHexadecimalDigits()
      if unit == 0, isKey { note(.nulInKey, at: start) }
      if unit & 0xFC00 == 0xDC00 { note(.loneSurrogate, at: start) }
      guard unit & 0xFC00 == 0xD800 else { return }
      let next = index
      guard takes(UInt8(ascii: "\\")), takes(UInt8(ascii: "u")) else {
        index = next
        note(.loneSurrogate, at: start)
        return
      }
      if try fourHexadecimalDigits() & 0xFC00 != 0xDC00 {
        index = next
        note(.loneSurrogate, at: start)
      }
    default: throw JSONError(.malformedEscape, at: start)
    }
  }

  private mutating func fourHexadecimalDigits() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard index < bytes.count else { throw JSONError(.unexpectedEnd, at: index) }
      switch bytes[index] {
      case let byte where byte &- 48 < 10: unit = unit << 4 | UInt32(byte - 48)
      case let byte where (byte | 0x20) &- 97 < 6: unit = unit << 4 | UInt32((byte | 0x20) - 87)
      default: throw JSONError(.malformedEscape, at: index)
      }
      index += 1
    }
    return unit
  }

  private mutating func note(_ reason: JSONError.Reason, at offset: Int) {
    if fault == nil { fault = JSONError(reason, at: offset) }
  }

  private mutating func skipWhiteSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func take(_ byte: UInt8, _ name: String) throws(JSONError) {
    if takes(byte) { return }
    throw JSONError(index < bytes.count ? .expected(name) : .unexpectedEnd, at: index)
  }
}
