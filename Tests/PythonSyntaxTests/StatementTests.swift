import Testing

@testable import syntax_parity

@Suite("Statements of every kind.")
struct StatementTests {
  @Test("Trees as CPython 3.14 dumps them", arguments: cases)
  func tree(source: String, expected: String) {
    #expect(dump(source) == expected)
  }

  private static let cases: [(String, String)] = [
    (
      "a = b = 1",
      """
      Assign(targets=[Name(id='a', ctx=Store()), Name(id='b', ctx=Store())], \
      value=Constant(value=1))
      """
    ),
    (
      "a, *b = c",
      """
      Assign(targets=[Tuple(elts=[Name(id='a', ctx=Store()), Starred(value=Name(id='b', \
      ctx=Store()), ctx=Store())], ctx=Store())], value=Name(id='c', ctx=Load()))
      """
    ),
    (
      "(a) = 1",
      "Assign(targets=[Name(id='a', ctx=Store())], value=Constant(value=1))"
    ),
    (
      "a: int",
      """
      AnnAssign(target=Name(id='a', ctx=Store()), annotation=Name(id='int', ctx=Load()), \
      simple=1)
      """
    ),
    (
      "a.b: int = 2",
      """
      AnnAssign(target=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Store()), \
      annotation=Name(id='int', ctx=Load()), value=Constant(value=2), simple=0)
      """
    ),
    (
      "(a): int = 3",
      """
      AnnAssign(target=Name(id='a', ctx=Store()), annotation=Name(id='int', ctx=Load()), \
      value=Constant(value=3), simple=0)
      """
    ),
    (
      "a += yield",
      "AugAssign(target=Name(id='a', ctx=Store()), op=Add(), value=Yield())"
    ),
    (
      "a @= b",
      """
      AugAssign(target=Name(id='a', ctx=Store()), op=MatMult(), value=Name(id='b', \
      ctx=Load()))
      """
    ),
    (
      "del a, b[0], (c, d.e)",
      """
      Delete(targets=[Name(id='a', ctx=Del()), Subscript(value=Name(id='b', ctx=Load()), \
      slice=Constant(value=0), ctx=Del()), Tuple(elts=[Name(id='c', ctx=Del()), \
      Attribute(value=Name(id='d', ctx=Load()), attr='e', ctx=Del())], ctx=Del())])
      """
    ),
    (
      "return",
      "Return()"
    ),
    (
      "return *a, b",
      """
      Return(value=Tuple(elts=[Starred(value=Name(id='a', ctx=Load()), ctx=Load()), \
      Name(id='b', ctx=Load())], ctx=Load()))
      """
    ),
    (
      "raise A from b",
      "Raise(exc=Name(id='A', ctx=Load()), cause=Name(id='b', ctx=Load()))"
    ),
    (
      #"assert a, "m""#,
      "Assert(test=Name(id='a', ctx=Load()), msg=Constant(value='m'))"
    ),
    (
      "import a.b.c as d, e",
      "Import(names=[alias(name='a.b.c', asname='d'), alias(name='e')])"
    ),
    (
      "import a . b",
      "Import(names=[alias(name='a.b')])"
    ),
    (
      "from . import x",
      "ImportFrom(names=[alias(name='x')], level=1)"
    ),
    (
      "from ...a.b import (c as d, e,)",
      """
      ImportFrom(module='a.b', names=[alias(name='c', asname='d'), alias(name='e')], \
      level=3)
      """
    ),
    (
      "from a import *",
      "ImportFrom(module='a', names=[alias(name='*')], level=0)"
    ),
    (
      "global a, b",
      "Global(names=['a', 'b'])"
    ),
    (
      "nonlocal a",
      "Nonlocal(names=['a'])"
    ),
    (
      "pass; break; continue;",
      "Pass(), Break(), Continue()"
    ),
    (
      "if a: pass\nelif b: pass\nelse: pass",
      """
      If(test=Name(id='a', ctx=Load()), body=[Pass()], orelse=[If(test=Name(id='b', \
      ctx=Load()), body=[Pass()], orelse=[Pass()])])
      """
    ),
    (
      "while a:\n  b\nelse:\n  c",
      """
      While(test=Name(id='a', ctx=Load()), body=[Expr(value=Name(id='b', ctx=Load()))], \
      orelse=[Expr(value=Name(id='c', ctx=Load()))])
      """
    ),
    (
      "for a, *b in c, d: pass\nelse: e",
      """
      For(target=Tuple(elts=[Name(id='a', ctx=Store()), Starred(value=Name(id='b', \
      ctx=Store()), ctx=Store())], ctx=Store()), iter=Tuple(elts=[Name(id='c', \
      ctx=Load()), Name(id='d', ctx=Load())], ctx=Load()), body=[Pass()], \
      orelse=[Expr(value=Name(id='e', ctx=Load()))])
      """
    ),
    (
      "for x in *a, b: pass",
      """
      For(target=Name(id='x', ctx=Store()), iter=Tuple(elts=[Starred(value=Name(id='a', \
      ctx=Load()), ctx=Load()), Name(id='b', ctx=Load())], ctx=Load()), body=[Pass()])
      """
    ),
    (
      "async def f():\n  async for a in b: pass\n  async with c as d: await e",
      """
      AsyncFunctionDef(name='f', args=arguments(), body=[AsyncFor(target=Name(id='a', \
      ctx=Store()), iter=Name(id='b', ctx=Load()), body=[Pass()]), \
      AsyncWith(items=[withitem(context_expr=Name(id='c', ctx=Load()), \
      optional_vars=Name(id='d', ctx=Store()))], \
      body=[Expr(value=Await(value=Name(id='e', ctx=Load())))])])
      """
    ),
    (
      "try: a\nexcept B as c: d\nexcept: e\nelse: f\nfinally: g",
      """
      Try(body=[Expr(value=Name(id='a', ctx=Load()))], \
      handlers=[ExceptHandler(type=Name(id='B', ctx=Load()), name='c', \
      body=[Expr(value=Name(id='d', ctx=Load()))]), \
      ExceptHandler(body=[Expr(value=Name(id='e', ctx=Load()))])], \
      orelse=[Expr(value=Name(id='f', ctx=Load()))], finalbody=[Expr(value=Name(id='g', \
      ctx=Load()))])
      """
    ),
    (
      "try: a\nexcept* B: c",
      """
      TryStar(body=[Expr(value=Name(id='a', ctx=Load()))], \
      handlers=[ExceptHandler(type=Name(id='B', ctx=Load()), \
      body=[Expr(value=Name(id='c', ctx=Load()))])])
      """
    ),
    (
      "try: a\nexcept A, B: c",
      """
      Try(body=[Expr(value=Name(id='a', ctx=Load()))], \
      handlers=[ExceptHandler(type=Tuple(elts=[Name(id='A', ctx=Load()), Name(id='B', \
      ctx=Load())], ctx=Load()), body=[Expr(value=Name(id='c', ctx=Load()))])])
      """
    ),
    (
      "try: a\nexcept* A, B,: c",
      """
      TryStar(body=[Expr(value=Name(id='a', ctx=Load()))], \
      handlers=[ExceptHandler(type=Tuple(elts=[Name(id='A', ctx=Load()), Name(id='B', \
      ctx=Load())], ctx=Load()), body=[Expr(value=Name(id='c', ctx=Load()))])])
      """
    ),
    (
      "with a as b, c: pass",
      """
      With(items=[withitem(context_expr=Name(id='a', ctx=Load()), \
      optional_vars=Name(id='b', ctx=Store())), withitem(context_expr=Name(id='c', \
      ctx=Load()))], body=[Pass()])
      """
    ),
    (
      "with (a as b, c as d,): pass",
      """
      With(items=[withitem(context_expr=Name(id='a', ctx=Load()), \
      optional_vars=Name(id='b', ctx=Store())), withitem(context_expr=Name(id='c', \
      ctx=Load()), optional_vars=Name(id='d', ctx=Store()))], body=[Pass()])
      """
    ),
    (
      "with (a, b): pass",
      """
      With(items=[withitem(context_expr=Name(id='a', ctx=Load())), \
      withitem(context_expr=Name(id='b', ctx=Load()))], body=[Pass()])
      """
    ),
    (
      "with (a, b) as c: pass",
      """
      With(items=[withitem(context_expr=Tuple(elts=[Name(id='a', ctx=Load()), \
      Name(id='b', ctx=Load())], ctx=Load()), optional_vars=Name(id='c', ctx=Store()))], \
      body=[Pass()])
      """
    ),
    (
      "with (a).b as c: pass",
      """
      With(items=[withitem(context_expr=Attribute(value=Name(id='a', ctx=Load()), \
      attr='b', ctx=Load()), optional_vars=Name(id='c', ctx=Store()))], body=[Pass()])
      """
    ),
    (
      "with (yield): pass",
      "With(items=[withitem(context_expr=Yield())], body=[Pass()])"
    ),
    (
      "with a as (b, *c): pass",
      """
      With(items=[withitem(context_expr=Name(id='a', ctx=Load()), \
      optional_vars=Tuple(elts=[Name(id='b', ctx=Store()), Starred(value=Name(id='c', \
      ctx=Store()), ctx=Store())], ctx=Store()))], body=[Pass()])
      """
    ),
    (
      "@a.b(c)\n@d[0]\nclass E(F, *g, h=i, **j): pass",
      """
      ClassDef(name='E', bases=[Name(id='F', ctx=Load()), Starred(value=Name(id='g', \
      ctx=Load()), ctx=Load())], keywords=[keyword(arg='h', value=Name(id='i', \
      ctx=Load())), keyword(value=Name(id='j', ctx=Load()))], body=[Pass()], \
      decorator_list=[Call(func=Attribute(value=Name(id='a', ctx=Load()), attr='b', \
      ctx=Load()), args=[Name(id='c', ctx=Load())]), Subscript(value=Name(id='d', \
      ctx=Load()), slice=Constant(value=0), ctx=Load())])
      """
    ),
    (
      #"class A: "doc""#,
      "ClassDef(name='A', body=[Expr(value=Constant(value='doc'))])"
    ),
    (
      "class A[T, *Ts, **P](B[T]): pass",
      """
      ClassDef(name='A', bases=[Subscript(value=Name(id='B', ctx=Load()), \
      slice=Name(id='T', ctx=Load()), ctx=Load())], body=[Pass()], \
      type_params=[TypeVar(name='T'), TypeVarTuple(name='Ts'), ParamSpec(name='P')])
      """
    ),
    (
      "def f[T: int = str, *Ts = *a, **P = [int]](): pass",
      """
      FunctionDef(name='f', args=arguments(), body=[Pass()], \
      type_params=[TypeVar(name='T', bound=Name(id='int', ctx=Load()), \
      default_value=Name(id='str', ctx=Load())), TypeVarTuple(name='Ts', \
      default_value=Starred(value=Name(id='a', ctx=Load()), ctx=Load())), \
      ParamSpec(name='P', default_value=List(elts=[Name(id='int', ctx=Load())], \
      ctx=Load()))])
      """
    ),
    (
      "type X[T] = list[T]",
      """
      TypeAlias(name=Name(id='X', ctx=Store()), type_params=[TypeVar(name='T')], \
      value=Subscript(value=Name(id='list', ctx=Load()), slice=Name(id='T', ctx=Load()), \
      ctx=Load()))
      """
    ),
    (
      "type = 1",
      "Assign(targets=[Name(id='type', ctx=Store())], value=Constant(value=1))"
    ),
    (
      "type(x)",
      """
      Expr(value=Call(func=Name(id='type', ctx=Load()), args=[Name(id='x', ctx=Load())]))
      """
    ),
    (
      "type X = Y\ntype: int",
      """
      TypeAlias(name=Name(id='X', ctx=Store()), value=Name(id='Y', ctx=Load())), \
      AnnAssign(target=Name(id='type', ctx=Store()), annotation=Name(id='int', \
      ctx=Load()), simple=1)
      """
    ),
  ]
}
