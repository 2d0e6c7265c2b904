import Schema
import SourceText
import Testing

@Suite struct ValueTests {
  @Test func factsAreEqualWhereverTheyWereRead() {
    let place = Place(file: "a.py", span: SourceSpan(0..<5), revision: "abc")
    let column = Column(name: "a", type: .builtin("integer"))
    var placed = column
    placed.provenance = Provenance(place: place, standing: .dependsOnData(reason: "rows"))
    #expect(column == placed)
  }

  @Test func typesAreEqualWhateverTheirSpelling() {
    #expect(
      DataType.builtin("varchar", "50", written: "VARCHAR(50)")
        == .builtin("character varying", "50"))
    #expect(DataType.builtin("timestamp", "3").description == "timestamp(3) without time zone")
    #expect(DataType.builtin("float") == .builtin("double precision"))
    #expect(DataType.builtin("decimal", "5").description == "numeric(5,0)")
  }

  @Test func expressionsKnowTheirColumns() {
    let expression: SQLExpression = "lower(name) || t.kind::name AND date > 'name' AND f(a)"
    #expect(
      expression.columnReferences(among: ["name", "kind", "date", "f", "a"]) == [
        "name", "kind", "date", "a",
      ])
    #expect(
      expression.renaming("name", to: "Full Name")
        == "lower(\"Full Name\") || t.kind::name AND date > 'name' AND f(a)")
    #expect(SQLExpression("( a  >\n 0 ) -- x") == "(a > 0)")
    #expect(SQLExpression("(A > 0)").isEquivalent(to: "a > 0"))
    #expect(!SQLExpression("(a) > (0)").isEquivalent(to: "a) > (0"))
  }

  @Test(arguments: [
    ("integer", "bigint", true), ("text", "integer", false), ("uuid", "text", true),
    ("character varying", "uuid", false), ("boolean", "integer", false),
    ("timestamp", "timestamptz", true), ("json", "jsonb", true),
  ])
  func knowsWhichTypesConvert(from: String, to: String, converts: Bool) {
    #expect(Schema().canConvert(.builtin(from), to: .builtin(to)) == converts)
  }
}
