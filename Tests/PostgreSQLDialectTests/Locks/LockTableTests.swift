import PostgreSQLDialect
import Schema
import ScratchPostgreSQL
import Testing

@Suite struct LockTableTests {
  static let tables = """
    create type e as enum ('a', 'b');
    create domain dom as text;
    create domain plain as text;
    create function f() returns trigger language plpgsql as $$ begin return new; end $$;
    create table p (id bigint primary key, a int, b varchar(50), c text, n int, ts timestamptz,
      nn int check (nn is not null), amount numeric(10, 2));
    create index ix_a on p (a);
    create table q (id bigint, p_id bigint, v int, u int not null, w int references p);
    create unique index uq_c on q (u);
    alter table q add constraint fkn foreign key (p_id) references p not valid;
    alter table q add constraint ckn check (v > 0) not valid;
    create table dt (d dom);
    create table part (d date) partition by range (d);
    create table part1 partition of part for values from ('2025-01-01') to ('2026-01-01');
    create table part2 (d date);
    create view vw as select id from p;
    create materialized view mv as select id from p;
    create unique index mv_id on mv (id);
    create sequence s;
    create trigger tr before insert on p for each row execute function f();
    """

  /// Each with what it does alone, in a transaction of its own.
  static let statements = [
    "create index i1 on p(b)", "drop index ix_a", "alter table p add column z int",
    "alter table p add column z int not null default 5",
    "alter table p add column z timestamptz default now()",
    "alter table p add column z uuid default gen_random_uuid()",
    "alter table p add column z int generated always as (a*2) stored",
    "alter table q add column z bigint generated always as identity",
    "alter table q add column z bigserial", "alter table q add column z int unique",
    "alter table q add column z bigint references p(id)",
    "alter table q add column z int default 1 check (z>0)", "alter table p drop column c",
    "alter table q drop column w", "alter table p alter column b type varchar(60)",
    "alter table p alter column b type text", "alter table p alter column b type varchar(10)",
    "alter table p alter column b type text using b::text",
    "alter table p alter column b type text using lower(b)",
    "alter table p alter column a type bigint", "alter table p alter column c type dom",
    "alter table p alter column amount type numeric(12, 2)",
    "alter table p alter column amount type numeric(12, 3)",
    "alter table p alter column amount type numeric",
    "alter table p alter column ts type timestamp",
    "alter table q alter column w type bigint",
    "alter table p alter column a set not null", "alter table p alter column nn set not null",
    "alter table q validate constraint ckn", "alter table q validate constraint fkn",
    "alter table p alter column n drop not null", "alter table p alter column b set default 'y'",
    "alter table p alter column b drop default", "alter table p alter column b set statistics 5",
    "alter table p alter column b set storage external",
    "alter table p alter column n set (n_distinct = 5)", "alter table p rename column b to bb",
    "alter table p rename to pp", "alter table p rename constraint p_pkey to ppp",
    "alter index ix_a rename to ix_b",
    "alter table q add constraint fk1 foreign key(p_id) references p(id)",
    "alter table q add constraint fk1 foreign key(p_id) references p(id) not valid",
    "alter table q add constraint ck1 check(id>0)",
    "alter table q add constraint ck1 check(id>0) not valid",
    "alter table q add constraint u1 unique(v,id)",
    "alter table q add constraint u1 unique using index uq_c",
    "alter table q add primary key (u)", "alter table q add primary key using index uq_c",
    "alter table q drop constraint fkn", "alter table q drop constraint ckn",
    "alter table p drop constraint p_pkey cascade", "alter table q alter constraint fkn deferrable",
    "create table n1(id bigint primary key, p_id bigint references p(id))",
    "create table n2 (like p)", "create table n3 as select * from p",
    "create table n4 () inherits (p)", "alter table p set (fillfactor=70)",
    "alter table p reset (fillfactor)", "alter table q set unlogged",
    "alter table part detach partition part1",
    "alter table part attach partition part2 for values from ('2026-01-01') to ('2027-01-01')",
    "create table part3 partition of part for values from ('2027-01-01') to ('2028-01-01')",
    "create trigger t1 before update on p for each row execute function f()",
    "drop trigger tr on p", "alter trigger tr on p rename to tr2",
    "alter table p disable trigger tr", "refresh materialized view mv",
    "refresh materialized view concurrently mv", "reindex table p", "reindex index ix_a",
    "cluster p using ix_a", "truncate q", "lock table p", "lock table p in share mode",
    "drop table q", "drop table p cascade", "drop view vw", "drop materialized view mv",
    "drop sequence s", "comment on table p is 'x'", "comment on column p.a is 'x'",
    "comment on constraint p_pkey on p is 'x'", "comment on view vw is 'x'",
    "comment on type e is 'x'", "alter type e add value 'c'",
    "alter type e rename value 'a' to 'aa'",
    "alter domain dom add constraint dc check (value <> '')", "alter domain dom set not null",
    "alter domain dom set default 'x'", "create statistics s1 on a,n from p",
    "grant select on p to public", "alter table p enable row level security",
    "alter table p force row level security", "create policy po on p using (true)",
    "alter table p replica identity full", "alter table p cluster on ix_a", "analyze p",
    "create view v2 as select id from p",
    "create or replace view vw as select id from p where id > 1",
    "create materialized view m2 as select id from p", "create rule r as on delete to q do nothing",
    "alter table p set schema pg_temp", "alter view vw rename to vv", "alter sequence s restart",
    "alter sequence s rename to ss", "insert into q (id, u) values (0, 0)", "update q set v = 5",
    "delete from q where id = 1", "select * from p", "create extension if not exists plpgsql",
    "create schema x", "drop type e cascade",
  ].filter { !$0.contains("pg_temp") }

