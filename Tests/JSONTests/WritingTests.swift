import JSON
import Testing

@Suite struct WritingTests {
  private static let written: [(JSONValue, String)] = [
    (JSONValue.null, "null"), (true, "true"), (false, "false"), (0, "0"), (-7, "-7"),
    (.int(.min), "-9223372036854775808"), (.uint(.max), "18446744073709551615"),
    (0.1, "0.1"), (1.0, "1.0"), (1e20, "1e+20"), (.double(.leastNonzeroMagnitude), "5e-324"),
    (-0.0, "-0.0"),
    (.double(.infinity), "null"), (.double(.nan), "null"), ("", "\"\""), ([], "[]"), ([:], "{}"),
    ("a\"\\/\n\r\t\u{8}\u{1f}\u{7f}\0", #""a\"\\/\n\r\t\u0008\u001f"# + "\u{7f}" + #"\u0000""#),
    (
      "\u{2028}\u{2029}\u{85}\u{2027}\u{202A}\u{84}é😀",
      #""\u2028\u2029\u0085"# + "\u{2027}\u{202A}\u{84}é😀\""
    ),
    (["b": [1, nil], "a": ["c": "d"]], #"{"b":[1,null],"a":{"c":"d"}}"#),
  ]

  @Test(
    "A value is written without white space",
    arguments: written)
  func writes(value: JSONValue, expected: String) throws {
    #expect(value.compact == expected)
  }

  @Test func everyScalarComesBack() throws {
    var text = ""
    for code in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(code), code < 0x3000 || code % 97 == 0 else { continue }
      text.unicodeScalars.append(scalar)
    }
    let bytes = JSONValue.string(text).encoded()
    #expect(try JSONValue(parsing: bytes) == .string(text))
    #expect(!bytes.contains { $0 < 0x20 })
  }

  @Test func doublesComeBackExactly() throws {
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<10_000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: bits)
      guard number.isFinite else { continue }
      #expect(try JSONValue(parsing: JSONValue.double(number).encoded()) == .double(number))
    }
  }

  @Test func appendsToWhatIsThere() {
    var bytes = Array("x=".utf8)
    JSONValue.array([1, "a"]).append(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == #"x=[1,"a"]"#)
  }

  @Test func writesForPeople() {
    let value: JSONValue = ["a": [1, ["b": nil]], "c": [], "d": [:]]
    #expect(
      value.pretty == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "c": [],
          "d": {}
        }
        """)
  }
}
