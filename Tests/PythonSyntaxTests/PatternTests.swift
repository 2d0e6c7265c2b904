import Testing

@testable import syntax_parity

@Suite("`match` and its soft keyword.")
struct PatternTests {
  @Test("Trees as CPython 3.14 dumps them", arguments: cases)
  func tree(source: String, expected: String) {
    #expect(dump(source) == expected)
  }

  private static let cases: [(String, String)] = [
    (
      "match a:\n case 1 | -2 | 3+4j | \"s\" \"t\" | None | True: pass",
      """
      Match(subject=Name(id='a', ctx=Load()), \
      cases=[match_case(pattern=MatchOr(patterns=[MatchValue(value=Constant(value=1)), \
      MatchValue(value=UnaryOp(op=USub(), operand=Constant(value=2))), \
      MatchValue(value=BinOp(left=Constant(value=3), op=Add(), \
      right=Constant(value=4j))), MatchValue(value=Constant(value='st')), \
      MatchSingleton(value=None), MatchSingleton(value=True)]), body=[Pass()])])
      """
    ),
    (
      "match a, *b:\n case _: pass",
      """
      Match(subject=Tuple(elts=[Name(id='a', ctx=Load()), Starred(value=Name(id='b', \
      ctx=Load()), ctx=Load())], ctx=Load()), cases=[match_case(pattern=MatchAs(), \
      body=[Pass()])])
      """
    ),
    (
      "match a:\n case b: pass\n case c.d: pass",
      """
      Match(subject=Name(id='a', ctx=Load()), \
      cases=[match_case(pattern=MatchAs(name='b'), body=[Pass()]), \
      match_case(pattern=MatchValue(value=Attribute(value=Name(id='c', ctx=Load()), \
      attr='d', ctx=Load())), body=[Pass()])])
      """
    ),
    (
      "match a:\n case [b, *c]: pass\n case (d, *_): pass\n case e, : pass\n case (): pass\n case (f): pass",
      """
      Match(subject=Name(id='a', ctx=Load()), \
      cases=[match_case(pattern=MatchSequence(patterns=[MatchAs(name='b'), \
      MatchStar(name='c')]), body=[Pass()]), \
      match_case(pattern=MatchSequence(patterns=[MatchAs(name='d'), MatchStar()]), \
      body=[Pass()]), match_case(pattern=MatchSequence(patterns=[MatchAs(name='e')]), \
      body=[Pass()]), match_case(pattern=MatchSequence(), body=[Pass()]), \
      match_case(pattern=MatchAs(name='f'), body=[Pass()])])
      """
    ),
    (
      "match a:\n case {\"k\": b, c.d: 1, **e}: pass\n case {}: pass",
      """
      Match(subject=Name(id='a', ctx=Load()), \
      cases=[match_case(pattern=MatchMapping(keys=[Constant(value='k'), \
      Attribute(value=Name(id='c', ctx=Load()), attr='d', ctx=Load())], \
      patterns=[MatchAs(name='b'), MatchValue(value=Constant(value=1))], rest='e'), \
      body=[Pass()]), match_case(pattern=MatchMapping(), body=[Pass()])])
      """
    ),
    (
      "match a:\n case B(): pass\n case C.D(e, f=g, h=_): pass",
      """
      Match(subject=Name(id='a', ctx=Load()), \
      cases=[match_case(pattern=MatchClass(cls=Name(id='B', ctx=Load())), body=[Pass()]), \
      match_case(pattern=MatchClass(cls=Attribute(value=Name(id='C', ctx=Load()), \
      attr='D', ctx=Load()), patterns=[MatchAs(name='e')], kwd_attrs=['f', 'h'], \
      kwd_patterns=[MatchAs(name='g'), MatchAs()]), body=[Pass()])])
      """
    ),
    (
      "match a:\n case (b | c) as d if e: pass",
      """
      Match(subject=Name(id='a', ctx=Load()), \
      cases=[match_case(pattern=MatchAs(pattern=MatchOr(patterns=[MatchAs(name='b'), \
      MatchAs(name='c')]), name='d'), guard=Name(id='e', ctx=Load()), body=[Pass()])])
      """
    ),
    (
      "match (a)\nmatch[b]\nmatch * c\nmatch -d\nmatch = match.case",
      """
      Expr(value=Call(func=Name(id='match', ctx=Load()), args=[Name(id='a', \
      ctx=Load())])), Expr(value=Subscript(value=Name(id='match', ctx=Load()), \
      slice=Name(id='b', ctx=Load()), ctx=Load())), \
      Expr(value=BinOp(left=Name(id='match', ctx=Load()), op=Mult(), right=Name(id='c', \
      ctx=Load()))), Expr(value=BinOp(left=Name(id='match', ctx=Load()), op=Sub(), \
      right=Name(id='d', ctx=Load()))), Assign(targets=[Name(id='match', ctx=Store())], \
      value=Attribute(value=Name(id='match', ctx=Load()), attr='case', ctx=Load()))
      """
    ),
    (
      "match: int",
      """
      AnnAssign(target=Name(id='match', ctx=Store()), annotation=Name(id='int', \
      ctx=Load()), simple=1)
      """
    ),
    (
      "case = 1",
      "Assign(targets=[Name(id='case', ctx=Store())], value=Constant(value=1))"
    ),
    (
      "match not a:\n case _ as b: pass",
      """
      Match(subject=UnaryOp(op=Not(), operand=Name(id='a', ctx=Load())), \
      cases=[match_case(pattern=MatchAs(pattern=MatchAs(), name='b'), body=[Pass()])])
      """
    ),
    (
      "match x:\n case -1.5e3-2J: pass",
      """
      Match(subject=Name(id='x', ctx=Load()), \
      cases=[match_case(pattern=MatchValue(value=BinOp(left=UnaryOp(op=USub(), \
      operand=Constant(value=1500.0)), op=Sub(), right=Constant(value=2j))), \
      body=[Pass()])])
      """
    ),
  ]
}
