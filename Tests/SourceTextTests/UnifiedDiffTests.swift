import SourceText
import Testing

@Suite struct UnifiedDiffTests {
  @Test func equalTextsHaveNone() { #expect(UnifiedDiff.text("a\n", "a\n", file: "x") == "") }

  @Test func changesHaveContextAndCounts() {
    let old = (1...20).map { "line \($0)" }.joined(separator: "\n") + "\n"
    let new = old.replacing("line 4\n", with: "four\nand more\n").replacing("line 18\n", with: "")
    #expect(
      UnifiedDiff.text(old, new, file: "a.py") == """
        --- a/a.py
        +++ b/a.py
        @@ -1,7 +1,8 @@
         line 1
         line 2
         line 3
        -line 4
        +four
        +and more
         line 5
         line 6
         line 7
        @@ -15,6 +16,5 @@
         line 15
         line 16
         line 17
        -line 18
         line 19
         line 20

        """)
  }

  @Test func editsAreAppliedFromTheEnd() {
    let file = SourceFile(name: "x", bytes: Array("abcdef".utf8))
    let edits = [SourceEdit(SourceSpan(0..<1), "AA"), SourceEdit(SourceSpan(3..<5), "")]
    #expect(file.applying(edits).map { String(decoding: $0, as: UTF8.self) } == "AAbcf")
    #expect(
      file.applying([SourceEdit(SourceSpan(0..<3), ""), SourceEdit(SourceSpan(2..<4), "")]) == nil)
  }
}
