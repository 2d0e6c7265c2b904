import JSON
import Testing
import Wire

@testable import ExpertTools

@Suite struct AnswerBudgetTests {
  @Test("What a model reads stays within the budget of its format", arguments: AnswerSamples.all)
  func samples(sample: AnswerSamples.Sample) throws {
    let format = sample.arguments["response_format"]?.string ?? ""
    let limit = format == "concise" ? 1_000 : 8_000
    switch try MattinExample.call(sample.tool, sample.arguments) {
    case .success(let text, let structured):
      #expect(TokenEstimate.count(text) <= limit)
      #expect(TokenEstimate.count(structured.compact) <= limit)
      #expect(text.hasSuffix("\n"))
      #expect(structured["next"] != nil || sample.tool == "review_migration")
    case .failure(let text): #expect(TokenEstimate.count(text) <= limit)
    }
  }

  @Test("Prompts and resources are read at once") func othersFit() throws {
    for prompt in ExpertPrompts.all {
      #expect(TokenEstimate.count(try MattinExample.prompt(prompt.name)) <= 1_300, "\(prompt.name)")
    }
    for resource in ExpertResources(host: MattinExample.host).resources {
      let text = try #require(try MattinExample.resource(resource.uri))
      #expect(TokenEstimate.count(text) <= 8_000, "\(resource.uri)")
    }
  }

  @Test(arguments: [
    ("", 0), ("word", 1), ("administrator", 3), ("a b", 2), ("aeea71daa929", 5),
    ("{\"a\":1}", 5), ("x\n\n\ny", 3), ("  x", 2), ("●", 3),
  ])
  func estimates(text: String, tokens: Int) { #expect(TokenEstimate.count(text) == tokens) }

  @Test func shortTextsStayAsTheyAre() {
    let text = "a\n\nb\n\n\nc"
    #expect(TextFitting(limit: 100).fitted(text) == text)
  }

  @Test("A long block ends at a whole entry") func longBlocks() {
    let entries = (1...40).map { "  entry \($0)\n    its place\n    its remedy" }
    let text = "Heading\n\nFindings\n" + entries.joined(separator: "\n") + "\n\nNext: go on.\n"
    let fitted = TextFitting(limit: 150).fitted(text)
    #expect(TokenEstimate.count(fitted) <= 150)
    #expect(fitted.hasPrefix("Heading\n\nFindings\n  entry 1\n"))
    #expect(fitted.contains(#/    its remedy\n  … and \d+ more lines\n\nNext: go on\.\n$/#))
  }

  @Test("Of many blocks the first and the last stay") func manyBlocks() {
    let blocks = (1...300).map { "part \($0)\n  of the whole" }
    let text = (["Heading"] + blocks + ["Next: go on."]).joined(separator: "\n\n") + "\n"
    let fitted = TextFitting(limit: 300).fitted(text)
    #expect(TokenEstimate.count(fitted) <= 300)
    #expect(fitted.hasPrefix("Heading\n\npart 1\n"))
    #expect(fitted.contains(" more parts, too long for one answer: ask for less at a time.\n\n"))
    #expect(fitted.hasSuffix("Next: go on.\n"))
  }

  @Test("A fence that was opened is closed") func fences() {
    let code = (1...90).map { "line\($0) = \($0)" }.joined(separator: "\n")
    let fitted = TextFitting(limit: 200).fitted("```\n\(code)\n```\n\nNext: x.\n")
    #expect(fitted.matches(of: #/```/#).count == 2)
  }

  @Test("Lists lose their ends and say how long they were; the next step stays") func data() {
    let long = String(repeating: "word ", count: 100)
    let findings = (0..<50).map { index -> JSONValue in
      ["rule": "r", "places": .array((0..<5).map { [.integer($0), .integer(index)] })]
    }
    let value: JSONValue = ["findings": .array(findings), "total": 50, "next": .string(long)]
    let fitted = DataFitting(limit: 400).fitted(value)
    #expect(TokenEstimate.count(fitted.compact) <= 400)
    #expect(fitted["next"]?.string == long)
    #expect(fitted["total"] == 50)
    #expect(fitted["truncated"]?["findings"] == 50)
    #expect((fitted["findings"]?.array?.count ?? 0) > 0)
    #expect(DataFitting(limit: 10_000).fitted(value) == value)
  }
}
