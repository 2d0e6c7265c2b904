import Testing

@testable import syntax_parity

@Suite("Numbers and strings.")
struct LiteralTests {
  @Test("Trees as CPython 3.14 dumps them", arguments: cases)
  func tree(source: String, expected: String) {
    #expect(dump(source) == expected)
  }

  private static let cases: [(String, String)] = [
    (
      "0, 00, 1_000, 0xFF_ff, 0o17, 0B1",
      """
      Expr(value=Tuple(elts=[Constant(value=0), Constant(value=0), Constant(value=1000), \
      Constant(value=65535), Constant(value=15), Constant(value=1)], ctx=Load()))
      """
    ),
    (
      "0xFFFFFFFFFFFFFFFFFFFFFFFF",
      "Expr(value=Constant(value=79228162514264337593543950335))"
    ),
    (
      "123456789012345678901234567890",
      "Expr(value=Constant(value=123456789012345678901234567890))"
    ),
    (
      "1., .5, 1e5, 1E-7, 1_0.0_1, 1e16, 1e400, 0.0001, 0.00001",
      """
      Expr(value=Tuple(elts=[Constant(value=1.0), Constant(value=0.5), \
      Constant(value=100000.0), Constant(value=1e-07), Constant(value=10.01), \
      Constant(value=1e+16), Constant(value=inf), Constant(value=0.0001), \
      Constant(value=1e-05)], ctx=Load()))
      """
    ),
    (
      "1j, 1.5J, 1e3j, 0j",
      """
      Expr(value=Tuple(elts=[Constant(value=1j), Constant(value=1.5j), \
      Constant(value=1000j), Constant(value=0j)], ctx=Load()))
      """
    ),
    (
      "1if a else b",
      """
      Expr(value=IfExp(test=Name(id='a', ctx=Load()), body=Constant(value=1), \
      orelse=Name(id='b', ctx=Load())))
      """
    ),
    (
      #""a" 'b' """c""""#,
      "Expr(value=Constant(value='abc'))"
    ),
    (
      #"u"a" "b""#,
      "Expr(value=Constant(value='ab', kind='u'))"
    ),
    (
      #""a" u"b""#,
      "Expr(value=Constant(value='ab'))"
    ),
    (
      #"b"a" B"\x00\xff\n""#,
      #"Expr(value=Constant(value=b'a\x00\xff\n'))"#
    ),
    (
      #"rb"\n" Rb"\x""#,
      #"Expr(value=Constant(value=b'\\n\\x'))"#
    ),
    (
      #""\a\b\f\n\r\t\v\\\'\"\0\101\777\x41\u00e9\U0001F600\q""#,
      #"Expr(value=Constant(value='\x07\x08\x0c\n\r\t\x0b\\\'"\x00AǿAé😀\\q'))"#
    ),
    (
      "\"a\\\nb\"",
      "Expr(value=Constant(value='ab'))"
    ),
    (
      #""\ud800 \ud83d\ude00""#,
      #"Expr(value=Constant(value='\ud800 \ud83d\ude00'))"#
    ),
    (
      #""\N{BULLET}\N{greek small letter alpha}\N{LF}\N{CJK UNIFIED IDEOGRAPH-4E00}\N{HANGUL SYLLABLE GAG}\N{HANGUL SYLLABLE A}""#,
      #"Expr(value=Constant(value='•α\n一각아'))"#
    ),
    (
      #""it's""#,
      #"Expr(value=Constant(value="it's"))"#
    ),
    (
      #""\u00ad\u2028\xa0é""#,
      #"Expr(value=Constant(value='\xad\u2028\xa0é'))"#
    ),
  ]
}
