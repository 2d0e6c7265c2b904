import Schema
import SchemaDiff
import Testing

/// What Alembic's autogenerate sees on PostgreSQL, and what it takes for equal.
@Suite struct AlembicRuleTests {
  @Test func equalSchemasHaveNoDifference() throws {
    let script = """
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TABLE a (id integer PRIMARY KEY, m mood NOT NULL, n numeric(10, 2) DEFAULT 0);
      CREATE TABLE b (id integer PRIMARY KEY REFERENCES a (id), t text UNIQUE CHECK (t <> ''));
      CREATE INDEX b_t ON b (lower(t)) WHERE t IS NOT NULL;
      """
    #expect(try differences(script, script, defaults: .all) == [])
    #expect(try differences(script, script, asAlembic: false, defaults: .all) == [])
  }

  @Test func newTablesComeFirstThenThoseThatAreGoneThenOthers() throws {
    let found = try differences(
      """
      CREATE TABLE keep (id integer PRIMARY KEY, extra text);
      CREATE TABLE parent (id integer PRIMARY KEY);
      CREATE TABLE child (id integer PRIMARY KEY REFERENCES parent (id));
      CREATE INDEX child_id ON child (id);
      """,
      """
      CREATE TABLE keep (id integer PRIMARY KEY);
      CREATE TABLE old (id integer PRIMARY KEY);
      CREATE TABLE older (id integer PRIMARY KEY REFERENCES old (id));
      """)
    #expect(
      found == [
        "create table child", "child: create index child_id", "create table parent",
        "drop table older", "drop table old", "keep: add column extra",
      ])
  }

  @Test func columnsDifferByTypeNullabilityAndComment() throws {
    let found = try differences(
      """
      CREATE TABLE t (a bigint, b text NOT NULL, c text, d text);
      COMMENT ON COLUMN t.c IS 'new';
      """,
      "CREATE TABLE t (a integer, b text, c text, e text);")
    #expect(
      found == [
        "t: add column d", "t: alter column a type", "t: alter column b nullable",
        "t: alter column c comment", "t: drop column e",
      ])
  }

  /// Source: `ddl/impl.py`, `_column_args_match`.
  @Test(arguments: [
    ("varchar", "varchar(20)", []), ("varchar(10)", "varchar(20)", ["t: alter column c type"]),
    ("numeric(10)", "numeric(10, 0)", []),
    ("numeric(10, 2)", "numeric(10)", ["t: alter column c type"]),
    ("integer[]", "integer", []), ("timestamptz", "timestamp", ["t: alter column c type"]),
    ("float", "double precision", []), ("json", "jsonb", ["t: alter column c type"]),
    ("char", "char(1)", []),
  ])
  func aliasesAndWhatOneSideLeavesOutAreNoDifference(
    models: String, migrations: String, expected: [String]
  ) throws {
    let found = try differences(
      "CREATE TABLE t (c \(models));", "CREATE TABLE t (c \(migrations));")
    #expect(found == expected)
  }

  @Test func defaultsAreComparedWhereAskedFor() throws {
    let models = "CREATE TABLE t (a text DEFAULT 'x', b boolean DEFAULT true, c integer);"
    let migrations =
      "CREATE TABLE t (a text DEFAULT 'y', b boolean DEFAULT 't', c integer DEFAULT 1);"
    #expect(try differences(models, migrations) == [])
    #expect(
      try differences(models, migrations, defaults: .declared)
        == ["t: alter column a serverDefault"])
    #expect(
      try differences(models, migrations, defaults: .all)
        == ["t: alter column a serverDefault", "t: alter column c serverDefault"])
  }

  @Test(arguments: [
    ("text", "'x'", "'x'::text"), ("integer", "0", "'0'"), ("jsonb", "'{}'", "'{}'::jsonb"),
    ("timestamptz", "CURRENT_TIMESTAMP", "now()"), ("numeric", "1", "1.0"),
    ("boolean", "false", "'f'"),
  ])
  func wordingsOfOneDefaultAreEqual(type: String, one: String, other: String) throws {
    let found = try differences(
      "CREATE TABLE t (c \(type) DEFAULT \(one));", "CREATE TABLE t (c \(type) DEFAULT \(other));",
      defaults: .all)
    #expect(found == [])
  }

  @Test func theSequenceOfASerialColumnIsNoDefault() throws {
    let found = try differences(
      "CREATE TABLE t (id integer PRIMARY KEY);", "CREATE TABLE t (id serial PRIMARY KEY);",
      defaults: .all)
    #expect(found == [])
  }

  @Test func indexesAndUniquesGoByName() throws {
    let found = try differences(
      """
      CREATE TABLE t (a text, b text, CONSTRAINT pair UNIQUE (a, b), CONSTRAINT now_unique UNIQUE (a));
      CREATE INDEX changed ON t (b);
      CREATE INDEX new ON t (a DESC);
      CREATE INDEX same ON t (lower(a));
      """,
      """
      CREATE TABLE t (a text, b text, CONSTRAINT pair UNIQUE (b, a), CONSTRAINT gone UNIQUE (b));
      CREATE INDEX changed ON t (a);
      CREATE INDEX now_unique ON t (a);
      CREATE INDEX same ON t (lower((a)::text));
      """)
    #expect(
      found == [
        "t: drop constraint gone", "t: drop index changed", "t: create index changed",
        "t: drop index now_unique", "t: add constraint now_unique", "t: create index new",
      ])
  }

  @Test func aUniqueWithoutANameIsRecognisedByItsColumns() throws {
    let found = try differences(
      "CREATE TABLE t (a text, b text, UNIQUE (a), UNIQUE (b));",
      "CREATE TABLE t (a text, b text, CONSTRAINT any_name UNIQUE (a));"
    ) { models, _ in
      for index in models.tables[0].table.constraints.indices {
        models.tables[0].table.constraints[index].name = nil
      }
    }
    #expect(found == ["t: add constraint "])
  }

  @Test func foreignKeysGoByWhatTheySay() throws {
    let parent = "CREATE TABLE p (id integer PRIMARY KEY); "
    let found = try differences(
      parent
        + "CREATE TABLE t (a integer CONSTRAINT x REFERENCES p (id) ON DELETE CASCADE, "
        + "b integer CONSTRAINT y REFERENCES p (id) ON UPDATE NO ACTION);",
      parent
        + "CREATE TABLE t (a integer CONSTRAINT x REFERENCES p (id), "
        + "b integer CONSTRAINT other_name REFERENCES p (id));")
    #expect(found == ["t: drop constraint x", "t: add constraint x"])
  }

  @Test func alembicDoesNotSeeChecksKeysLabelsAndConditions() throws {
    let models = """
      CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
      CREATE TABLE t (a integer PRIMARY KEY, m mood, CONSTRAINT positive CHECK (a > 0));
      CREATE INDEX i ON t (a) WHERE a > 1;
      """
    let migrations = """
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TABLE t (a integer NOT NULL, m mood);
      CREATE INDEX i ON t (a);
      """
    #expect(try differences(models, migrations) == [])
    #expect(
      try differences(models, migrations, asAlembic: false) == [
        "alter type mood", "t: drop index i", "t: create index i", "t: add constraint t_pkey",
        "t: add constraint positive",
      ])
  }

  @Test func alembicTakesAPartitionForATableOfItsOwn() throws {
    let parent = "CREATE TABLE t (a integer) PARTITION BY RANGE (a); "
    let part = "CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (0) TO (9);"
    #expect(try differences(parent, parent + part) == ["drop table t_1"])
    #expect(try differences(parent, parent + part, asAlembic: false) == [])
  }

  @Test func tablesOfOtherSchemasAreLeftAloneUnlessAskedFor() throws {
    let script = "CREATE SCHEMA s; CREATE TABLE s.t (a integer);"
    #expect(try differences("", script) == [])
    var rules = ComparisonRules()
    rules.includesSchemas = true
    let found = SchemaComparison(DeclaredSchema(), with: try schema(script), rules: rules)
    #expect(found.changes.flatMap(\.words) == ["drop table s.t"])
  }

  @Test func theVersionTableIsNobodysConcern() throws {
    #expect(try differences("", "CREATE TABLE alembic_version (version_num varchar(32));") == [])
  }

  @Test func changesTurnRound() throws {
    let (one, other) = (
      "CREATE TABLE t (a integer, b text); CREATE INDEX i ON t (a);",
      "CREATE TABLE t (a bigint); CREATE TABLE u (a integer);"
    )
    let there = try comparison(one, other).changes
    let back = try comparison(other, one).changes
    #expect(Set(there.undone.flatMap(\.words)) == Set(back.flatMap(\.words)))
    #expect(there.undone.undone == there)
  }
}
