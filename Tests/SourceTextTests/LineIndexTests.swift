import SourceText
import Testing

@Suite struct LineIndexTests {
  @Test(arguments: [
    ("", 1), ("a", 1), ("a\n", 2), ("a\r\nb", 2), ("a\rb", 2), ("a\r\rb", 3), ("\n\r\n\r", 4),
  ])
  func countsEveryLineBreakOnce(text: String, lines: Int) {
    #expect(LineIndex(Array(text.utf8)).count == lines)
  }

  @Test func findsTheLineOfEachByte() {
    let index = LineIndex(Array("ab\r\ncd\re\n".utf8))
    #expect((0...9).map(index.line(at:)) == [1, 1, 1, 1, 2, 2, 2, 3, 3, 4])
    #expect([1, 2, 3, 4, 5, 0].map(index.start(ofLine:)) == [0, 4, 7, 9, nil, nil])
  }

  @Test func countsColumnsInScalarsNotBytes() {
    let file = SourceFile(name: "a.py", bytes: Array("x = 'é→𐍈' + y\n".utf8))
    let offset = file.bytes.firstIndex(of: UInt8(ascii: "+"))
    #expect(offset.map(file.position(at:)) == SourcePosition(line: 1, column: 11))
    #expect(file.position(at: 10_000) == SourcePosition(line: 2, column: 1))
  }

  @Test func showsTextThatIsNotUTF8() {
    let file = SourceFile(name: "a.py", bytes: [0x61, 0xFF, 0x62])
    #expect(file.text(of: SourceSpan(0..<3)) == "a\u{FFFD}b")
    #expect(file.text(of: SourceSpan(2..<99)) == "b")
  }
}
