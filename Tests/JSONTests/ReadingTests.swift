import JSON
import Testing

@Suite struct ReadingTests {
  private static let wellFormed: [(String, JSONValue)] = [
    ("null", JSONValue.null), ("true", true), ("false", false), ("0", 0), ("-0", 0),
    ("-9223372036854775808", .int(.min)), ("9223372036854775807", .int(.max)),
    ("18446744073709551615", .uint(.max)), ("9007199254740993", .int(9_007_199_254_740_993)),
    ("1.5", 1.5), ("1e3", .double(1000)), ("1E+2", .double(100)), ("-2.5e-3", -0.0025),
    ("1e-400", .double(0)), ("\"\"", ""), (" \t\r\n[ 1 , 2 ]\n", [1, 2]), ("[]", []), ("{}", [:]),
    (#"{"b":1,"a":{"c":[null]}}"#, ["b": 1, "a": ["c": [nil]]]),
    (#""\"\\\/\b\f\n\r\t\u0041\u00e9\ud83d\ude00\u0000""#, "\"\\/\u{8}\u{c}\n\r\tAé😀\0"),
    ("\"a\u{2028}\u{2029}\u{85}é😀\"", "a\u{2028}\u{2029}\u{85}é😀"),
  ]

  private static let malformed: [(String, JSONError)] = [
    ("", JSONError(.unexpectedEnd, at: 0)), ("  ", JSONError(.unexpectedEnd, at: 2)),
    ("nul", JSONError(.unexpectedEnd, at: 3)), ("NaN", JSONError(.expected("a value"), at: 0)),
    ("Infinity", JSONError(.expected("a value"), at: 0)),
    ("-Infinity", JSONError(.malformedNumber, at: 0)),
    ("True", JSONError(.expected("a value"), at: 0)), ("1.", JSONError(.malformedNumber, at: 0)),
    ("01", JSONError(.malformedNumber, at: 0)), ("+1", JSONError(.expected("a value"), at: 0)),
    (".5", JSONError(.expected("a value"), at: 0)), ("1e", JSONError(.malformedNumber, at: 0)),
    ("-", JSONError(.malformedNumber, at: 0)), ("0x1", JSONError(.trailingCharacters, at: 1)),
    ("[1,]", JSONError(.expected("a value"), at: 3)),
    ("{\"a\":1,}", JSONError(.expected("a key in double quotes"), at: 7)),
    ("{'a':1}", JSONError(.expected("a key in double quotes"), at: 1)),
    ("'a'", JSONError(.expected("a value"), at: 0)),
    ("{a:1}", JSONError(.expected("a key in double quotes"), at: 1)),
    ("{\"a\" 1}", JSONError(.expected("a colon"), at: 5)),
    ("[1 2]", JSONError(.expected("a comma or a closing bracket"), at: 3)),
    ("{} {}", JSONError(.trailingCharacters, at: 3)),
    ("1 /* */", JSONError(.trailingCharacters, at: 2)),
    ("\u{FEFF}1", JSONError(.expected("a value"), at: 0)),
    ("\"a", JSONError(.unexpectedEnd, at: 2)), ("\"\\x\"", JSONError(.malformedEscape, at: 1)),
    ("\"\\u12g4\"", JSONError(.malformedEscape, at: 5)), ("[", JSONError(.unexpectedEnd, at: 1)),
    ("\0", JSONError(.expected("a value"), at: 0)),
    ("1\0", JSONError(.trailingCharacters, at: 1)),
  ]

  private static let unfaithful: [(String, JSONError)] = [
    (#""\ud83d""#, JSONError(.loneSurrogate, at: 1)),
    (#""\ude00""#, JSONError(.loneSurrogate, at: 1)),
    (#""\ud83d\u0041""#, JSONError(.loneSurrogate, at: 1)),
    ("18446744073709551616", JSONError(.numberOutOfRange, at: 0)),
    ("-9223372036854775809", JSONError(.numberOutOfRange, at: 0)),
    ("[123456789012345678901234567890]", JSONError(.numberOutOfRange, at: 1)),
    ("1e400", JSONError(.numberOutOfRange, at: 0)),
    ("-1e309", JSONError(.numberOutOfRange, at: 0)),
    (#"{"a\u0000x":1}"#, JSONError(.nulInKey, at: 3)),
    (#"{"a":1,"b":{"a":1},"a":2}"#, JSONError(.duplicateKey("a"), at: 19)),
    (#"[{"a":1},{"a":1,"\u0061":2}]"#, JSONError(.duplicateKey("a"), at: 16)),
    ("\"a\tb\"", JSONError(.controlCharacter, at: 2)),
    ("\"a\0b\"", JSONError(.controlCharacter, at: 2)),
  ]

  @Test(
    "Well-formed text is read as it stands",
    arguments: wellFormed)
  func reads(text: String, expected: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == expected)
  }

  @Test(
    "Text that JSON does not allow is refused",
    arguments: malformed)
  func refuses(text: String, expected: JSONError) {
    #expect(throws: expected) { try JSONValue(parsing: text) }
    #expect(!expected.keepsStructure)
  }

  @Test(
    "What json-c would change without a word is refused, the structure being sound",
    arguments: unfaithful)
  func refusesSilently(text: String, expected: JSONError) {
    #expect(throws: expected) { try JSONValue(parsing: text) }
    #expect(expected.keepsStructure)
  }

  @Test(
    "Bytes that are not UTF-8 are refused",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0x80],
      [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func refusesBytes(bytes: [UInt8]) {
    #expect(throws: JSONError(.invalidUTF8, at: 2)) {
      try JSONValue(parsing: [0x22, 0x61] + bytes + [0x22])
    }
    #expect(throws: JSONError(.expected("a value"), at: 0)) { try JSONValue(parsing: bytes) }
  }

  @Test func equalKeysByUnicodeAreTwoKeys() throws {
    let value = try JSONValue(parsing: "{\"\u{e9}\":1,\"e\u{301}\":2}")
    #expect(value.object?.count == 2)
    #expect(value["\u{e9}"] == 1)
    #expect(value["e\u{301}"] == 2)
  }

  @Test func depthIsLimited() throws {
    let limits = JSONLimits(depth: 3)
    #expect(try JSONValue(parsing: "[[[1]]]", limits: limits) == [[[1]]])
    #expect(throws: JSONError(.tooDeep(limit: 3), at: 3)) {
      try JSONValue(parsing: "[[[[1]]]]", limits: limits)
    }
    #expect(throws: JSONError(.tooDeep(limit: 128), at: 128)) {
      try JSONValue(parsing: String(repeating: "[", count: 100_000))
    }
    let deepest = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(try JSONValue(parsing: deepest).compact == deepest)
  }

  @Test func sizeIsLimited() {
    #expect(throws: JSONError(.tooLong(limit: 4), at: 0)) {
      try JSONValue(parsing: "[1,2]", limits: JSONLimits(bytes: 4))
    }
    #expect(throws: JSONError(.tooManyValues(limit: 3), at: 5)) {
      try JSONValue(parsing: "[1,2,3]", limits: JSONLimits(values: 3))
    }
  }

  @Test func anIdIsFoundInRefusedText() {
    func id(_ text: String) -> JSONValue? {
      JSONValue.topLevelMember("id", in: Array(text.utf8))
    }
    #expect(id(#"{"id":7,"params":{"n":1e400}}"#) == 7)
    #expect(id(#"{"params":{"id":3,"n":1e400},"id":"x"}"#) == "x")
    #expect(id(#"{"id":7,"params":{"text":"cut o"#) == 7)
    #expect(id(#"{"params":{"id":3,"text":"cut o"#) == nil)
    #expect(id(#"[{"id":7}]"#) == nil)
    #expect(id("") == nil)
  }

  @Test func damagedTextCrashesNothing() {
    let seed = Array(
      #"{"a":[1,-2.5e3,true,null,"x\u00e9\ud83d\ude00\n",{"k":"é"}],"b":{"c":[[]]}}"#.utf8)
    var random = Xorshift(state: 0x5EED)
    var read = 0
    for _ in 0..<20_000 {
      var bytes = seed
      for _ in 0..<Int(1 + random.next() % 4) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 3 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        default: bytes.insert(seed[Int(random.next() % UInt64(seed.count))], at: place)
        }
      }
      guard let value = try? JSONValue(parsing: bytes) else { continue }
      read += 1
      #expect((try? JSONValue(parsing: value.encoded())) == value)
    }
    #expect(read > 100)
  }
}

/// A small generator, so that a failure can be repeated.
private struct Xorshift: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
