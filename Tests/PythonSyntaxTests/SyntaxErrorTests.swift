import PythonSyntax
import SourceText
import Testing

@testable import syntax_parity

@Suite("Sources that are no Python, and neighbours that are.")
struct SyntaxErrorTests {
  private func failure(_ source: String) -> PythonSyntaxError? {
    PythonParser.parse(Array(source.utf8)).error
  }

  @Test(
    "ast.parse rejects it",
    arguments: [
      // Targets
      "1 = a", "f() = 1", "a + b = c", "(a, b) += 1", "a, b: int", "[a]: int", "x: *a = 1",
      "(a)[0]: int", "(a.b).c: int", "(yield) = 1",
      "None = 1", "x = True = 1", "for f() in a: pass", "del f()", "del *a", "del a + b",
      "with a as f(): pass", "(a := b) = c", "a.b := 1", "a := 1", "(a) := 1", "[x for 1 in y]",
      "a = b += c", "a + b += c", "*a += 1",
      // Arguments and parameters
      "f(a=1, b)", "f(**a, *b)", "f(**a, b)", "f(1=2)", "f(a.b=1)", "f((a)=1)", "f(True=1)",
      "f(x for x in y, 1)", "f(1, x for x in y)", "class A(x for x in y): pass",
      "f(a=b for b in c)",
      "def f(a=1, b): pass", "def f(*): pass", "def f(*, **a): pass", "def f(**a, b): pass",
      "def f(a, /, b, /): pass", "def f(/): pass", "def f(*a, *b): pass", "def f(*a, /): pass",
      "def f((a)): pass", "def f(*a=1): pass", "lambda a: int: 1", "lambda *: 1",
      "def f(**a=1): pass",
      // Expressions
      "(*a)", "[*a for a in b]", "{**a for a in b}", "{a: *b}", "{a, b: c}", "{a: b, c}", "a not b",
      "1 + not a", "1 + lambda: a", "a if b", "a if b else", "await", "(a for a in lambda: b)",
      "a[]", "a[b:=1:2]", "print x", "a b", "a..b", "x = *", "yield = 1", "a <> b", "a ? b", "a!b",
      "a = $", "[a, b", "a)", "(a]", "f(,)", "(,)", "{,}", "a.1", "a->b", "not", "f(**)", "()()=1",
      // Statements
      "if a pass", "if a:\npass", "else: pass", "try: pass", "try: a\nelse: b", "for a b: c",
      "try: a\nexcept B: c\nexcept* D: e", "try: a\nexcept*: b", "try: a\nexcept A, B as c: d",
      "import a.b as c.d", "from a import b,", "from a import ()", "from . import a.b", "import *",
      "from a import (*)", "import a,", "global a,", "raise a, b", "assert", "assert a,",
      "return = 1",
      "class A: def", "async a", "async if a: b", "@a\nx = 1", "with a as b c: d", "with: pass",
      "while: pass", "def f: pass", "def f() -> : pass", "type X[] = a", "type X[*T: int] = a",
      "type X.y = a", "def f[T](): ", "pass pass", ";", "a;;b", "lambda x, x=: 1", "except: pass",
      "from __future__ import no_such_feature", "match a:\n pass", "match a:\n case _: pass\n b",
      // Patterns
      "match a:\n case -b: pass", "match a:\n case a + b: pass", "match a:\n case 1 + 2: pass",
      "match a:\n case b as _: pass", "match a:\n case *b: pass", "match a:\n case (*b): pass",
      "match a:\n case {**b, 'c': d}: pass", "match a:\n case {**_}: pass",
      "match a:\n case B(c=1, d): pass", "match a:\n case B(c.d=1): pass",
      "match a:\n case {b: c}: pass",
      // Literals
      "0777", "1__0", "1_", "0x", "0xg", "0b2", "0o8", "1e", "1e+", "1.e_1", "1a", "0_", "1_.0",
      "'a", "\"a", "'''a", "'a\nb'", "b'é'", "'\\x4'", "'\\u12'", "'\\U00110000'", "'\\N{no such}'",
      "'\\N'", "b'\\x4'", "b'a' 'b'", "'a' b'b'", "ur'a'", "bu'a'", "fb'a'", "uf'a'", "tf'a'",
      // f-strings
      "f'{'", "f'}'", "f'{}'", "f'{ }'", "f'{a b}'", "f'{a!}'", "f'{a!x}'", "f'{a! r}'",
      "f'{a!rr}'",
      "f'{lambda: 1}'", "f'{a", "f'{a:{b}'", "f'{a!r:'", "f'{a:\n}'", "f'\n'", "f'{!r}'", "f'{=}'",
      "f'{:x}'", "f'{a:{b:{c:{d}}}}'", "f'{a[}'", "f'{a)}'", "f'{\\n}'", "f'{a.}'", "f'a' b'b'",
      "t'a' 'b'", "'a' t'b'", "t'a' f'b'", "f'{*a}b{'", "f'{yield = 1}'", "f'\\x4'",
      // Layout
      "  a", "if a:\n    b\n  c", "if a:\n\tb\n        c", "a\n  b", "a = \\", "a = \\ b", "a \\\n",
      "if a:\n  # only a comment", "\0", "a\0b", "x = 'é", "é\u{2028} = 1", "a\u{A0}= 1", "€ = 1",
    ])
  func rejected(source: String) {
    #expect(failure(source) != nil, "\(source)")
  }

