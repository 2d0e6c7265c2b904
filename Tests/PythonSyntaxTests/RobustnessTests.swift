import PythonSyntax
import SourceText
import Testing

@testable import syntax_parity

@Suite("Inputs that no one writes.")
struct RobustnessTests {
  private func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  private func accepts(_ source: String) -> Bool {
    PythonParser.parse(Array(source.utf8)).error == nil
  }

  @Test("Long chains have no limit")
  func chains() {
    #expect(accepts("a" + times(20_000, "+a")))
    #expect(accepts("a" + times(20_000, ".b()[0]")))
    #expect(accepts("if a: pass\n" + times(5_000, "elif a: pass\n")))
    #expect(accepts(times(5_000, "1 if a else ") + "2"))
    #expect(accepts(times(5_000, "a = ") + "1"))
    #expect(accepts("a" + times(20_000, " < a")))
    #expect(accepts("'a' " + times(5_000, "'b' ")))
  }

  @Test("Nesting ends at Python's limits, in an error")
  func limits() {
    #expect(accepts(times(190, "(") + times(190, ")")))
    #expect(!accepts(times(201, "(") + times(201, ")")))
    let blocks = { (count: Int) in
      (0..<count).map { self.times($0, " ") + "if a:\n" }.joined() + self.times(count, " ") + "a\n"
    }
    #expect(accepts(blocks(99)))
    #expect(!accepts(blocks(100)))
    #expect(accepts(times(500, "-") + "1"))
    #expect(!accepts(times(100_000, "-") + "1"))
    #expect(!accepts(times(100_000, "lambda: ") + "1"))
    #expect(!accepts(times(1_000, "f'{") + times(1_000, "}'")))
  }

  @Test("Every prefix of a source with every construct ends in a tree")
  func prefixes() {
    let source = Array(
      """
      @a
      async def f[T: int = b](x, /, *y: *z, k=1, **q) -> "r":
        \"\"\"d\"\"\"
        async with (a as b, c as (d, *e)): pass
        match x, *y:
          case {"k": [1, -2j, *_], **r} | C(a.b, c=_) if (n := f"{x!r:>{w}}{y = }" t"{z}"): return
        try: del a[1:2, ::3], (b)
        except* (E, F) as g: raise g from None
        x = b"\\x00" rb'\\n' 'é\\N{BULLET}' 0x_ff 1e5j [*a for b in c] {**d} lambda *a, b=1: (yield)
      """.utf8)
    for end in source.indices {
      let tree = PythonParser.parse(Array(source[..<end]))
      for statement in tree[tree.body] { #expect(Int(tree.span(of: statement).end) <= end) }
    }
  }

  @Test("Random damage ends in a tree whose spans lie in the source")
  func damage() {
    var random = SeededGenerator(state: 7)
    let source = Array(
      "f'{a!r:{b}}' if (c := [d, *e]) else {1: 2, **g}[3:4]\nwith (a as b): pass\nmatch x:\n case _: y\n"
        .utf8)
    for _ in 0..<5_000 {
      var bytes = source
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      let tree = PythonParser.parse(bytes)
      for statement in tree[tree.body] {
        #expect(Int(tree.span(of: statement).end) <= tree.source.count)
      }
    }
  }
}
