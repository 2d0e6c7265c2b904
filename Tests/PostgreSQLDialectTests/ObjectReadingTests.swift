import PostgreSQLDialect
import Schema
import Testing

@Suite struct ObjectReadingTests {
  @Test(arguments: [
    ("varchar(50)", "character varying(50)"), ("VARCHAR", "character varying"),
    ("char", "character(1)"), ("timestamptz(3)", "timestamp(3) with time zone"),
    ("timestamp", "timestamp without time zone"),
    ("time (6) with time zone", "time(6) with time zone"), ("float8", "double precision"),
    ("float(10)", "real"), ("dec(5)", "numeric(5,0)"), ("int4[][]", "integer[]"),
    ("bit varying(3)", "bit varying(3)"),
    ("interval day to second(3)", "interval day to second(3)"),
    ("pg_catalog.int8", "bigint"), ("vector(1536)", "vector(1536)"),
    ("geometry(Point,4326)", "geometry(Point,4326)"), ("my.\"Type\"", "my.\"Type\""),
    ("national character varying(5)", "character varying(5)"), ("int array[3]", "integer[]"),
  ])
  func typesHaveCanonicalNames(text: String, canonical: String) {
    #expect(DataType(sql: text)?.description == canonical)
  }

  @Test func readsEnumerations() throws {
    #expect(
      try operation("create type mood as enum ('sad', 'it''s')")
        == .createType(
          CreateType(
            type: UserType(
              name: QualifiedName("mood"), definition: .enumeration(["sad", "it's"])))))
    #expect(
      try operation("alter type mood add value if not exists 'ok' before 'sad'")
        == .alterEnum(
          AlterEnum(
            name: QualifiedName("mood"),
            change: .addValue("ok", ifNotExists: true, position: .before("sad")))))
    #expect(
      try operation("ALTER TYPE mood RENAME VALUE 'a' TO 'b'")
        == .alterEnum(
          AlterEnum(name: QualifiedName("mood"), change: .renameValue("a", to: "b"))))
  }

  @Test func readsDomainsAndComposites() throws {
    guard
      case .createType(let domain) = try operation(
        "create domain d as text default 'x' constraint c check (value <> '') not null"),
      case .domain(let definition) = domain.type.definition,
      case .createType(let composite) = try operation("create type c as (a int, b text[])")
    else {
      Issue.record("not read")
      return
    }
    #expect(definition.base == .builtin("text"))
    #expect(definition.isNullable == false)
    #expect(definition.serverDefault == "'x'")
    #expect(definition.constraints == [Constraint(name: "c", rule: .check("value <> ''"))])
    #expect(
      composite.type.definition
        == .composite([
          CompositeAttribute(name: "a", type: .builtin("integer")),
          CompositeAttribute(name: "b", type: .builtin("text", isArray: true)),
        ]))
  }

  @Test func readsFunctionsByTheirArguments() throws {
    guard
      case .createRoutine(let create) = try operation(
        """
        CREATE OR REPLACE FUNCTION app.f(a int, INOUT b double precision DEFAULT 1, text, OUT c int)
        RETURNS SETOF record AS $$ begin; return; end $$ LANGUAGE plpgsql STABLE
        SET search_path = app, pg_temp
        """)
    else {
      Issue.record("not read")
      return
    }
    #expect(create.orReplace)
    #expect(create.routine.name == QualifiedName("f", schema: "app"))
    #expect(create.routine.signature == "app.f(integer, double precision, text)")
    #expect(create.routine.language == "plpgsql")
    #expect(create.routine.body == " begin; return; end ")
    #expect(create.routine.returns == "SETOF record")
  }

  @Test func readsTriggers() throws {
    guard
      case .createTrigger(let create) = try operation(
        """
        create trigger tr before insert or update of a, b on t for each row
        when (old.a is distinct from new.a) execute procedure f('x')
        """)
    else {
      Issue.record("not read")
      return
    }
    #expect(create.table == QualifiedName("t"))
    #expect(create.trigger.events == ["INSERT", "UPDATE"])
    #expect(create.trigger.columns == ["a", "b"])
    #expect(create.trigger.condition == "old.a is distinct from new.a")
    #expect(create.trigger.function == QualifiedName("f"))
    #expect(create.trigger.arguments == "'x'")
  }

  @Test func readsViewsWithWhatTheyRead() throws {
    guard
      case .createView(let create) = try operation(
        """
        create or replace view v (a) as with c as (select 1 from x)
        select extract(year from d), (select 1 from sub.y) from t as q, u join only w on true, c,
          lateral f(1), generate_series(1, 2) g where a is distinct from b
        """)
    else {
      Issue.record("not read")
      return
    }
    #expect(create.orReplace)
    #expect(create.view.columns == ["a"])
    #expect(
      Set(create.view.references.map(\.plain)) == ["x", "sub.y", "t", "u", "w"])
  }

  @Test(arguments: [
    ("drop trigger if exists tr on s.t cascade", ObjectKind.trigger, "tr", "s.t"),
    ("drop policy p on t", .policy, "p", "t"),
    ("drop materialized view v", .materializedView, "v", ""),
    ("drop type mood", .type, "mood", ""),
    ("drop function f(int, text)", .function, "f", ""),
    ("drop extension \"uuid-ossp\"", .extension, "uuid-ossp", ""),
  ])
  func readsDrops(sql: String, kind: ObjectKind, name: String, table: String) throws {
    guard case .dropObject(let drop) = try operation(sql) else {
      Issue.record("not read")
      return
    }
    #expect(drop.target.kind == kind)
    #expect(drop.target.name.plain == name)
    #expect((drop.target.table?.plain ?? "") == table)
  }

  @Test func readsComments() throws {
    #expect(
      try operation("comment on column s.t.c is 'it''s'")
        == .commentOn(
          CommentOn(
            target: ObjectReference(
              kind: .column, name: QualifiedName("c"), table: QualifiedName("t", schema: "s")),
            comment: "it's")))
    #expect(
      try operation("comment on table t is null")
        == .commentOn(
          CommentOn(
            target: ObjectReference(kind: .table, name: QualifiedName("t")), comment: nil)))
  }
}
