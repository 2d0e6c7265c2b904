import PostgreSQLDialect
import Schema
import Testing

/// The schema after the statements of a script, which must all apply.
func schema(_ script: String, from start: Schema = Schema()) throws -> Schema {
  var schema = start
  for statement in ReadStatement.all(in: script) {
    schema = try schema.applying(statement.operations)
  }
  return schema
}

/// What PostgreSQL says to the last statement of a script.
func failure(_ script: String, from start: Schema = Schema()) -> SchemaFailure? {
  var schema = start
  for statement in ReadStatement.all(in: script) {
    do throws(SchemaFailure) {
      schema = try schema.applying(statement.operations)
    } catch {
      return error
    }
  }
  return nil
}

@Suite struct ReplayTests {
  @Test func namesWhatHasNoName() throws {
    let result = try schema(
      """
      create table t (id serial primary key, b int unique check (b > 0), c int, check (b > c));
      create table u (t_id int references t, b int, unique (b, t_id));
      create index on u (b); create index on u (b); create index on u (lower(b::text), (b + 1));
      """)
    let t = try #require(result.table(QualifiedName("t")))
    let u = try #require(result.table(QualifiedName("u")))
    #expect(t.constraints.map(\.name) == ["t_b_check", "t_check", "t_pkey", "t_b_key"])
    #expect(u.constraints.map(\.name) == ["u_b_t_id_key", "u_t_id_fkey"])
    #expect(u.indexes.map(\.name) == ["u_b_idx", "u_b_idx1", "u_lower_expr_idx"])
    #expect(result.sequences.map(\.name.name) == ["t_id_seq"])
    #expect(t.column("id")?.serverDefault == "nextval('t_id_seq'::regclass)")
    #expect(u.foreignKeys.first?.key.referencedColumns == ["id"])
  }

  @Test func keysOverTheSameColumnsAreOneInOneStatement() throws {
    let result = try schema(
      """
      create table a (n text, constraint x unique (n), constraint x unique (n), constraint y unique (n));
      create table b (id int, constraint b2 unique (id), primary key (id), constraint b3 unique (id) deferrable);
      create table c (id int); alter table c add constraint c1 unique (id);
      alter table c add constraint c2 unique (id);
      """)
    #expect(result.table(QualifiedName("a"))?.constraints.map(\.name) == ["x"])
    let b = try #require(result.table(QualifiedName("b")))
    #expect(b.primaryKey?.name == "b2")
    #expect(b.constraints.map(\.name) == ["b2", "b3"])
    #expect(result.table(QualifiedName("c"))?.constraints.map(\.name) == ["c1", "c2"])
  }

  @Test(arguments: [
    (
      "create table t (a int); create table t (a int)", SQLState.duplicateTable,
      "relation \"t\" already exists"
    ),
    ("alter table t add a int", .undefinedTable, "relation \"t\" does not exist"),
    (
      "create table t (a int); alter table t drop b", .undefinedColumn,
      "column \"b\" of relation \"t\" does not exist"
    ),
    ("create table t (a nosuch)", .undefinedObject, "type \"nosuch\" does not exist"),
    (
      "create type e as enum ('a'); create type e as enum ('a')", .duplicateObject,
      "type \"e\" already exists"
    ),
    (
      "create table t (a int primary key); create table u (a int references t); drop table t",
      .dependentObjectsStillExist, "cannot drop table t because other objects depend on it"
    ),
    (
      "create table t (a int unique); drop index t_a_key", .dependentObjectsStillExist,
      "cannot drop index t_a_key because constraint t_a_key on table t requires it"
    ),
    (
      "create table t (a text); alter table t alter a type int", .datatypeMismatch,
      "column \"a\" cannot be cast automatically to type integer"
    ),
    (
      "create table t (a int); create view v as select * from t; alter table t alter a type bigint",
      .featureNotSupported, "cannot alter type of a column used by a view or rule"
    ),
    (
      "create table t (a int); create table u (a int references t (a))", .invalidForeignKey,
      "there is no unique constraint matching given keys for referenced table \"t\""
    ),
  ])
  func failsAsPostgreSQLDoes(script: String, state: SQLState, message: String) {
    let failure = failure(script)
    #expect(failure?.state == state)
    #expect(failure?.message == message)
  }

