import PostgreSQLDialect
import Schema
import Testing

@Suite struct DataReadingTests {
  private func data(_ sql: String) throws -> DataStatement {
    guard case .data(let statement) = try operation(sql) else { throw NotRead(sql: sql) }
    return statement
  }

  @Test func readsWhatAnUpdateTouches() throws {
    let update = try data(
      "update only t as x set a = (select 1 from u where u.i > 0), (b, c) = (1, 2) from w")
    #expect(update.kind == .update)
    #expect(update.targets == [QualifiedName("t")])
    #expect(update.columns == ["a", "b", "c"])
    #expect(Set(update.references) == [QualifiedName("u"), QualifiedName("w")])
    #expect(!update.hasCondition)
    #expect(try data("update t set a = 1 where b returning a").hasCondition)
    #expect(try data("update t set a = 1 where b returning a").isReturning)
  }

  @Test func readsTheOtherForms() throws {
    #expect(try data("insert into t (a, b) select 1, 2 from u").columns == ["a", "b"])
    #expect(try data("insert into t (a) values (1) on conflict do nothing").targets.count == 1)
    #expect(try data("delete from t using u where t.a = u.a").references == [QualifiedName("u")])
    #expect(try data("truncate t, u cascade").cascade)
    #expect(try data("copy t (a) from stdin").targets == [QualifiedName("t")])
    let limited = try data("update t set a = 1 where id in (select id from t limit 10)")
    #expect(limited.limitsRows)
  }

  @Test func seesWritingInsideOfWith() throws {
    let statement = try data(
      "with d as (delete from a returning *) insert into b select * from d")
    #expect(statement.kind == .insert)
    #expect(statement.targets == [QualifiedName("b"), QualifiedName("a")])
    #expect(statement.dataModifyingCommonTables == [.delete])
    #expect(statement.references.isEmpty)
  }

  @Test(arguments: [
    "alter table t drop primary key", "create table t like u", "pragma foreign_keys=off",
    "select (1", "update t where a", "'open", "alter table t add column", "drop table",
  ])
  func whatPostgreSQLWouldRejectIsOpaque(sql: String) throws {
    guard case .opaque(let statement) = try operation(sql) else {
      Issue.record("\(sql) was read")
      return
    }
    #expect(statement.text == sql)
    #expect(!statement.reason.isEmpty)
  }

  @Test func blocksAreOpaqueAndSayWhetherTheyTouchObjects() throws {
    guard
      case .opaque(let harmless) = try operation("do $$ begin update t set a = 1; end $$"),
      case .opaque(let other) = try operation("DO $$ begin execute 'x'; end $$ language plpgsql")
    else {
      Issue.record("not opaque")
      return
    }
    #expect(!harmless.changesSchema)
    #expect(other.changesSchema)
  }

  @Test func aBlockThatOnlyGuardsAStatementIsThatStatement() throws {
    let type = UserType(name: QualifiedName("mood"), definition: .enumeration(["a"]))
    #expect(
      try operation(
        """
        DO $$ BEGIN
          CREATE TYPE mood AS ENUM ('a');
        EXCEPTION WHEN duplicate_object THEN null;
        END $$;
        """) == .createType(CreateType(type: type, ifNotExists: true)))
    guard
      case .opaque = try operation(
        "do $$ begin create table t (a int); exception when others then null; end $$")
    else {
      Issue.record("a handler of any error was taken for a guard")
      return
    }
  }

  @Test func neverFailsOnDamagedText() {
    let seeds = [
      "CREATE TABLE t (a int DEFAULT 1 NOT NULL, CONSTRAINT c CHECK (a > 0)) PARTITION BY LIST (a);",
      "ALTER TABLE t ADD COLUMN b text REFERENCES u (x) ON DELETE CASCADE, ALTER c TYPE int;",
      "CREATE FUNCTION f(a int, OUT b text) RETURNS int AS $$ x $$ LANGUAGE sql;",
      "WITH q AS (DELETE FROM a RETURNING *) UPDATE t SET (a, b) = (1, 2) FROM q WHERE x;",
      "CREATE INDEX CONCURRENTLY i ON t USING gin (lower(a) ops, (b)) WHERE c; COMMENT ON TABLE t IS 'x'",
      "GRANT SELECT ON ALL TABLES IN SCHEMA s TO r; SET LOCAL a.b = 'c'; VACUUM (FULL) t (a);",
    ].map { Array($0.utf8) }
    var random = SystemRandomNumberGenerator()
    for round in 0..<3_000 {
      var bytes = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert("();,.'\"$a"[Int.random(in: 0..<9, using: &random)], at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 8))
        }
        if bytes.isEmpty { bytes = [0x61] }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      for statement in ReadStatement.all(in: text) { #expect(!statement.operations.isEmpty) }
    }
  }
}

extension String {
  fileprivate subscript(place: Int) -> UInt8 { Array(utf8)[place] }
}
