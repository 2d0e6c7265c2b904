import PostgreSQLDialect
import Schema
import SchemaText
import ScratchPostgreSQL
import SourceText
import Testing

/// The schema after the statements of a script, which must all apply.
func schema(_ script: String, from start: Schema = Schema()) throws -> Schema {
  var schema = start
  for statement in ReadStatement.all(in: script) {
    schema = try schema.applying(statement.operations)
  }
  return schema
}

@Suite struct SchemaScriptTests {
  @Test func readBackItIsTheSameSchema() throws {
    let original = try schema(ExampleScripts.everything)
    let script = SchemaScript(original)
    #expect(script.omissions.isEmpty)
    let again = try schema(script.text())
    #expect(Self.sorted(again) == Self.sorted(original))
    #expect(SchemaScript(again).text() == script.text())
  }

  @Test(.enabled(if: ScratchDatabase.missing == nil, "no PostgreSQL server programs here"))
  func anEmptyPostgreSQLMakesTheSameOfIt() throws {
    let script = SchemaScript(try schema(ExampleScripts.everything)).text()
    let dumps = try ScratchDatabase.run(
      """
      createdb written; createdb printed
      psql -X -q -v ON_ERROR_STOP=1 -d written <<'END_OF_SQL' >/dev/null
      \(ExampleScripts.everything)
      END_OF_SQL
      psql -X -q -v ON_ERROR_STOP=1 -d printed <<'END_OF_SQL' >/dev/null
      \(script)
      END_OF_SQL
      pg_dump --schema-only written | grep -v '^\\\\'
      echo '===='
      pg_dump --schema-only printed | grep -v '^\\\\'
      """)
    let parts = dumps.split(separator: "====\n")
    try #require(parts.count == 2)
    #expect(parts[0] == parts[1])
    #expect(parts[0].contains("CREATE TABLE public.\"User\""))
  }

  /// SQLAlchemy writes these words without quotes, and PostgreSQL refuses that.
  @Test func namesThatPostgreSQLReservesAreQuoted() throws {
    let original = try schema(
      """
      CREATE TABLE "tablesample" ("collation" text, "concurrently" int UNIQUE);
      CREATE INDEX "system_user" ON "tablesample" ("collation" COLLATE "C");
      """)
    let text = SchemaScript(original).text()
    #expect(text.contains(#"CREATE TABLE "tablesample" ("#))
    #expect(Self.sorted(try schema(text)) == Self.sorted(original))
  }