  @Test func aFailureChangesNothing() throws {
    let before = try schema("create table t (a int)")
    #expect(
      failure(
        "alter table t add b int, add constraint c foreign key (b) references x", from: before)
        != nil)
    #expect(before.table(QualifiedName("t"))?.columns.count == 1)
  }

  @Test func renamesAreFollowedEverywhere() throws {
    let result = try schema(
      """
      create table p (a serial primary key, b int check (b > 0),
        d int generated always as (b * 2) stored);
      create table q (a int references p on delete set null);
      create index i on p (lower(b::text)) where b > 1;
      alter table p rename a to id; alter table p rename b to "Big"; alter table p rename to parent;
      """)
    let parent = try #require(result.table(QualifiedName("parent")))
    #expect(parent.constraints.map(\.name) == ["p_b_check", "p_pkey"])
    #expect(parent.constraints.first?.rule == .check("\"Big\" > 0"))
    #expect(parent.column("d")?.computed?.expression == "\"Big\" * 2")
    #expect(parent.indexes.first?.predicate == "\"Big\" > 1")
    #expect(
      result.table(QualifiedName("q"))?.foreignKeys.first?.key.table == QualifiedName("parent"))
    #expect(result.table(QualifiedName("q"))?.foreignKeys.first?.key.referencedColumns == ["id"])
    #expect(
      result.sequence(QualifiedName("p_a_seq"))?.owner
        == ColumnReference(table: QualifiedName("parent"), column: "id"))
  }

  @Test func aDroppedColumnTakesItsIndexesAndConstraints() throws {
    let result = try schema(
      """
      create table t (a int, b int, unique (a, b), check (a > b), check (b > 0));
      create index i on t (b) where a > 0; create index j on t (b);
      alter table t drop column a;
      """)
    let t = try #require(result.table(QualifiedName("t")))
    #expect(t.constraints.map(\.name) == ["t_b_check"])
    #expect(t.indexes.map(\.name) == ["j"])
  }

  @Test func anOpaqueStatementSpoilsOnlyWhatItNames() throws {
    let start = try schema("create table t (a int); create table u (a int)")
    let result = try schema("do $$ begin execute 'alter table t add b int'; end $$", from: start)
    #expect(result.table(QualifiedName("t"))?.isComplete == false)
    #expect(result.table(QualifiedName("t"))?.provenance.standing.isKnown == false)
    #expect(result.table(QualifiedName("u"))?.isComplete == true)
    #expect(result.doubts.map(\.targets) == [[QualifiedName("t")]])
    #expect(failure("alter table t alter b set not null", from: result) == nil)
    #expect(failure("alter table u alter b set not null", from: result) != nil)
  }

  @Test func whatIsOlderThanTheHistoryIsMadeUpAsUnknown() throws {
    let start = Schema(origin: .unknown(reason: "the history does not start empty"))
    let result = try schema("alter table old add b int; drop table older", from: start)
    let old = try #require(result.table(QualifiedName("old")))
    #expect(old.isComplete == false)
    #expect(old.columns.map(\.name) == ["b"])
    #expect(
      old.provenance.standing
        == .unknown(reason: "the history does not start empty", place: nil))
  }

  @Test func copiesShareAndStayApart() throws {
    let before = try schema("create table t (a int); create table u (a int)")
    let after = try schema("alter table t add b int", from: before)
    #expect(before != after)
    #expect(before.table(QualifiedName("u")) == after.table(QualifiedName("u")))
    #expect(try schema("alter table t drop b", from: after) == before)
  }
}
