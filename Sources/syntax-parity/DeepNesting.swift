import PythonSyntax

/// Parses sources that nest as deep as the limits allow, and deeper; a crash is the finding.
func parseDeeplyNested() {
  func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
  let blocks = (0..<99).map { times($0, " ") + "if x:\n" }.joined() + times(99, " ")
  let sources = [
    ("parentheses", times(5000, "(") + "x" + times(5000, ")")),
    ("calls", times(5000, "f(") + times(5000, ")")),
    ("keyword arguments", times(5000, "f(a=") + times(5000, ")")),
    ("subscripts", times(5000, "a[") + "1" + times(5000, "]")),
    ("slices", times(5000, "a[1:") + "1" + times(5000, "]")),
    ("lists", times(5000, "[") + times(5000, "]")),
    ("dictionaries", times(5000, "{1:") + "1" + times(5000, "}")),
    ("sets", times(5000, "{") + "1" + times(5000, "}")),
    ("comprehensions", times(5000, "[x for x in ") + "1" + times(5000, "]")),
    ("signs", times(5000, "-") + "1"),
    ("not", times(5000, "not ") + "1"),
    ("powers", times(5000, "1**") + "1"),
    ("lambdas", times(5000, "lambda: ") + "1"),
    ("lambda defaults", times(5000, "lambda x=") + "1" + times(5000, ":1")),
    ("conditions", times(5000, "1 if 1 else ") + "1"),
    ("f-strings", times(5000, "f'{") + times(5000, "}'")),
    ("f-strings in calls", times(70, "f'{g(-") + "1" + times(70, ")}'")),
    ("mixed", times(66, "f(lambda: [not -{1:") + "1" + times(66, "}])")),
    ("blocks", blocks + times(190, "(") + "1" + times(190, ")") + "\n"),
    ("blocks and calls", blocks + times(190, "f(a=not -") + "1" + times(190, ")") + "\n"),
    ("functions", (0..<99).map { times($0, " ") + "def f():\n" }.joined() + times(99, " ") + "x\n"),
    (
      "patterns",
      "match x:\n case " + times(5000, "[") + times(5000, "]") + ": pass\n"
    ),
    (
      "class patterns", "match x:\n case " + times(199, "C(a=") + "b" + times(199, ")") + ": pass\n"
    ),
    ("sum", times(100_000, "a+") + "a"),
    ("calls in a row", "a" + times(100_000, ".b()[0]")),
    ("elif", "if a: pass\n" + times(20_000, "elif a: pass\n")),
    ("targets", times(190, "(") + "x," + times(190, "),") + " = 1\n"),
    ("comparison", times(100_000, "a<") + "a"),
    ("assignments", times(20_000, "a=") + "a"),
    ("decorators", times(20_000, "@a\n") + "def f(): pass\n"),
  ]
  for (name, source) in sources {
    let tree = PythonParser.parse(Array(source.utf8))
    print("\(name): \(tree.error.map { String(describing: $0) } ?? "ok")")
  }
}
