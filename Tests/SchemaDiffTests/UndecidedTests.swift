import Schema
import SchemaDiff
import Testing

/// What stays undecided is said, and never becomes a difference.
@Suite struct UndecidedTests {
  @Test func aTableIsNotDroppedWhileSomeModelsAreNotKnown() throws {
    let found = try comparison("", "CREATE TABLE t (a integer);") { models, _ in
      models.doubt = Undecided(reason: "a module was not read")
    }
    #expect(found.changes.isEmpty)
    #expect(found.undecided.contains { $0.table == QualifiedName("t") })
  }

  @Test func aTableIsNotDroppedWhileAModelOfItIsNotRegistered() throws {
    let found = try comparison("", "CREATE TABLE t (a integer);", asAlembic: false) {
      models, _ in
      models.unregistered = [QualifiedName("t")]
    }
    #expect(found.changes.isEmpty)
  }

  @Test func nothingIsDroppedFromATableThatWasNotFullyRead() throws {
    let found = try comparison(
      "CREATE TABLE t (a integer);",
      "CREATE TABLE t (a integer, b integer, CONSTRAINT u UNIQUE (b)); CREATE INDEX i ON t (b);"
    ) { models, _ in
      models.tables[0].table.isComplete = false
    }
    #expect(found.changes.isEmpty)
    #expect(Set(found.undecided.map(\.name)) == ["b", "u", "i"])
  }

  @Test func nothingIsAddedToATableThatMigrationsChangeUnseen() throws {
    let found = try comparison(
      "CREATE TABLE t (a integer, b integer); CREATE INDEX i ON t (b);",
      "CREATE TABLE t (a integer); DO $$ BEGIN EXECUTE 'ALTER TABLE t ADD b integer'; END $$;")
    #expect(found.changes.isEmpty)
    #expect(!found.undecided.isEmpty)
  }

  @Test func aTypeThatIsNotKnownIsNotCompared() throws {
    let found = try comparison("CREATE TABLE t (a text);", "CREATE TABLE t (a integer);") {
      models, _ in
      models.tables[0].table.columns[0].type = .unknown("a class that nobody read")
    }
    #expect(found.changes.isEmpty)
    #expect(found.undecided.map(\.name) == ["a"])
  }

  @Test func aGeneratedColumnIsOnlyPointedOut() throws {
    let found = try comparison(
      "CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED);",
      "CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a + 2) STORED);")
    #expect(found.changes.isEmpty)
    #expect(found.undecided.map(\.name) == ["b"])
    let plain = try comparison(
      "CREATE TABLE t (a integer, b integer);",
      "CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a + 2) STORED);", asAlembic: false)
    #expect(plain.changes.isEmpty)
    #expect(plain.undecided.map(\.name) == ["b"])
  }

  @Test func filtersLeaveOutAndAnUnknownAnswerIsNoted() throws {
    let (models, migrations) = ("CREATE TABLE t (a integer);", "CREATE TABLE u (a integer);")
    let none = ComparisonFilters(object: { _ in .excluded })
    #expect(try differences(models, migrations, filters: none) == [])
    let names = ComparisonFilters(name: { kind, name, _ in
      kind == .table && name == "u" ? .excluded : .included
    })
    #expect(try differences(models, migrations, filters: names) == ["create table t"])
    let unknown = ComparisonFilters(object: { _ in .unknown("a third party's function") })
    let found = try comparison(models, migrations, filters: unknown)
    #expect(found.changes.isEmpty)
    #expect(found.undecided.map(\.table?.name) == ["t", "u"])
  }

  @Test func functionsOfTheEnvironmentCompareTypesAndDefaults() throws {
    let models = "CREATE TABLE t (a text DEFAULT 'x', b text DEFAULT 'x', c text, d text);"
    let migrations = "CREATE TABLE t (a integer DEFAULT 1, b integer DEFAULT 1, c text, d integer);"
    let filters = ComparisonFilters(
      type: { _, declared, _ in
        switch declared.name {
        case "a": .alike
        case "c": .differs
        case "d": .unknown("it asks a database")
        default: .unsaid
        }
      },
      serverDefault: { _, declared, _ in declared.name == "a" ? .alike : .unsaid })
    let found = try comparison(models, migrations, defaults: .all, filters: filters)
    #expect(
      found.changes.flatMap(\.words) == [
        "t: alter column b type serverDefault", "t: alter column c type",
      ])
    #expect(found.undecided.map(\.name) == ["d"])
  }
}
