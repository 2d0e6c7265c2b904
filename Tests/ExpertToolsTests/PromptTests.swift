import AlembicHistory
import ProjectFiles
import SystemPackage
import Testing
import Wire

@testable import ExpertTools

@Suite struct PromptTests {
  private static let folder = RepositoryTextTests.root.appending("prompts")

  /// What a prompt says, one step a line.
  private static func steps(of name: String) throws -> [String] {
    let prompt = try #require(ExpertPrompts.all.first { $0.name == name })
    var steps: [String] = []
    for line in prompt.body.split(separator: "\n") {
      if line.firstMatch(of: ##/^\d+\. /##) != nil {
        steps.append(String(line))
      } else if line.hasPrefix("   "), !steps.isEmpty {
        steps[steps.count - 1] += " " + line.drop { $0 == " " }
      }
    }
    return steps
  }

  @Test("The binary carries exactly the files of prompts/, in the order of their names")
  func carried() throws {
    let names = try FileReading.entries(of: Self.folder).map(\.name).filter { $0.hasSuffix(".md") }
      .sorted()
    let texts = try names.map {
      String(decoding: try FileReading.bytes(of: Self.folder.appending($0)), as: UTF8.self)
    }
    #expect(PromptSources.all == texts, "run `make snapshots`")
    #expect(ExpertPrompts.all.map { $0.name + ".md" } == names)
  }

  @Test("Every open place is an argument, and every argument has its place")
  func arguments() throws {
    for prompt in ExpertPrompts.all {
      let open = Set(prompt.body.matches(of: #/\{([a-z]+)\}/#).map { String($0.1) })
      #expect(open.subtracting(["runner"]) == Set(prompt.arguments.map(\.name)), "\(prompt.name)")
      #expect(!prompt.filled([:], runner: Runner(prefix: "uv run", evidence: "")).contains("{"))
    }
  }

  /// The steps of the three workflows that the product was ordered with, by what they are about.
  private static let workflows: [(String, String, [(step: String, words: [String])])] = [
    (
      "creating a migration", "create-migration",
      [
        ("understand the change", ["what is to change and what for"]),
        ("read the models", ["Read the models", "`inspect_models`"]),
        ("where the database stands", ["{runner} alembic current"]),
        ("how the history runs", ["history", "`check_heads`"]),
        ("generate it", ["`generate_revision`"]),
        ("inspect both functions", ["upgrade() and downgrade()", "`review_migration`"]),
        ("the way back is complete", ["downgrade() takes back all of upgrade()"]),
        (
          "up, down and up again",
          [
            "{runner} alembic upgrade head", "{runner} alembic downgrade -1",
            "then `{runner} alembic upgrade head`",
          ]
        ),
        ("register a new model", ["import added to the registry"]),
      ]
    ),
    (
      "troubleshooting", "troubleshoot",
      [
        ("the revision of the database", ["{runner} alembic current"]),
        ("the history", ["{runner} alembic history --verbose"]),
        ("several heads", ["{runner} alembic heads"]),
        ("join heads", ["mode merge", "`generate_revision`"]),
        (
          "mark as applied, with care", ["{runner} alembic stamp <revision>", "only with approval"]
        ),
        ("the SQL, without running it", ["`preview_sql`", "{runner} alembic upgrade head --sql"]),
      ]
    ),
    (
      "reviewing", "review-migration",
      [
        ("the way forward", ["upgrade():"]), ("the way back", ["downgrade():"]),
        ("the parent", ["down_revision:", "`check_heads`"]),
        ("names", ["Names:", "tables and columns"]),
        ("constraints", ["foreign keys, unique constraints and checks"]),
        ("nullability", ["Nullability:"]), ("types", ["Types:"]),
        ("rows that exist", ["Rows:", "what is lost"]),
      ]
    ),
  ]

  @Test("Every step of the ordered workflows is a step of a prompt")
  func workflows() throws {
    for (workflow, prompt, steps) in Self.workflows {
      let lines = try Self.steps(of: prompt)
      for (index, step) in steps.enumerated() {
        #expect(
          lines.contains { line in step.words.allSatisfy(line.contains) },
          "\(workflow) \(index + 1), \(step.step)")
      }
    }
    #expect(Self.workflows.map { $0.2.count } == [9, 6, 8])
  }

  @Test("Prompts name tools that there are, and those who do what the expert does not")
  func tools() throws {
    let known = Set(ExpertCatalogue.all.map { $0.definition.name })
    for prompt in ExpertPrompts.all {
      for match in prompt.body.matches(of: #/`([a-z]+_[a-z_]+)`/#) {
        #expect(known.contains(String(match.1)), "\(prompt.name): \(match.1)")
      }
    }
    let ends = try ["create-migration", "merge-heads", "zero-downtime-change"].map {
      try #require(try Self.steps(of: $0).last)
    }
    for end in ends { #expect(end.contains("`change_summary`") && end.contains("`@git-github`")) }
  }

  @Test("Commands are the project's own, and what a person says is not looked through")
  func filled() throws {
    let text = try MattinExample.prompt(
      "create-migration", ["change": "add {table} {runner} alembic stamp", "table": ""])
    #expect(text.contains("- Change: add {table} {runner} alembic stamp\n"))
    #expect(text.contains("- Table: every table that it touches\n"))
    #expect(text.contains("`poetry run alembic downgrade -1`"))
    let prompt = try #require(ExpertPrompts.all.first { $0.name == "troubleshoot" })
    let runner = Runner(prefix: "uv run", evidence: "", options: ["-c", "db/a b.ini"])
    #expect(
      prompt.filled([:], runner: runner).contains("`uv run alembic -c 'db/a b.ini' current`"))
  }

  @Test("Without a project, a prompt says so and leaves the runner open") func noProject() throws {
    let nowhere = ToolHost(
      base: ProjectRequest(project: "/nowhere", currentDirectory: FilePath("/")))
    let text = try ExpertPrompts(host: nowhere).prompt(
      "merge-heads", arguments: [:], context: CallContext()
    ).text
    #expect(text.hasPrefix("No project was found"))
    #expect(text.contains("<runner> alembic upgrade head"))
  }

  @Test func proposalsAreRevisionsTablesAndRules() throws {
    let prompt = CompletionRequest.Subject.prompt("review-migration")
    let revisions = try #require(try MattinExample.proposals(prompt, "revision", "ae"))
    #expect(revisions.first == "aeea71daa929")
    #expect(
      try MattinExample.proposals(prompt, "revision", "memory management") == []
        && MattinExample.proposals(prompt, "revision", "memory_management") == ["facbefd1bb9b"])
    let tables = try #require(
      try MattinExample.proposals(.prompt("create-migration"), "table", "agent"))
    #expect(tables.prefix(4) == ["Agent", "agent_mcps", "agent_skills", "agent_tools"])
    let rules = try #require(try MattinExample.proposals(prompt, "rule", "drop-"))
    #expect(rules.contains("drop-table") && rules.first?.hasPrefix("drop-") == true)
    #expect(
      try MattinExample.proposals(.template(ExpertResources.ruleTemplate), "id", "multiple-h")
        == ["multiple-heads"])
    #expect(try MattinExample.proposals(.prompt("troubleshoot"), "symptom", "x") == [])
    #expect(try MattinExample.proposals(.prompt("troubleshoot"), "table", "x") == nil)
    #expect(try MattinExample.proposals(.template("alembic://project"), "id", "") == nil)
  }
}
