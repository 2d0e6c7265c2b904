import PythonSyntax
import SourceText
import Testing

@Suite("What readers of a tree use.")
struct PythonTreeTests {
  private func parse(_ source: String) -> PythonTree { PythonParser.parse(Array(source.utf8)) }

  private func text(_ tree: PythonTree, _ id: some NodeIndex) -> String {
    SourceFile(name: "", bytes: tree.source).text(of: tree.span(of: id))
  }

  @Test("A migration's variables are read through the typed access")
  func migration() throws {
    let tree = parse(
      """
      \"\"\"Add users.\"\"\"
      from typing import Union
      revision: str = "abc"
      down_revision: Union[str, None] = ("a", "b")
      """)
    #expect(tree.error == nil)
    #expect(tree.docstring(of: tree.body).map { tree.text($0) } == "Add users.")
    let statements = tree[tree.body]
    guard
      case .annAssign(let target, let annotation, let value?, true) = tree.statement(statements[3]),
      case .name(let name, .store) = tree.expression(target),
      case .tuple(let elements, .load) = tree.expression(value)
    else {
      Issue.record("not an annotated assignment of a tuple")
      return
    }
    #expect(tree.name(name) == "down_revision")
    #expect(tree.nameID("down_revision") == name)
    #expect(tree.nameID("absent") == nil)
    #expect(tree[elements].compactMap { tree.stringConstant($0) } == ["a", "b"])
    #expect(text(tree, annotation) == "Union[str, None]")
    #expect(text(tree, value) == #"("a", "b")"#)
  }

  @Test("Spans of nodes hold what belongs to them")
  func spans() {
    let tree = parse("@d\ndef f(a: int = 1): # c\n  return (a + b) * 2 ;\n\nx = (1, 2)\n")
    let statements = tree[tree.body]
    #expect(text(tree, statements[0]) == "def f(a: int = 1): # c\n  return (a + b) * 2 ;")
    guard case .functionDef(let function) = tree.statement(statements[0]),
      case .return(let value?) = tree[function.body].first.map({ tree.statement($0) }),
      case .binOp(let left, .mult, _) = tree.expression(value),
      let argument = tree[tree.arguments(function.args).args].first
    else {
      Issue.record("not the function")
      return
    }
    #expect(text(tree, value) == "(a + b) * 2")
    #expect(text(tree, left) == "a + b")
    #expect(text(tree, argument) == "a: int")
    #expect(tree[function.decoratorList].map { text(tree, $0) } == ["d"])
  }

  @Test("Names are interned, and normalized as Python compares them")
  func names() {
    let tree = parse("ﬁle = file\nｗｉｄｔｈ = e\u{301} = \u{1100}\u{1161}\u{11A8}\nimport a . b, a.b\n")
    func assigned(_ index: Int) -> [String] {
      guard case .assign(let targets, _) = tree.statement(tree[tree.body][index]) else { return [] }
      return tree[targets].map { target in
        guard case .name(let id, _) = tree.expression(target) else { return "" }
        return tree.name(id)
      }
    }
    #expect(assigned(0) == ["file"])
    #expect(
      assigned(1).map { Array($0.unicodeScalars) } == [Array("width".unicodeScalars), ["\u{E9}"]])
    #expect(tree.nameID("\u{AC01}") != nil)
    guard case .import(let aliases) = tree.statement(tree[tree.body][2]) else {
      Issue.record("not an import")
      return
    }
    let names = tree[aliases].map { tree.alias($0).name }
    #expect(names[0] == names[1])
    #expect(tree.name(names[0]) == "a.b")
  }

  @Test("Integers of any size keep their digits")
  func integers() {
    let tree = parse("0xFFFF_FFFF_FFFF_FFFF_FFFF, 0b101, 1_000, 00, 18446744073709551616")
    guard case .expr(let value) = tree.statement(tree[tree.body][0]),
      case .tuple(let elements, _) = tree.expression(value)
    else {
      Issue.record("not a tuple")
      return
    }
    let literals = tree[elements].compactMap { element -> NumberLiteral? in
      guard case .constant(.integer(let literal)) = tree.expression(element) else { return nil }
      return literal
    }
    #expect(
      literals.map { tree.decimalDigits($0) } == [
        "1208925819614629174706175", "5", "1000", "0", "18446744073709551616",
      ])
    #expect(literals.map { tree.integer($0) } == [nil, 5, 1000, 0, nil])
  }

  @Test("Lone surrogates keep their three bytes, and read as U+FFFD")
  func surrogates() {
    let tree = parse(#""a\ud800b""#)
    guard case .expr(let value) = tree.statement(tree[tree.body][0]),
      case .constant(.string(let string)) = tree.expression(value)
    else {
      Issue.record("not a string")
      return
    }
    #expect(tree.bytes(string) == [0x61, 0xED, 0xA0, 0x80, 0x62])
    #expect(tree.text(string).unicodeScalars.contains("\u{FFFD}"))
  }

  @Test("An absent key of a dictionary is nil")
  func absentKeys() {
    let tree = parse("{a: 1, **b}")
    guard case .expr(let value) = tree.statement(tree[tree.body][0]),
      case .dict(let keys, let values) = tree.expression(value)
    else {
      Issue.record("not a dictionary")
      return
    }
    #expect(tree.optionals(keys).map { $0 == nil } == [false, true])
    #expect(tree[values].count == 2)
  }
}