  @Test func foreignKeysStandInTheTableUnlessTheyGoInACircle() throws {
    let script = SchemaScript(
      try schema(
        """
        create table z (id int primary key, other int);
        create table a (id int primary key, z_id int references z, self int references a);
        create table m (id int primary key, n int);
        create table n (id int primary key, m int references m);
        alter table m add foreign key (n) references n;
        """)
    ).text()
    let tables = script.split(separator: "\n\n").map(String.init)
    #expect(tables.map { $0.split(separator: " ")[2] } == ["z", "a", "n", "m", "n"])
    #expect(tables[1].contains("FOREIGN KEY(self) REFERENCES a"))
    #expect(
      tables.last == "ALTER TABLE n ADD CONSTRAINT n_m_fkey FOREIGN KEY(m) REFERENCES m (id);\n")
  }

  @Test func whatIsUnknownIsSaidFirstAndLeftOut() throws {
    let source = "x\nop.add_column(...)\n"
    let place = Place(file: "versions/a.py", span: SourceSpan(2..<9))
    var table = Table(
      name: QualifiedName("t"),
      columns: [
        Column(name: "id", type: .builtin("integer"), isNullable: false),
        Column(
          name: "c", type: .unknown("the class Money is not the project's own"),
          provenance: Provenance(place: place)),
      ])
    table.constraints = [
      Constraint(name: "t_pkey", rule: .primaryKey(Key(columns: ["id"]))),
      Constraint(name: "t_c_key", rule: .unique(Key(columns: ["c"]))),
    ]
    table.indexes = [Index(name: "i", elements: [.column("c")])]
    table.isComplete = false
    var schema = Schema(origin: .unknown(reason: "the first revision changes tables"))
    schema.insert(table)
    let places = SchemaPlaces([SourceFile(name: "versions/a.py", bytes: Array(source.utf8))])
    #expect(
      SchemaScript(schema).text(title: "Schema at a1", places: places) == """
        -- Schema at a1
        -- Not known, or only for an empty database: 3
        --   what was there before the first revision: the first revision changes tables
        --   table t: it may have parts that nobody read
        --   column t.c: the class Money is not the project's own (versions/a.py:2:1)

        -- Left out: column t.c, because its type is unknown: the class Money is not the project's own (versions/a.py:2:1)

        CREATE TABLE t (
            id INTEGER NOT NULL,
            CONSTRAINT t_pkey PRIMARY KEY (id)
        );

        -- Left out: index i, because column c is unknown

        -- Left out: constraint t_c_key of table t, because column c is unknown

        """)
  }

  @Test(.enabled(if: ScratchDatabase.missing == nil, "no PostgreSQL server programs here"))
  func whatIsKnownOfAHalfKnownSchemaIsTakenToo() throws {
    let start = Schema(origin: .unknown(reason: "the history does not start from nothing"))
    let half = try schema(
      """
      alter table old add column a int default nextval('numbers');
      alter table old add column kind kinds;
      alter table old add column place geography;
      alter table old add constraint c check (a > 0);
      alter table old add constraint d check (a > later);
      create index i on old (a) where later > 1;
      create index j on old (a);
      create index k on old (away.simple(a));
      create table away.t (id int primary key, old_id int references old, kind kinds,
        twice text generated always as (kind::text) stored);
      create view v as select a from old;
      create trigger tr before insert on old for each row execute function unknown_function();
      alter table old enable row level security;
      create policy p on old using (later);
      """, from: start)
    let script = SchemaScript(half)
    #expect(
      Set(script.omissions.map(\.subject)) == [
        "column old.kind", "constraint d of table old", "index i", "index k", "column away.t.kind",
        "column away.t.twice", "constraint t_old_id_fkey of table away.t", "view v",
        "trigger tr of old", "policy p of old",
      ])
    let text = script.text().replacing("CREATE EXTENSION IF NOT EXISTS postgis", with: "SELECT 1")
      .replacing("geography", with: "text")
    let answer = try ScratchDatabase.run(
      """
      psql -X -q -v ON_ERROR_STOP=1 <<'END_OF_SQL' >/dev/null
      \(text)
      END_OF_SQL
      psql -X -q -t -A -c "select count(*) from pg_attribute where attrelid = 'old'::regclass and attnum > 0"
      """)
    #expect(answer == "2\n")
  }

  @Test func aViewWhoseColumnsWereRenamedIsNotGuessed() throws {
    let script = SchemaScript(
      try schema(
        """
        create table t (a int); create view v as select a from t; create view w as select 1 as one;
        alter table t rename a to b;
        """))
    #expect(script.omissions.map(\.subject) == ["view v"])
    #expect(script.text().contains("CREATE VIEW w AS select 1 as one;"))
    #expect(!script.text().contains("CREATE VIEW v"))
  }

  @Test func aSequenceThatTwoTablesUseIsMadeBeforeBoth() throws {
    let text = SchemaScript(
      try schema(
        """
        create table z (id serial primary key); create table a (like z including all);
        """)
    ).text()
    #expect(text.hasPrefix("CREATE SEQUENCE z_id_seq AS INTEGER;"))
    #expect(!text.contains("SERIAL"))
    #expect(text.contains("ALTER SEQUENCE z_id_seq OWNED BY z.id;"))
  }

  @Test func namesOfAnotherDefaultSchemaStayPlain() throws {
    var start = Schema(defaultSchema: "app")
    start.insert(Table(name: QualifiedName("t", schema: "app")))
    let text = SchemaScript(start).text()
    #expect(text.hasPrefix("CREATE SCHEMA IF NOT EXISTS app;\n\nSET search_path TO app, public;"))
    #expect(text.contains("CREATE TABLE t ("))
  }

  /// The same schema with everything that has no order in PostgreSQL put in one.
  static func sorted(_ schema: Schema) -> Schema {
    var schema = schema
    for table in schema.tables {
      var table = table
      table.constraints.sort { ($0.name ?? "") < ($1.name ?? "") }
      table.indexes.sort { ($0.name ?? "") < ($1.name ?? "") }
      for place in table.triggers.indices { table.triggers[place].statement = "" }
      schema.insert(table)
    }
    for routine in schema.routines {
      var routine = routine
      routine.statement = ""
      schema.insert(routine)
    }
    return schema
  }
}
