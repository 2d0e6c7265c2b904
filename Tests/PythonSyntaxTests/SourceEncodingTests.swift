import PythonSyntax
import SourceText
import Testing

@Suite("Bytes before they are tokens: encodings, marks, line ends.")
struct SourceEncodingTests {
  private func onlyString(_ bytes: [UInt8]) -> String? {
    let tree = PythonParser.parse(bytes)
    guard tree.error == nil, let last = tree[tree.body].last,
      case .expr(let value) = tree.statement(last)
    else { return nil }
    return tree.stringConstant(value)
  }

  @Test(
    "Cookies of Latin-1",
    arguments: [
      "# coding: latin-1", "#coding=ISO-8859-1", "# -*- coding: iso-latin-1-unix -*-",
      "# vim: set fileencoding=l1 :", "\u{C} \t# coding: ISO8859_1", "\n# coding: cp819",
      "# a comment\r\n# coding: 8859",
    ])
  func latin1(cookie: String) {
    #expect(onlyString(Array((cookie + "\n'").utf8) + [0xE9, 0x27]) == "é")
  }

  @Test(
    "Cookies of UTF-8",
    arguments: [
      "# coding: utf-8", "# coding: UTF_8", "# coding: u8", "# coding: utf-8-sig", "# none",
    ])
  func utf8(cookie: String) {
    #expect(onlyString(Array((cookie + "\n'é'").utf8)) == "é")
  }

  @Test("A cookie on the third line, or after a statement, is a comment")
  func late() {
    #expect(onlyString(Array("\n\n# coding: koi8-r\n'é'".utf8)) == "é")
    #expect(onlyString(Array("a\n# coding: koi8-r\n'é'".utf8)) == "é")
  }

  @Test("An encoding that is not read is an error with its name and place")
  func unknown() throws {
    let error = try #require(PythonParser.parse(Array("#!x\n# coding: koi8-r\na = 1\n".utf8)).error)
    #expect(error.message.contains("koi8-r"))
    #expect(error.position == SourcePosition(line: 2, column: 11))
  }

  @Test("Bytes that contradict the encoding are errors")
  func invalid() {
    for bytes in [
      [0x23, 0xFF], Array("# coding: ascii\n'é'".utf8), Array("# coding: utf-8\n#".utf8) + [0xC3],
      [0xEF, 0xBB, 0xBF] + Array("# coding: latin-1\n".utf8), [0x27, 0xED, 0xA0, 0x80, 0x27],
    ] {
      #expect(PythonParser.parse(bytes).error != nil)
    }
    #expect(PythonParser.parse([0x61, 0x0A, 0x80]).error?.offset == 2)
  }

  @Test("A byte order mark is skipped and counted in spans")
  func mark() {
    let tree = PythonParser.parse([0xEF, 0xBB, 0xBF] + Array("a = 1".utf8))
    #expect(tree.error == nil)
    #expect(tree[tree.body].first.map { tree.span(of: $0) } == SourceSpan(start: 3, end: 8))
  }

  @Test("Every line end is one line feed in a string")
  func lineEnds() {
    #expect(onlyString(Array("'''a\r\nb\rc\nd'''".utf8)) == "a\nb\nc\nd")
    #expect(onlyString(Array("'a\\\r\nb\\\rc'".utf8)) == "abc")
    #expect(onlyString(Array("r'''\\\r\n'''".utf8)) == "\\\n")
    #expect(PythonParser.parse(Array("if a:\r  b\r\n  c\rd".utf8)).body.count == 2)
  }
}
