import Expert
import Guard
import JSON
import ProjectFiles
import Review
import Testing
import Wire

@testable import ExpertTools

/// Every command of Alembic that anybody may copy stands behind the project's own runner.
@Suite struct PrintedCommandTests {
  private static var verbs: Regex<Substring> {
    #/\balembic +(?:-[cnx] +\S+ +)*(?:upgrade|downgrade|current|history|heads|stamp|merge|revision|check|branches|show|ensure_version|edit|init|list_templates)\b/#
  }

  /// Commands in a text that do not stand behind `runner`.
  private static func bare(_ text: String, runner: String) -> [String] {
    text.matches(of: verbs).filter { match in
      !text[..<match.range.lowerBound].hasSuffix(runner + " ")
    }.map { String($0.output) }
  }

  @Test func theTestFindsThem() {
    #expect(Self.bare("`alembic upgrade head`", runner: "poetry run") == ["alembic upgrade"])
    #expect(Self.bare("uv run alembic -c a.ini stamp x", runner: "uv run") == [])
    #expect(Self.bare("alembic-expert heads, alembic/versions", runner: "x") == [])
  }

  @Test func promptsHaveTheRunnerOrItsPlace() throws {
    for prompt in ExpertPrompts.all {
      #expect(Self.bare(prompt.body, runner: "{runner}") == [], "\(prompt.name)")
      #expect(Self.bare(try MattinExample.prompt(prompt.name), runner: "poetry run") == [])
    }
  }

  @Test func definitionsAndPagesNameNoBareCommand() {
    #expect(Self.bare(ToolManifest.json, runner: "{runner}") == [])
    #expect(Self.bare(RuleReference.all, runner: "{runner}") == [])
    #expect(Self.bare(ExpertServer.instructions, runner: "{runner}") == [])
  }

  @Test func pagesOfRefusalsNameNoBareCommand() {
    for page in GuardCatalogue.pages {
      #expect(
        Self.bare(page.title + " " + page.why + " " + page.way, runner: "{runner}") == [],
        "\(page.id)")
    }
  }

  @Test(arguments: [
    "alembic upgrade head", "python -m alembic downgrade base", "alembic stamp x",
    "alembic history",
    "alembic revision -m x",
  ])
  func refusalsHaveTheRunner(command: String) throws {
    guard
      case .success(let text, let structured) = try MattinExample.call(
        "check_action", ["command": .string(command)])
    else { return #expect(Bool(false), "no answer") }
    #expect(!text.hasPrefix("Allowed"))
    #expect(Self.bare(text, runner: "poetry run") == [])
    #expect(Self.bare(structured.compact, runner: "poetry run") == [])
  }

  @Test func resourcesHaveTheRunner() throws {
    for resource in ExpertResources(host: MattinExample.host).resources {
      let text = try #require(try MattinExample.resource(resource.uri))
      #expect(Self.bare(text, runner: "poetry run") == [], "\(resource.uri)")
    }
  }

  @Test(arguments: AnswerSamples.all)
  func answersHaveTheRunner(sample: AnswerSamples.Sample) throws {
    switch try MattinExample.call(sample.tool, sample.arguments) {
    case .success(let text, let structured):
      #expect(Self.bare(text, runner: "poetry run") == [])
      #expect(Self.bare(structured.compact, runner: "poetry run") == [])
    case .failure(let text): #expect(Self.bare(text, runner: "poetry run") == [])
    }
  }
}
