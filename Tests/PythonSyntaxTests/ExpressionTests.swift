import Testing

@testable import syntax_parity

@Suite("Operators, calls, subscripts, displays.")
struct ExpressionTests {
  @Test("Trees as CPython 3.14 dumps them", arguments: cases)
  func tree(source: String, expected: String) {
    #expect(dump(source) == expected)
  }

  private static let cases: [(String, String)] = [
    (
      "a or b or c and not d",
      """
      Expr(value=BoolOp(op=Or(), values=[Name(id='a', ctx=Load()), Name(id='b', \
      ctx=Load()), BoolOp(op=And(), values=[Name(id='c', ctx=Load()), UnaryOp(op=Not(), \
      operand=Name(id='d', ctx=Load()))])]))
      """
    ),
    (
      "a < b <= c != d is not e not in f",
      """
      Expr(value=Compare(left=Name(id='a', ctx=Load()), ops=[Lt(), LtE(), NotEq(), \
      IsNot(), NotIn()], comparators=[Name(id='b', ctx=Load()), Name(id='c', ctx=Load()), \
      Name(id='d', ctx=Load()), Name(id='e', ctx=Load()), Name(id='f', ctx=Load())]))
      """
    ),
    (
      "a if b else c if d else e",
      """
      Expr(value=IfExp(test=Name(id='b', ctx=Load()), body=Name(id='a', ctx=Load()), \
      orelse=IfExp(test=Name(id='d', ctx=Load()), body=Name(id='c', ctx=Load()), \
      orelse=Name(id='e', ctx=Load()))))
      """
    ),
    (
      "-a ** -b",
      """
      Expr(value=UnaryOp(op=USub(), operand=BinOp(left=Name(id='a', ctx=Load()), \
      op=Pow(), right=UnaryOp(op=USub(), operand=Name(id='b', ctx=Load())))))
      """
    ),
    (
      "not a in b",
      """
      Expr(value=UnaryOp(op=Not(), operand=Compare(left=Name(id='a', ctx=Load()), \
      ops=[In()], comparators=[Name(id='b', ctx=Load())])))
      """
    ),
    (
      "a + b * c - d",
      """
      Expr(value=BinOp(left=BinOp(left=Name(id='a', ctx=Load()), op=Add(), \
      right=BinOp(left=Name(id='b', ctx=Load()), op=Mult(), right=Name(id='c', \
      ctx=Load()))), op=Sub(), right=Name(id='d', ctx=Load())))
      """
    ),
    (
      "a << b | c & d ^ e",
      """
      Expr(value=BinOp(left=BinOp(left=Name(id='a', ctx=Load()), op=LShift(), \
      right=Name(id='b', ctx=Load())), op=BitOr(), \
      right=BinOp(left=BinOp(left=Name(id='c', ctx=Load()), op=BitAnd(), \
      right=Name(id='d', ctx=Load())), op=BitXor(), right=Name(id='e', ctx=Load()))))
      """
    ),
    (
      "~a @ b // c % d",
      """
      Expr(value=BinOp(left=BinOp(left=BinOp(left=UnaryOp(op=Invert(), \
      operand=Name(id='a', ctx=Load())), op=MatMult(), right=Name(id='b', ctx=Load())), \
      op=FloorDiv(), right=Name(id='c', ctx=Load())), op=Mod(), right=Name(id='d', \
      ctx=Load())))
      """
    ),
    (
      "await_(a)",
      """
      Expr(value=Call(func=Name(id='await_', ctx=Load()), args=[Name(id='a', \
      ctx=Load())]))
      """
    ),
    (
      "(a := 1, b)",
      """
      Expr(value=Tuple(elts=[NamedExpr(target=Name(id='a', ctx=Store()), \
      value=Constant(value=1)), Name(id='b', ctx=Load())], ctx=Load()))
      """
    ),
    (
      "f(a := 1)",
      """
      Expr(value=Call(func=Name(id='f', ctx=Load()), args=[NamedExpr(target=Name(id='a', \
      ctx=Store()), value=Constant(value=1))]))
      """
    ),
    (
      "a[b := 1]",
      """
      Expr(value=Subscript(value=Name(id='a', ctx=Load()), \
      slice=NamedExpr(target=Name(id='b', ctx=Store()), value=Constant(value=1)), \
      ctx=Load()))
      """
    ),
    (
      "a[1:2, ::3, ...]",
      """
      Expr(value=Subscript(value=Name(id='a', ctx=Load()), \
      slice=Tuple(elts=[Slice(lower=Constant(value=1), upper=Constant(value=2)), \
      Slice(step=Constant(value=3)), Constant(value=Ellipsis)], ctx=Load()), ctx=Load()))
      """
    ),
    (
      "a[*b]",
      """
      Expr(value=Subscript(value=Name(id='a', ctx=Load()), \
      slice=Tuple(elts=[Starred(value=Name(id='b', ctx=Load()), ctx=Load())], \
      ctx=Load()), ctx=Load()))
      """
    ),
    (
      "a[*b, c:d]",
      """
      Expr(value=Subscript(value=Name(id='a', ctx=Load()), \
      slice=Tuple(elts=[Starred(value=Name(id='b', ctx=Load()), ctx=Load()), \
      Slice(lower=Name(id='c', ctx=Load()), upper=Name(id='d', ctx=Load()))], \
      ctx=Load()), ctx=Load()))
      """
    ),
    (
      "a[:]",
      """
      Expr(value=Subscript(value=Name(id='a', ctx=Load()), slice=Slice(), ctx=Load()))
      """
    ),
    (
      "f(a, *b, c=1, *d, **e, g=2)",
      """
      Expr(value=Call(func=Name(id='f', ctx=Load()), args=[Name(id='a', ctx=Load()), \
      Starred(value=Name(id='b', ctx=Load()), ctx=Load()), Starred(value=Name(id='d', \
      ctx=Load()), ctx=Load())], keywords=[keyword(arg='c', value=Constant(value=1)), \
      keyword(value=Name(id='e', ctx=Load())), keyword(arg='g', \
      value=Constant(value=2))]))
      """
    ),
    (
      "f(x for x in y)",
      """
      Expr(value=Call(func=Name(id='f', ctx=Load()), args=[GeneratorExp(elt=Name(id='x', \
      ctx=Load()), generators=[comprehension(target=Name(id='x', ctx=Store()), \
      iter=Name(id='y', ctx=Load()), is_async=0)])]))
      """
    ),
    (
      "f((x for x in y), z)",
      """
      Expr(value=Call(func=Name(id='f', ctx=Load()), args=[GeneratorExp(elt=Name(id='x', \
      ctx=Load()), generators=[comprehension(target=Name(id='x', ctx=Store()), \
      iter=Name(id='y', ctx=Load()), is_async=0)]), Name(id='z', ctx=Load())]))
      """
    ),
    (
      "(yield)",
      "Expr(value=Yield())"
    ),
    (
      "(yield from a)",
      "Expr(value=YieldFrom(value=Name(id='a', ctx=Load())))"
    ),
    (
      "x = yield a, b",
      """
      Assign(targets=[Name(id='x', ctx=Store())], \
      value=Yield(value=Tuple(elts=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())], \
      ctx=Load())))
      """
    ),
    (
      "[a, *b]",
      """
      Expr(value=List(elts=[Name(id='a', ctx=Load()), Starred(value=Name(id='b', \
      ctx=Load()), ctx=Load())], ctx=Load()))
      """
    ),
    (
      "[]",
      "Expr(value=List(ctx=Load()))"
    ),
    (
      "()",
      "Expr(value=Tuple(ctx=Load()))"
    ),
    (
      "(a,)",
      "Expr(value=Tuple(elts=[Name(id='a', ctx=Load())], ctx=Load()))"
    ),
    (
      "a,",
      "Expr(value=Tuple(elts=[Name(id='a', ctx=Load())], ctx=Load()))"
    ),
    (
      "{a, *b}",
      """
      Expr(value=Set(elts=[Name(id='a', ctx=Load()), Starred(value=Name(id='b', \
      ctx=Load()), ctx=Load())]))
      """
    ),
    (
      "{}",
      "Expr(value=Dict())"
    ),
    (
      "{a: b, **c}",
      """
      Expr(value=Dict(keys=[Name(id='a', ctx=Load()), None], values=[Name(id='b', \
      ctx=Load()), Name(id='c', ctx=Load())]))
      """
    ),
    (
      "[a for b in c if d if e for f in g]",
      """
      Expr(value=ListComp(elt=Name(id='a', ctx=Load()), \
      generators=[comprehension(target=Name(id='b', ctx=Store()), iter=Name(id='c', \
      ctx=Load()), ifs=[Name(id='d', ctx=Load()), Name(id='e', ctx=Load())], is_async=0), \
      comprehension(target=Name(id='f', ctx=Store()), iter=Name(id='g', ctx=Load()), \
      is_async=0)]))
      """
    ),
    (
      "{a: b for a, b in c}",
      """
      Expr(value=DictComp(key=Name(id='a', ctx=Load()), value=Name(id='b', ctx=Load()), \
      generators=[comprehension(target=Tuple(elts=[Name(id='a', ctx=Store()), \
      Name(id='b', ctx=Store())], ctx=Store()), iter=Name(id='c', ctx=Load()), \
      is_async=0)]))
      """
    ),
    (
      "{a for a in b}",
      """
      Expr(value=SetComp(elt=Name(id='a', ctx=Load()), \
      generators=[comprehension(target=Name(id='a', ctx=Store()), iter=Name(id='b', \
      ctx=Load()), is_async=0)]))
      """
    ),
    (
      "(a async for b in c)",
      """
      Expr(value=GeneratorExp(elt=Name(id='a', ctx=Load()), \
      generators=[comprehension(target=Name(id='b', ctx=Store()), iter=Name(id='c', \
      ctx=Load()), is_async=1)]))
      """
    ),
    (
      "a.b.c(d)[e](f)",
      """
      Expr(value=Call(func=Subscript(value=Call(func=Attribute(value=Attribute(value=Name(\
      id='a', ctx=Load()), attr='b', ctx=Load()), attr='c', ctx=Load()), \
      args=[Name(id='d', ctx=Load())]), slice=Name(id='e', ctx=Load()), ctx=Load()), \
      args=[Name(id='f', ctx=Load())]))
      """
    ),
    (
      "None, True, False, ...",
      """
      Expr(value=Tuple(elts=[Constant(value=None), Constant(value=True), \
      Constant(value=False), Constant(value=Ellipsis)], ctx=Load()))
      """
    ),
    (
      "__debug__",
      "Expr(value=Name(id='__debug__', ctx=Load()))"
    ),
  ]
}
