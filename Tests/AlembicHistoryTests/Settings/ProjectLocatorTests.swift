import SystemPackage
import Testing

@testable import AlembicHistory

@Suite struct ProjectLocatorTests {
  static let ini = "[alembic]\nscript_location = %(here)s/alembic\n"

  @Test func findsTheNearestIniUpwards() throws {
    let tree = try ProjectTree([
      "alembic.ini": Self.ini, "alembic/versions/": "", "src/app/": "", "src/app/deep/": "",
    ])
    let project = try tree.locate("src/app/deep")
    #expect(project.directory == tree.root)
    #expect(project.alembic.scriptLocation == tree.root.pushing("alembic"))
    #expect(project.alembic.versionLocations == [tree.root.pushing("alembic/versions")])
    #expect(project.name(of: tree.root.pushing("alembic/versions")) == "alembic/versions")
  }

  @Test func findsTheOnlyIniBelow() throws {
    let tree = try ProjectTree([
      "backend/db/alembic.ini": "[alembic]\nscript_location = scripts\n",
      "backend/db/scripts/": "", ".venv/lib/alembic.ini": Self.ini,
      "odd/pyvenv.cfg": "", "odd/alembic.ini": Self.ini,
    ])
    #expect(
      try tree.locate().alembic.scriptLocation == tree.root.pushing("backend/db/scripts"))
  }

  @Test func namesAllOfSeveralBelow() throws {
    let tree = try ProjectTree([
      "a/alembic.ini": Self.ini, "a/alembic/": "", "b/alembic.ini": Self.ini, "b/alembic/": "",
    ])
    let failure = #expect(throws: SettingsFailure.self) { try tree.locate() }
    #expect(failure?.message.contains("\(tree.root)/a/alembic.ini") == true)
    #expect(failure?.message.contains("\(tree.root)/b/alembic.ini") == true)
    #expect(try tree.locate { $0.project = "b" }.directory == tree.root.pushing("b"))
  }

  @Test func saysWhereItLookedWhenNothingIsThere() throws {
    let tree = try ProjectTree(["src/app/": ""])
    let failure = #expect(throws: SettingsFailure.self) { try tree.locate("src/app") }
    for word in ["\(tree.root)/src/app", "alembic.ini", "[tool.alembic]", "alembic-expert.toml"] {
      #expect(failure?.message.contains(word) == true, "\(word) is not named")
    }
  }

  @Test func takesTheFolderOfAFlaskMigrateIni() throws {
    let tree = try ProjectTree([
      "migrations/alembic.ini": "[alembic]\n", "migrations/env.py": "", "migrations/versions/": "",
    ])
    #expect(try tree.locate().alembic.scriptLocation == tree.root.pushing("migrations"))
  }

  @Test func readsToolAlembic() throws {
    let tree = try ProjectTree([
      "pyproject.toml": """
      [tool.alembic]
      script_location = "%(here)s/db"
      version_locations = ["%(here)s/db/a", "%(here)s/db/b"]
      recursive_version_locations = true
      truncate_slug_length = 20
      """, "db/a/": "", "db/b/": "",
    ])
    let settings = try tree.locate().alembic
    #expect(settings.versionLocations == ["db/a", "db/b"].map { tree.root.pushing($0) })
    #expect(settings.recursiveVersionLocations)
    #expect(settings.truncateSlugLength == 20)
  }

  @Test func asksTheIniBeforeToolAlembic() throws {
    let tree = try ProjectTree([
      "alembic.ini": Self.ini + "truncate_slug_length = 10\n", "alembic/": "",
      "pyproject.toml": "[tool.alembic]\ntruncate_slug_length = 20\ntimezone = \"UTC\"\n",
    ])
    let settings = try tree.locate().alembic
    #expect(settings.truncateSlugLength == 10)
    #expect(settings.timezone == "UTC")
  }

  @Test(arguments: [
    ("path_separator = os", "a:b"), ("path_separator = :", "a:b"), ("path_separator = ;", "a;b"),
    ("path_separator = space", "a b"), ("path_separator = newline", "\n  a\n  b"),
    ("version_path_separator = ;", "a; b"), ("", "a b"), ("", "a, b"),
  ])
  func splitsVersionLocations(separator: String, written: String) throws {
    let tree = try ProjectTree([
      "alembic.ini": Self.ini + "\(separator)\nversion_locations = \(written)\n",
      "alembic/": "", "a/": "", "b/": "",
    ])
    #expect(
      try tree.locate().alembic.versionLocations == ["a", "b"].map { tree.root.pushing($0) })
  }

  @Test func refusesAnUnknownSeparator() throws {
    let tree = try ProjectTree([
      "alembic.ini": Self.ini + "path_separator = |\nversion_locations = a|b\n", "alembic/": "",
    ])
    let failure = #expect(throws: SettingsFailure.self) { try tree.locate() }
    #expect(failure?.line == 3)
  }

  @Test func startsPathsFromAboveTheIniWhenTheyAreNotBesideIt() throws {
    let tree = try ProjectTree([
      "shop/db/alembic.ini": "[alembic]\nscript_location = shop/db\n", "shop/db/versions/": "",
    ])
    let project = try tree.locate { $0.project = "shop/db" }
    #expect(project.alembic.scriptLocation == tree.root.pushing("shop/db"))
  }

  @Test func resolvesAFolderInsideAPackage() throws {
    let tree = try ProjectTree([
      "alembic.ini": "[alembic]\nscript_location = shop.db:migrations\n",
      "src/shop/db/migrations/versions/": "",
    ])
    #expect(
      try tree.locate().alembic.scriptLocation == tree.root.pushing("src/shop/db/migrations"))
  }

  @Test func readsTheSectionThatIsNamed() throws {
    let tree = try ProjectTree([
      "alembic.ini": "[alembic]\nscript_location = one\n[two]\nscript_location = two\n",
      "one/": "", "two/": "",
    ])
    let first = try tree.locate()
    #expect(first.alembic.scriptLocation == tree.root.pushing("one"))
    #expect(first.alembic.otherSections == ["two"])
    let second = try tree.locate { $0.name = "two" }
    #expect(second.alembic.scriptLocation == tree.root.pushing("two"))
    #expect(second.runner.command("heads") == "alembic -n two heads")
    let failure = #expect(throws: SettingsFailure.self) { try tree.locate { $0.name = "three" } }
    #expect(failure?.remedy.contains("alembic, two") == true)
  }

  @Test func takesATreeWithoutAnIni() throws {
    let tree = try ProjectTree(["db/versions/": "", "other/": ""])
    let project = try tree.locate {
      $0.scriptLocation = "db"
      $0.versionLocations = ["other"]
    }
    #expect(project.alembic.scriptLocation == tree.root.pushing("db"))
    #expect(project.alembic.versionLocations == [tree.root.pushing("other")])
  }

  @Test func staysInsideTheFoldersItWasGiven() throws {
    let tree = try ProjectTree([
      "in/alembic.ini": "[alembic]\nscript_location = ../out\n", "out/versions/": "",
    ])
    let failure = #expect(throws: SettingsFailure.self) {
      try tree.locate("in") { $0.roots = [$0.currentDirectory] }
    }
    #expect(failure?.message.contains("outside the folders") == true)
  }

  @Test func neverTakesTheDatabaseURLOver() throws {
    let tree = try ProjectTree([
      "alembic.ini": Self.ini + "sqlalchemy.url = postgresql://me:hunter2@db/prod\n",
      "alembic/": "",
    ])
    let project = try tree.locate { $0.xArguments = ["url=postgresql://me:hunter2@db/prod"] }
    #expect(!"\(project.alembic) \(project.runner) \(project.expert)".contains("hunter2"))
  }
}
