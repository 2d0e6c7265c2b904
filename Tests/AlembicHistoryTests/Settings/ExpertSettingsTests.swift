import SystemPackage
import Testing

@testable import AlembicHistory

@Suite struct ExpertSettingsTests {
  @Test func takesEveryKeyThatIsListed() throws {
    func value(_ key: ExpertSettings.Key) -> String { key.choices.last ?? "v-\(key.name)" }
    let text = ExpertSettings.keys.map { key in
      "\(key.name) = " + (key.kind == .string ? "\"\(value(key))\"" : "[\"\(value(key))\"]")
    }.joined(separator: "\n")
    let table = try TomlFile.tables(at: [[]], name: "t", bytes: Array(text.utf8))[0]
    let settings = try ExpertSettings(try #require(table), file: "t", bytes: Array(text.utf8))
    let description = "\(settings)"
    for key in ExpertSettings.keys {
      #expect(description.contains("\"\(value(key))\""), "\(key.name) is listed but not read")
    }
  }

  @Test func namesTheNearestKey() throws {
    let tree = try ProjectTree([
      "alembic-expert.toml": "# ours\nruner = \"uv run\"\n", "alembic.ini": "[alembic]\n",
    ])
    let failure = #expect(throws: SettingsFailure.self) { try tree.locate() }
    #expect(failure?.line == 2)
    #expect(failure?.remedy == "Did you mean \"runner\"?")
  }

  @Test func refusesAValueOfTheWrongKind() throws {
    let tree = try ProjectTree(["pyproject.toml": "[tool.alembic-expert]\nversion_locations = 3\n"])
    let failure = #expect(throws: SettingsFailure.self) { try tree.locate() }
    #expect(failure?.message == "The setting \"version_locations\" is an integer.")
    #expect(failure?.line == 2)
  }

  @Test func refusesAValueThatIsNoneOfTheChoices() throws {
    let tree = try ProjectTree([
      "alembic.ini": "[alembic]\n", "alembic-expert.toml": "sqlalchemy = \"1.4\"\n",
    ])
    let failure = #expect(throws: SettingsFailure.self) { try tree.locate() }
    #expect(failure?.message == "The setting \"sqlalchemy\" is \"1.4\".")
    #expect(failure?.remedy == "It must be one of 2.0, 2.1.")
  }

  @Test func refusesTwoPlacesForSettings() throws {
    let tree = try ProjectTree([
      "pyproject.toml": "[tool.alembic-expert]\nini = \"a.ini\"\n",
      "alembic-expert.toml": "ini = \"a.ini\"\n",
    ])
    let failure = #expect(throws: SettingsFailure.self) { try tree.locate() }
    #expect(failure?.message.contains("pyproject.toml") == true)
    #expect(failure?.message.contains("alembic-expert.toml") == true)
  }

  @Test func findsTheProjectThatTheSettingsName() throws {
    let tree = try ProjectTree([
      "alembic-expert.toml": "ini = \"db/my.ini\"\nname = \"main\"\n",
      "db/my.ini": "[main]\nscript_location = %(here)s/scripts\n", "db/scripts/": "",
    ])
    #expect(try tree.locate().alembic.scriptLocation == tree.root.pushing("db/scripts"))
  }

  @Test func saysWhereATomlFileIsBroken() throws {
    let tree = try ProjectTree(["alembic-expert.toml": "ini = \"a\"\nname = \n"])
    let failure = #expect(throws: SettingsFailure.self) { try tree.locate() }
    #expect(failure?.line == 2)
  }
}
