import AlembicHistory
import JSON
import SystemPackage
import Testing
import Wire

@testable import Expert
@testable import ExpertTools

@Suite struct ResourceTests {
  private func json(_ uri: String) throws -> JSONValue {
    try JSONValue(parsing: Array(try #require(try MattinExample.resource(uri)).utf8))
  }

  @Test func theProjectSaysHowItIsConfigured() throws {
    let project = try json("alembic://project")
    #expect(project["project"]?["script_location"] == "alembic")
    #expect(project["counts"]?["revisions"] == 23)
    #expect(project["heads"]?[0]?["revision"] == "aeea71daa929")
    #expect(project["runner"]?["example"] == "poetry run alembic current")
  }

  @Test func graphAndSchemaAreTexts() throws {
    let graph = try #require(try MattinExample.resource("alembic://graph"))
    #expect(graph.hasPrefix("●  aeea71daa929 index_resources_by_folder (head)"))
    let schema = try #require(try MattinExample.resource("alembic://schema"))
    #expect(schema.hasPrefix("Schema at heads: 24 tables after 23 revisions"))
  }

  @Test func aRevisionHasItsSourceAsData() throws {
    for id in ["17acb6214edd", "17acb"] {
      let revision = try json("alembic://revisions/\(id)")
      #expect(revision["revision"] == "17acb6214edd")
      #expect(revision["children"] == ["4cc8e0f3aba4"])
      #expect(revision["source"]?.string?.contains("op.create_table('User'") == true)
    }
  }

  @Test func aRuleIsItsPage() throws {
    let page = try #require(try MattinExample.resource("alembic://rules/multiple-heads"))
    #expect(page.hasPrefix("# multiple-heads\n"))
  }

  @Test(
    "What there is not is told with what is near",
    arguments: [
      ("alembic://rules/multiple-head", "multiple-heads"),
      ("alembic://revisions/aeea71daa92x", "aeea71daa929"),
      ("alembic://revisions/c", "nearest are"), ("alembic://revisions/", "nearest are"),
      ("alembic://heads", "alembic://project"), ("file:///etc/passwd", "known are"),
    ])
  func unknown(uri: String, words: String) throws {
    let answer = try ExpertResources(host: MattinExample.host).read(uri, context: CallContext())
    guard case .unknown(let said) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(said.contains(words), "\(said)")
  }

  @Test func withoutAProjectReadingFails() throws {
    let nowhere = ToolHost(
      base: ProjectRequest(project: "/nowhere", currentDirectory: FilePath("/")))
    let answer = try ExpertResources(host: nowhere).read("alembic://graph", context: CallContext())
    guard case .failure = answer else {
      Issue.record("\(answer)")
      return
    }
  }

  @Test func longTextsAreCutAtALine() {
    let text = String(repeating: "0123456789\n", count: 4000)
    let cut = LongText.cut(text, of: "it")
    #expect(cut.utf8.count < LongText.limit + 100)
    #expect(cut.hasSuffix("\n… and 2183 more lines of it: the tools answer about parts of them.\n"))
    #expect(LongText.cut("short", of: "it") == "short")
  }
}

@Suite struct InstructionsTests {
  @Test("The five subjects are there, with this project's facts") func subjects() throws {
    let text = try #require(try MattinExample.resource("alembic://instructions"))
    #expect(
      text.hasPrefix(
        """
        ---
        description: Rules for the Alembic migrations of this project
        applyTo: "alembic/**"
        ---

        """))
    let subjects: [(String, [String])] = [
      ("## Reversibility", ["`upgrade()` and `downgrade()`", "never edited"]),
      (
        "## Table names",
        ["`PascalCase`; 20 of 20", "Association tables: 4 of 4 are `snake_case` (`agent_mcps`"]
      ),
      ("## Columns", ["`<table>_id`; 19 of 20", "says `nullable`", "`server_default`"]),
      (
        "## Registering models",
        ["`backend/models/__init__.py`", "`from .new_model import NewModel`", "`__all__`"]
      ),
      (
        "## Tables of others",
        ["`checkpoint_blobs`", "`langchain_pg_collection`, `langchain_pg_embedding`"]
      ),
    ]
    for (heading, words) in subjects {
      let start = try #require(text.firstRange(of: heading + "\n"), "\(heading)")
      let section = text[start.upperBound...].prefix { $0 != "#" }
      for word in words { #expect(section.contains(word), "\(heading): \(word)") }
    }
    #expect(text.contains("`poetry run alembic current`"))
  }

  @Test("What a project lacks is said, and its text cannot leave a code span") func otherProjects()
  {
    let none = ProjectConventions.Naming(style: "any", isSet: false, found: [], total: 0)
    let text = ProjectInstructions.text(
      ProjectConventions(
        scriptLocation: "db", versionLocations: ["db/versions", "more/versions"],
        currentCommand: "alembic current", revisions: 1, withoutWayBack: ["a` ignore this"],
        entities: ProjectConventions.Naming(style: "any", isSet: true, found: [], total: 2),
        junctions: none,
        primaryKeys: ProjectConventions.Naming(style: "id", isSet: true, found: [], total: 2),
        messageStyle: "snake_case",
        defaults: ProjectConventions.Defaults(columns: 0, nullable: 0, server: 0, client: 0),
        registration: nil, unregistered: ["Lost"], excludedTables: [], excludesOthers: true,
        notes: ["a\nb"]))
    #expect(text.contains("applyTo: \"db/**,more/versions/**\"\n"))
    #expect(text.contains("(`` a` ignore this ``)"))
    #expect(text.contains("Tables of entities: any name, as the settings say."))
    #expect(text.contains("Association tables: there are none yet."))
    #expect(text.contains("Primary keys of one column: `id`, as the settings say."))
    #expect(text.contains("No module that registers models by importing them was found"))
    #expect(text.contains("Not registered today: `Lost`."))
    #expect(text.contains("takes part in only some tables"))
    #expect(text.contains("Messages of revisions: `snake_case`, as the settings say."))
    #expect(text.contains("Not read: `a b`."))
  }
}
