import Testing

/// What is known after decisions that hang on unknown values; `import nowhere` makes one.
struct UncertaintyTests {
  static let unknown = "<unknown: import of nowhere: third party (u)>"
  static let cases: [(source: String, result: String)] = [
    (
      "from nowhere import u\nd = {'a': 1}\nif u: d['b'] = 2\n"
        + "def f(a, b=3, c=4): return a, b, c\n"
        + "e = {'b': 5, 'x': 6, **d}\nresult = f(**d), e.get('b'), e['x'], 'z' in d, d.get('z', 7), u in d",
      "((1, \(unknown), 4), \(unknown), 6, False, 7, \(unknown))"
    ),
    (
      "from nowhere import u\nd = {k: v for k, v in [('a', 1), ('b', u), ('c', 3)] if v == 1 or k == 'c' or v > 1}\n"
        + "result = d['a'], d['c'], d.get('b'), 'b' in d",
      "(1, 3, \(unknown), \(unknown))"
    ),
    (
      "from nowhere import u\nd = {k: v for k, v in [('a', 1), ('a', u), ('a', 3)] if v == 1 or v == 3}\n"
        + "result = d['a'], '{b}'.format(**{k: v for k, v in [('a', 1), ('b', 2)] if k == 'b' or u})",
      "(3, '2')"
    ),
    (
      "import configparser\nc = configparser.ConfigParser()\nc.read_string(u)\nresult = c['a']['b']",
      unknown
    ),
    ("result = u", unknown),
    ("result = u.a.b(1)[2] + 3", unknown),
    ("result = [1, u]", "[1, \(unknown)]"),
    ("result = f'{u} text'", unknown),
    ("result = 1 if u else 1", "1"),
    ("result = 1 if u else 2", unknown),
    ("result = u and 1", unknown),
    ("result = not u", unknown),
    ("result = 1\nif u: result = 2", unknown),
    ("result = 1\nif u: result = 1", "1"),
    ("if u: result = 3\nelse: result = 3", "3"),
    ("if u: result = 3", unknown),
    ("result = [1]\nif u: result.append(2)", "[1, …]"),
    ("result = {'a': 1, 'b': 2}\nif u: result['a'] = 3", "{'a': \(unknown), 'b': 2}"),
    ("result = {'a': 1}\nif u: result['c'] = 3", "{'a': 1, …}"),
    ("class A: pass\na = A()\na.x = 1\nif u: a.x = 2\nresult = a.x", unknown),
    ("def f():\n  if u: return 1\n  return 1\nresult = f()", "1"),
    ("def f():\n  if u: return 1\n  return 2\nresult = f()", unknown),
    ("def f():\n  x = 5\n  if u:\n    x = 6\n    return x\n  return x\nresult = f()", unknown),
    (
      "log = []\ndef f():\n  if u: return\n  log.append(1)\nf()\nresult = log", "[…]"
    ),
    ("result = 7\nif u: raise ValueError('no')", "7"),
    ("result = 7\ntry:\n  if u: raise ValueError('no')\nexcept ValueError: result = 8", unknown),
    (
      "result = 7\ntry:\n  u()\nexcept ValueError: result = 8",
      "<unknown: whether the body of `try` raises>"
    ),
    ("result = 7\ntry:\n  u()\nexcept ValueError: pass", "7"),
    ("result = 0\nfor x in u: result += 1", unknown),
    ("result = 0\nfor x in u: y = x", "0"),
    ("result = 0\nwhile u: result = 0", "0"),
    ("result = 0\nwhile u < 3: result += 1", unknown),
    ("result = 0\nfor x in [1, 2, 3]:\n  if u: break\n  result += x", unknown),
    ("result = 0\nfor x in [1, 2, 3]:\n  if x == u: continue\nelse: result = 1", "1"),
    ("result = [x for x in u]", "[…]"),
    ("result = [x for x in [1, 2] if x != u]", "[…]"),
    ("result = list(map(str, [1, 2]))", "['1', '2']"),
    ("result = any(x == u for x in [1, 2])", unknown),
    ("result = any(x == 1 for x in [1, u])", "True"),
    ("result = next((x for x in [1, 2] if x == 2), None)", "2"),
    ("a, b = u\nresult = (a, b)", "(\(unknown), \(unknown))"),
    ("def f(*a, **k): return (a, k)\nresult = f(1, *u)", "(\(unknown), {…})"),
    ("result = isinstance(u, str)", unknown),
    ("result = isinstance('a', u)", "False"),
    ("class A(u): x = 1\nresult = (A.x, A.y)", "(1, \(unknown))"),
    ("with u as x: result = x", unknown),
    ("match u:\n  case 1: result = 1\n  case _: result = 1", "1"),
    ("match 2:\n  case 1: result = 1\n  case 2: result = 9", "9"),
    ("import nowhere2\nresult = nowhere2.x", "<unknown: import of nowhere2: third party>"),
    ("result = d = {}\nd[u] = 1", "{…}"),
    ("result = {**{'a': 1}, **u}", "{…}"),
    ("result = {**u, **{'a': 1}}", "{'a': 1, …}"),
    ("s = {1, 2}\ns.add(u)\nresult = 1 in s", "True"),
    ("result = len([1, u])", "2"),
    ("result = sorted([2, u])", unknown),
    ("def g():\n  if u: yield 1\nresult = list(g())", "[…]"),
  ]

  @Test(arguments: cases)
  func knows(_ source: String, _ expected: String) {
    #expect(Program.result("from nowhere import u\n" + source) == expected)
  }

  @Test func recordsDecisionsAndAssumptions() {
    let source = "from nowhere import u\nif u: raise ValueError\nu(1)\nif u: u(2)\n"
    let outcome = Program.run(Array(source.utf8))
    #expect(outcome.failure == nil)
    #expect(outcome.decisions == 2)
    #expect(outcome.assumptions == 1)
    #expect(outcome.unknownCalls == 2)
  }
}