  @Test(.enabled(if: ScratchDatabase.missing == nil, "no PostgreSQL server programs here"))
  func locksAndRewritesAreThoseOfARealServer() throws {
    var script = """
      psql -X -q -t -A <<'END_OF_SQL'
      set client_min_messages = error;
      set timezone = 'UTC';
      \(Self.tables)
      insert into p (id, a, b, nn, amount) select g, g, 'x', 1, g from generate_series(1, 500) g;
      insert into q (id, p_id, v, u) select g, g, g, g from generate_series(1, 500) g;
      insert into dt values ('x');
      create schema memo;
      create table memo.before as select oid, relname, relfilenode from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S');

      """
    for (place, statement) in Self.statements.enumerated() {
      script += """
        begin;
        \(statement);
        select '\(place)' || '|' || b.relname || '|' || string_agg(mode, ',') || '|'
          || coalesce(bool_or(c.relfilenode <> b.relfilenode), false)
          from memo.before b join pg_locks l on l.relation = b.oid and pid = pg_backend_pid()
          left join pg_class c on c.oid = b.oid where b.relname <> 'before' group by b.relname;
        rollback;

        """
    }
    let answer = try ScratchDatabase.run(script + "END_OF_SQL\n")
    #expect(answer.split(separator: "\n").filter { $0.contains("ERROR") } == [])
    let schema = try schema(Self.tables)
    var found: [Int: [String: (mode: LockMode, isRewritten: Bool)]] = [:]
    for line in answer.split(separator: "\n") {
      let fields = line.split(separator: "|").map(String.init)
      guard fields.count == 4, let place = Int(fields[0]) else { continue }
      let modes = fields[2].split(separator: ",").compactMap { Self.mode(String($0)) }
      let mode = try #require(modes.max())
      found[place, default: [:]][fields[1]] = (mode, fields[3] == "true")
    }
    let table = LockTable(version: 15)
    for (place, statement) in Self.statements.enumerated() {
      let operations = ReadStatement.all(in: statement).flatMap(\.operations)
      let ours = table.locks(of: operations, in: schema)
      let real = found[place] ?? [:]
      // Reading a table by the way hinders nobody.
      // Indexes are not compared, and a sequence has one row.
      let wanted = real.filter { $0.value.mode > .rowShare }.map { name, lock in
        "\(name) \(lock.mode.name)\(lock.isRewritten && name != "s" ? " rewrite" : "")"
      }.sorted()
      let said = ours.relations.filter {
        $0.mode > .rowShare && !$0.relation.name.hasPrefix("ix_")
      }.map { lock in
        let rewrites = lock.work == .rewrite && lock.isWorkCertain
        let undecided = lock.work == .rewrite && !lock.isWorkCertain
        let isReal = real[lock.relation.name]?.isRewritten == true
        return "\(lock.relation.name) \(lock.mode.name)"
          + (rewrites || undecided && isReal ? " rewrite" : "")
      }.sorted()
      #expect(said == wanted, "\(statement)")
    }
  }

  private static func mode(_ name: String) -> LockMode? {
    LockMode.allCases.first {
      $0.name.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined()
        + "Lock" == name
    }
  }

  private func schema(_ script: String) throws -> Schema {
    var schema = Schema()
    for statement in ReadStatement.all(in: script) {
      schema = try schema.applying(statement.operations)
    }
    return schema
  }

  @Test func saysWhatReadsEveryRow() throws {
    let schema = try schema(Self.tables)
    func work(_ statement: String, _ relation: String) -> TableWork? {
      let operations = ReadStatement.all(in: statement).flatMap(\.operations)
      return LockTable(version: 15).locks(of: operations, in: schema)[QualifiedName(relation)]?.work
    }
    #expect(work("create index on p (b)", "p") == .scan)
    #expect(work("alter table p alter a set not null", "p") == .scan)
    #expect(work("alter table p alter nn set not null", "p") == TableWork.none)
    #expect(work("alter table q add foreign key (id) references p", "q") == .scan)
    #expect(
      work("alter table q add foreign key (id) references p not valid", "q") == TableWork.none)
    #expect(work("alter table q validate constraint fkn", "q") == .scan)
    #expect(work("alter table p add unique (a)", "p") == .scan)
    #expect(work("alter table q add unique using index uq_c", "q") == TableWork.none)
    #expect(work("alter table p add z int default f2()", "p") == .rewrite)
  }

  @Test func namesWhatNeedsToStandOutsideOfATransaction() {
    for statement in [
      "create index concurrently i on p (a)", "drop index concurrently ix_a", "vacuum p",
      "reindex table concurrently p", "create database d",
      "alter table a detach partition b concurrently",
    ] {
      let operations = ReadStatement.all(in: statement).flatMap(\.operations)
      let locks = LockTable(version: 17).locks(of: operations, in: Schema())
      #expect(!locks.isAllowedInTransaction, "\(statement)")
    }
  }

  @Test func isOpenAboutWhatItCannotRead() {
    let operations = ReadStatement.all(in: "do $$ begin perform x(); end $$").flatMap(\.operations)
    #expect(!LockTable(version: 15).locks(of: operations, in: Schema()).isComplete)
  }
}