  @Test(
    "ast.parse accepts it; the compiler may not",
    arguments: [
      "return", "yield", "break", "continue", "nonlocal a", "*a = b", "*a", "a = *b",
      "try: a\nexcept: b\nexcept C: d", "def f(a, a): pass", "f(a=1, a=2)", "await a",
      "__debug__ = 1",
      "from a import *; def_ = 1",
      "match x:\n case [*a, *b]: pass", "match x:\n case a | b: pass",
      "match x:\n case f'{a}': pass",
      "class A[T, T]: pass", "import a as a", "f(*a, b, *c)", "f(a=1, *b)", "del (), [], (a,)",
      "del a,",
      "for () in a: pass", "[] = a", "() = a", "with a as (): pass", "a[b, *c] = d", "f().a = 1",
      "'a'.b = 1", "(a.b) = 1", "[(a)] = b", "(f())[0]: int",
      "1if a else 2", "1or 2", "[1for a in b]", "0_0", "0e1", "00.5", "09.5", "1_0j", "a = yield",
      "lambda: (yield)", "@a if b else c\ndef f(): pass", "@(yield)\nclass A: pass", "print(a) ;",
      "if a: b; c", "a\\\n.b", "if a:\n  \\\n  b", "\u{C}a", "if a:\n\tb\n\tc", "a # é", "# a",
      "\\\na", "é = 1", "ª = 1", "x = '\\\n'", "b'\\N{x}'", "'\\8'", "f'{a:\\x41}'",
      "f'''{a:\n}'''",
      "from __future__ import annotations", "a = 1\nfrom __future__ import no_such_feature",
      "type = type.type", "match, case = 1, 2", "_ = match[case]", "print >> a, b",
      "x = [a for a in b if c]",
      "with (a, b): pass", "with (a as b): pass", "with (a), (b): pass", "with (a := b): pass",
      "try: a\nexcept (B, C) as d: e", "try: a\nexcept* (B, C) as d: e",
      "async def f(): await a ** b",
      "", "\n", "   ", "#", "\t\n  # a\n", "a\r\nb\rc",
    ])
  func accepted(source: String) {
    #expect(failure(source) == nil, "\(source)")
  }

  @Test("An error tells its place in scalars and its reason in a sentence")
  func place() throws {
    let error = try #require(failure("é = 1\nx = (1 +\n  )\n"))
    #expect(error.position == SourcePosition(line: 3, column: 3))
    #expect(error.offset == 18)
    #expect(error.description == "line 3, column 3: invalid syntax")
  }

  @Test("A bracket that stays open is named where it stands")
  func openBracket() {
    let error = failure("a = 1\nb = [c,\n  (d)\n")
    #expect(error?.position == SourcePosition(line: 2, column: 5))
    #expect(error?.message == "'[' was never closed")
  }

  @Test("The statements before the failing one are kept")
  func prefix() {
    let tree = PythonParser.parse(
      Array("a = 1\ndef f():\n  b = 2\n\nclass C:\n  d = = 3\ne = 4\n".utf8))
    #expect(tree.error?.position == SourcePosition(line: 6, column: 7))
    #expect(tree.body.count == 2)
    #expect(
      tree[tree.body].map { tree.span(of: $0) } == [
        SourceSpan(start: 0, end: 5), SourceSpan(start: 6, end: 22),
      ])
  }

  @Test("Two alternatives of a with statement and of match report the real failure")
  func backtracking() {
    #expect(failure("with (a, b c): pass")?.position == SourcePosition(line: 1, column: 12))
    #expect(failure("match (a b):\n case 1: pass")?.position == SourcePosition(line: 1, column: 10))
  }
}
