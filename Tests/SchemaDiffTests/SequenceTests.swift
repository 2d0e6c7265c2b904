import Schema
import SchemaDiff
import Testing

/// Sequences that only one side has.
@Suite struct SequenceTests {
  private let made = "CREATE SEQUENCE numbers; CREATE TABLE t (a integer);"

  @Test func aSequenceThatOnlyTheModelsDeclareIsMadeWhereNothingIsOlder() throws {
    let table = "CREATE TABLE t (a integer);"
    for isOlder in [false, true] {
      let found = try comparison(table, table, asAlembic: false) { models, existing in
        models.sequences = [DatabaseSequence(name: QualifiedName("numbers"))]
        if isOlder, var table = existing.table(QualifiedName("t")) {
          table.isComplete = false
          existing.insert(table)
        }
      }
      #expect(found.changes.flatMap(\.words) == (isOlder ? [] : ["create sequence numbers"]))
      #expect(found.undecided.map(\.name) == (isOlder ? ["numbers"] : []))
    }
  }

  @Test func aSequenceThatNoModelDeclaresIsDropped() throws {
    let models = "CREATE TABLE t (a integer);"
    #expect(try differences(models, made, asAlembic: false) == ["drop sequence numbers"])
    #expect(try differences(models, made) == [])
    #expect(
      try differences(models, made, asAlembic: false) { models, _ in
        models.sequences = [DatabaseSequence(name: QualifiedName("numbers"))]
      } == [])
    let filters = ComparisonFilters().ignoring(["numbers"])
    #expect(try differences(models, made, asAlembic: false, filters: filters) == [])
  }

  @Test func oneThatADefaultAsksStays() throws {
    let asking = made + "ALTER TABLE t ALTER a SET DEFAULT nextval('numbers');"
    let models = "CREATE TABLE t (a integer);"
    #expect(try differences(models, asking, asAlembic: false) == [])
    #expect(
      try differences(models, asking, asAlembic: false, defaults: .all)
        == ["t: alter column a serverDefault", "drop sequence numbers"])
  }

  @Test func oneThatAColumnOwnsGoesWithIt() throws {
    let owned = "CREATE TABLE t (a serial, b integer GENERATED ALWAYS AS IDENTITY);"
    let found = try differences("CREATE TABLE t (c integer);", owned, asAlembic: false)
    #expect(!found.contains { $0.contains("sequence") })
  }
}
