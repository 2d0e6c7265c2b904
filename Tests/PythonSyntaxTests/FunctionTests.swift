import Testing

@testable import syntax_parity

@Suite("Parameters.")
struct FunctionTests {
  @Test("Trees as CPython 3.14 dumps them", arguments: cases)
  func tree(source: String, expected: String) {
    #expect(dump(source) == expected)
  }

  private static let cases: [(String, String)] = [
    (
      "def f(): pass",
      "FunctionDef(name='f', args=arguments(), body=[Pass()])"
    ),
    (
      "def f(a, /, b: int = 1, *c: d, e, f=2, **g) -> h: pass",
      """
      FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b', \
      annotation=Name(id='int', ctx=Load()))], vararg=arg(arg='c', \
      annotation=Name(id='d', ctx=Load())), kwonlyargs=[arg(arg='e'), arg(arg='f')], \
      kw_defaults=[None, Constant(value=2)], kwarg=arg(arg='g'), \
      defaults=[Constant(value=1)]), body=[Pass()], returns=Name(id='h', ctx=Load()))
      """
    ),
    (
      "def f(a=1, /, b=2, *, c): pass",
      """
      FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a')], \
      args=[arg(arg='b')], kwonlyargs=[arg(arg='c')], kw_defaults=[None], \
      defaults=[Constant(value=1), Constant(value=2)]), body=[Pass()])
      """
    ),
    (
      "def f(*args: *Ts): pass",
      """
      FunctionDef(name='f', args=arguments(vararg=arg(arg='args', \
      annotation=Starred(value=Name(id='Ts', ctx=Load()), ctx=Load()))), body=[Pass()])
      """
    ),
    (
      "def f(**k,): pass",
      "FunctionDef(name='f', args=arguments(kwarg=arg(arg='k')), body=[Pass()])"
    ),
    (
      "lambda: 0",
      "Expr(value=Lambda(args=arguments(), body=Constant(value=0)))"
    ),
    (
      "lambda a, /, b=1, *c, d, e=2, **f: a",
      """
      Expr(value=Lambda(args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b')], \
      vararg=arg(arg='c'), kwonlyargs=[arg(arg='d'), arg(arg='e')], kw_defaults=[None, \
      Constant(value=2)], kwarg=arg(arg='f'), defaults=[Constant(value=1)]), \
      body=Name(id='a', ctx=Load())))
      """
    ),
    (
      "lambda *, a: a",
      """
      Expr(value=Lambda(args=arguments(kwonlyargs=[arg(arg='a')], kw_defaults=[None]), \
      body=Name(id='a', ctx=Load())))
      """
    ),
  ]
}
