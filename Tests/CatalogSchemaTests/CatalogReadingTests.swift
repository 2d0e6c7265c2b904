import JSON
import Schema
import Testing

@testable import catalog_schema

@Suite struct CatalogReadingTests {
  private func table(_ parts: String) throws -> Table {
    let text =
      #"{"tables": [{"name": "tasks", "schema": "public", "persistence": "p", \#(parts)}]}"#
    return try #require(CatalogReading(try JSONValue(parsing: text)).schema.tables.first)
  }

  @Test func columnsHaveTheTypesThatFormatTypeSpells() throws {
    let spellings = [
      "character varying(50)", "timestamp(3) with time zone", "integer[]", "numeric(10,2)",
      #""char""#, "interval day to second(2)", "task_state", "audit.level[]",
    ]
    for spelling in spellings {
      let column = JSONValue.object(["name": "c", "type": .string(spelling)]).compact
      let read = try table(#""columns": [\#(column)]"#).columns[0].type
      #expect(read.description == spelling)
    }
  }

  @Test func aGeneratedColumnHasNoDefault() throws {
    let columns = try table(
      #"""
      "columns": [
        {"name": "a", "type": "integer", "not_null": true, "identity": "d", "generated": ""},
        {"name": "b", "type": "integer", "default": "(a * 2)", "identity": "", "generated": "s"},
        {"name": "c", "type": "integer", "default": "7", "identity": "", "generated": ""}]
      """#
    ).columns
    #expect(columns.map(\.isNullable) == [false, true, true])
    #expect(columns[0].identity?.isAlways == false)
    #expect(columns[1].computed?.expression == "(a * 2)")
    #expect(columns[1].serverDefault == nil)
    #expect(columns[2].serverDefault == "7")
  }

  @Test func actionsThatAreNoneAreNotSaid() throws {
    let constraints = try table(
      #"""
      "constraints": [{"name": "tasks_owner_fkey", "kind": "f", "columns": ["owner"],
        "references": {"name": "users", "schema": "public"}, "referenced": ["id"], "match": "s",
        "on_delete": "c", "on_update": "a", "deferrable": false, "validated": true}]
      """#
    ).constraints
    guard case .foreignKey(let key) = constraints[0].rule else {
      Issue.record("no foreign key: \(constraints)")
      return
    }
    #expect(key.table == QualifiedName("users"))
    #expect(key.onDelete == .cascade)
    #expect(key.onUpdate == nil)
    #expect(constraints[0].isDeferrable == nil)
  }

  @Test func descendingKeysPutNullsFirstUnlessToldOtherwise() throws {
    let index = try table(
      #"""
      "indexes": [{"name": "i", "unique": true, "method": "btree", "include": ["note"],
        "predicate": "(done = false)", "keys": [
          {"column": "a", "options": 0}, {"column": "b", "options": 3},
          {"column": "c", "options": 1}, {"expression": "(a + b)", "options": 2}]}]
      """#
    ).indexes[0]
    #expect(index.isUnique)
    #expect(index.include == ["note"])
    #expect(index.elements.map(\.isDescending) == [false, true, true, false])
    #expect(index.elements.map(\.nullsFirst) == [nil, nil, false, true])
    #expect(index.elements[3].key == .expression("a + b"))
  }

  @Test func theBitsOfATriggerAreItsTimingAndEvents() throws {
    let trigger = try table(
      #"""
      "triggers": [{"name": "t", "type": 23, "enabled": true, "function": "touch",
        "function_schema": "public"}]
      """#
    ).triggers[0]
    #expect(trigger.timing == "BEFORE")
    #expect(trigger.events == ["INSERT", "UPDATE"])
    #expect(trigger.isForEachRow)
    #expect(trigger.function == QualifiedName("touch"))
  }

  @Test func identitySequencesBelongToTheirColumn() throws {
    let text = #"""
      {"sequences": [{"name": "tasks_id_seq", "schema": "public", "type": "integer", "start": 1,
        "increment": 1, "owner": {"schema": "public", "table": "tasks", "column": "id",
        "internal": true}}]}
      """#
    let sequence = try #require(
      CatalogReading(try JSONValue(parsing: text)).schema.sequences.first)
    #expect(sequence.owner == ColumnReference(table: QualifiedName("tasks"), column: "id"))
    #expect(sequence.isInternal)
    #expect(sequence.options.type == .builtin("integer"))
  }
}
