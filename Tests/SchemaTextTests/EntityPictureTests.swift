import JSON
import Schema
import SchemaText
import SourceText
import Testing

@Suite struct EntityPictureTests {
  static let script = """
    create table app (id int primary key, owner int);
    create table person (id int primary key, app_id int not null references app,
      boss int references person, "odd name" numeric(10, 2), email varchar(50) unique);
    create table profile (person_id int primary key references person);
    alter table app add foreign key (owner) references person;
    create table alone (a timestamp with time zone);
    """

  @Test func mermaidHasTablesKeysAndEnds() throws {
    let text = EntityPicture(try schema(Self.script)).mermaid(title: "Schema at a1")
    #expect(text.hasPrefix("erDiagram\n  %% Schema at a1\n  \"alone\" {\n    timestamptz a\n  }\n"))
    #expect(text.contains("    integer app_id FK \"not null\"\n"))
    #expect(text.contains("    numeric(10_2) odd_name \"odd name\"\n"))
    #expect(text.contains("    varchar(50) email UK\n"))
    #expect(text.contains("  \"person\" }o--|| \"app\" : \"app_id\"\n"))
    #expect(text.contains("  \"app\" }o--o| \"person\" : \"owner\"\n"))
    #expect(text.contains("  \"profile\" |o--|| \"person\" : \"person_id\"\n"))
  }

  @Test func theSVGIsWellFormedAndNamesEverything() throws {
    var schema = try schema(Self.script)
    var table = try #require(schema.table(QualifiedName("alone")))
    table.isComplete = false
    table.comment = "a < b & \"c\""
    schema.insert(table)
    let svg = EntityPicture(schema).svg(title: "Schema at a1")
    #expect(svg.contains("Schema at a1 — 1 fact is not known"))
    #expect(svg.contains("<title>a &lt; b &amp; &quot;c&quot;</title>"))
    #expect(svg.contains("class=\"box uncertain\""))
    #expect(svg.contains("<title>person_app_id_fkey: person (app_id) refers to app (id)</title>"))
    let open = svg.split(separator: "<g>").count - 1
    #expect(open == 4 + 4)
    #expect(svg.split(separator: "</g>").count - 1 == open + 1)
  }

  @Test func boxesNeverOverlap() throws {
    var script = ""
    for table in 0..<40 {
      script += "create table t\(table) (id int primary key"
      for column in 0..<(table % 7) { script += ", c\(column) int" }
      for other in [table / 2, table / 3, (table * 7) % 40] where other < table {
        script += ", r\(other)_\(script.count) int references t\(other)"
      }
      script += ");\n"
    }
    script += "alter table t1 add foreign key (id) references t39;"
    let svg = EntityPicture(try schema(script)).svg()
    let frames = svg.split(separator: "\n").filter { $0.hasPrefix("<rect class=\"box") }.map {
      $0.split(separator: "\"").compactMap { Int($0) }
    }
    #expect(frames.count == 40)
    for (place, one) in frames.enumerated() {
      for two in frames[(place + 1)...] {
        let apart =
          one[0] + one[2] <= two[0] || two[0] + two[2] <= one[0] || one[1] + one[3] <= two[1]
          || two[1] + two[3] <= one[1]
        #expect(apart, "\(one) \(two)")
      }
    }
  }

  @Test func textSaysWhatIsUnknownFirst() throws {
    var schema = Schema()
    schema.insert(
      Table(
        name: QualifiedName("t"),
        columns: [Column(name: "c", type: .unknown("it is computed"), isNullable: false)]))
    #expect(
      EntityPicture(schema).text() == """
        Not known, or only for an empty database: 1
          column t.c: it is computed

        t  (not certain)
          c  ?  not null not certain

        """)
  }

  @Test func jsonHasPlacesAndStanding() throws {
    let file = SourceFile(name: "versions/a.py", bytes: Array("one\n  two".utf8))
    let place = Place(file: file.name, span: SourceSpan(6..<9), revision: "a1")
    var schema = Schema()
    schema.insert(
      Table(
        name: QualifiedName("t"),
        columns: [
          Column(name: "a", type: .builtin("integer"), provenance: Provenance(place: place)),
          Column(name: "b", type: .unknown("why"), provenance: Provenance(place: place)),
        ], provenance: Provenance(place: place)))
    let value = SchemaJSON(schema, places: SchemaPlaces([file])).value
    let table = try #require(value["tables"]?[0])
    #expect(table["schema"]?.string == "public")
    let columns = try #require(table["columns"]?.array)
    #expect(columns[0]["type"]?.string == "integer")
    #expect(columns[0]["line"]?.int == 2)
    #expect(columns[0]["column"]?.int == 3)
    #expect(columns[0]["revision"]?.string == "a1")
    #expect(columns[0]["standing"]?.string == "known")
    #expect(columns[1]["type"]?.isNull == true)
    #expect(columns[1]["standing"]?.string == "unknown")
    #expect(value["complete"]?.bool == false)
    #expect(value["unknown"]?[0]?["reason"]?.string == "why")
  }
}
