import Testing

@testable import syntax_parity

@Suite("f-strings and t-strings.")
struct FormatStringTests {
  @Test("Trees as CPython 3.14 dumps them", arguments: cases)
  func tree(source: String, expected: String) {
    #expect(dump(source) == expected)
  }

  private static let cases: [(String, String)] = [
    (
      #"f"""#,
      "Expr(value=JoinedStr())"
    ),
    (
      #"f"a{b}c""#,
      """
      Expr(value=JoinedStr(values=[Constant(value='a'), FormattedValue(value=Name(id='b', \
      ctx=Load()), conversion=-1), Constant(value='c')]))
      """
    ),
    (
      #"f"{{a}}""#,
      "Expr(value=JoinedStr(values=[Constant(value='{a}')]))"
    ),
    (
      #"f"{a!r:>{b}}""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), \
      conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), \
      FormattedValue(value=Name(id='b', ctx=Load()), conversion=-1)]))]))
      """
    ),
    (
      #"f"{a:}""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), \
      conversion=-1, format_spec=JoinedStr())]))
      """
    ),
    (
      #"f"{a=}""#,
      """
      Expr(value=JoinedStr(values=[Constant(value='a='), \
      FormattedValue(value=Name(id='a', ctx=Load()), conversion=114)]))
      """
    ),
    (
      #"f"{ a = !s}""#,
      """
      Expr(value=JoinedStr(values=[Constant(value=' a = '), \
      FormattedValue(value=Name(id='a', ctx=Load()), conversion=115)]))
      """
    ),
    (
      #"f"{a=:>5}""#,
      """
      Expr(value=JoinedStr(values=[Constant(value='a='), \
      FormattedValue(value=Name(id='a', ctx=Load()), conversion=-1, \
      format_spec=JoinedStr(values=[Constant(value='>5')]))]))
      """
    ),
    (
      #"f"{a!=b}""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=Compare(left=Name(id='a', \
      ctx=Load()), ops=[NotEq()], comparators=[Name(id='b', ctx=Load())]), \
      conversion=-1)]))
      """
    ),
    (
      #"f"{a:=5}""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), \
      conversion=-1, format_spec=JoinedStr(values=[Constant(value='=5')]))]))
      """
    ),
    (
      #"f"{(lambda: 1)}""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=Lambda(args=arguments(), \
      body=Constant(value=1)), conversion=-1)]))
      """
    ),
    (
      #"f"{(a:=1)}""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=NamedExpr(target=Name(id='a', \
      ctx=Store()), value=Constant(value=1)), conversion=-1)]))
      """
    ),
    (
      #"f"{a["b"]}""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=Subscript(value=Name(id='a', \
      ctx=Load()), slice=Constant(value='b'), ctx=Load()), conversion=-1)]))
      """
    ),
    (
      #"f"{f"{f"{a}"}"}""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=JoinedStr(values=[FormattedValue(v\
      alue=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), \
      conversion=-1)]), conversion=-1)]), conversion=-1)]))
      """
    ),
    (
      "f\"\"\"{\na # note\n=}\"\"\"",
      #"""
      Expr(value=JoinedStr(values=[Constant(value='\na \n='), \#
      FormattedValue(value=Name(id='a', ctx=Load()), conversion=114)]))
      """#
    ),
    (
      #""a" f"b{c}" "d""#,
      """
      Expr(value=JoinedStr(values=[Constant(value='ab'), \
      FormattedValue(value=Name(id='c', ctx=Load()), conversion=-1), \
      Constant(value='d')]))
      """
    ),
    (
      #"f"" "a""#,
      "Expr(value=JoinedStr(values=[Constant(value='a')]))"
    ),
    (
      #"u"a" f"{b}""#,
      """
      Expr(value=JoinedStr(values=[Constant(value='a', kind='u'), \
      FormattedValue(value=Name(id='b', ctx=Load()), conversion=-1)]))
      """
    ),
    (
      #"rf"\{a}\d""#,
      #"""
      Expr(value=JoinedStr(values=[Constant(value='\\'), \#
      FormattedValue(value=Name(id='a', ctx=Load()), conversion=-1), \#
      Constant(value='\\d')]))
      """#
    ),
    (
      #"f"\N{BULLET}{a}\n""#,
      #"""
      Expr(value=JoinedStr(values=[Constant(value='•'), FormattedValue(value=Name(id='a', \#
      ctx=Load()), conversion=-1), Constant(value='\n')]))
      """#
    ),
    (
      #"f"{*a, b}""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=Tuple(elts=[Starred(value=Name(id=\
      'a', ctx=Load()), ctx=Load()), Name(id='b', ctx=Load())], ctx=Load()), \
      conversion=-1)]))
      """
    ),
    (
      #"f"{yield_}""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='yield_', ctx=Load()), \
      conversion=-1)]))
      """
    ),
    (
      #"f"{a:{b:{c}}}""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), \
      conversion=-1, format_spec=JoinedStr(values=[FormattedValue(value=Name(id='b', \
      ctx=Load()), conversion=-1, \
      format_spec=JoinedStr(values=[FormattedValue(value=Name(id='c', ctx=Load()), \
      conversion=-1)]))]))]))
      """
    ),
    (
      #"f"{a:%H:%M}""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), \
      conversion=-1, format_spec=JoinedStr(values=[Constant(value='%H:%M')]))]))
      """
    ),
    (
      #"f"{ {1: 2}[1] }""#,
      """
      Expr(value=JoinedStr(values=[FormattedValue(value=Subscript(value=Dict(keys=[Constan\
      t(value=1)], values=[Constant(value=2)]), slice=Constant(value=1), ctx=Load()), \
      conversion=-1)]))
      """
    ),
    (
      #"t"a{b}c""#,
      """
      Expr(value=TemplateStr(values=[Constant(value='a'), \
      Interpolation(value=Name(id='b', ctx=Load()), str='b', conversion=-1), \
      Constant(value='c')]))
      """
    ),
    (
      #"t"{a!r:>{b}}" t"d""#,
      """
      Expr(value=TemplateStr(values=[Interpolation(value=Name(id='a', ctx=Load()), \
      str='a', conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), \
      FormattedValue(value=Name(id='b', ctx=Load()), conversion=-1)])), \
      Constant(value='d')]))
      """
    ),
    (
      #"t"{ a = }""#,
      """
      Expr(value=TemplateStr(values=[Constant(value=' a = '), \
      Interpolation(value=Name(id='a', ctx=Load()), str=' a ', conversion=114)]))
      """
    ),
    (
      #"t"""#,
      "Expr(value=TemplateStr())"
    ),
    (
      #"rt"\{a}""#,
      #"""
      Expr(value=TemplateStr(values=[Constant(value='\\'), \#
      Interpolation(value=Name(id='a', ctx=Load()), str='a', conversion=-1)]))
      """#
    ),
  ]
}
