import PostgreSQLDialect
import Schema
import Testing

@Suite struct WritingTests {
  /// Printed by Alembic 1.20.1 with SQLAlchemy 2.1.9 for operations of these kinds.
  @Test(arguments: [
    """
    CREATE TABLE s.t (
        id SERIAL NOT NULL, \n    "Na me" VARCHAR(50) DEFAULT 'x', \n    "user" NUMERIC(10, 2) DEFAULT now(), \n    c INTEGER GENERATED ALWAYS AS (id*2) STORED, \n    i INTEGER GENERATED ALWAYS AS IDENTITY (INCREMENT BY 2 START WITH 5 MINVALUE 1 MAXVALUE 100 CACHE 3 CYCLE), \n    e mood NOT NULL CONSTRAINT z CHECK (e > 'a'), \n    arr VARCHAR(5)[], \n    co VARCHAR COLLATE "C", \n    CONSTRAINT pk PRIMARY KEY (id), \n    CONSTRAINT fk FOREIGN KEY("user") REFERENCES o (id) MATCH FULL ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED, \n    FOREIGN KEY(c) REFERENCES s.o (id), \n    CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (c, "user") INCLUDE (id), \n    UNIQUE (c), \n    CONSTRAINT ck CHECK (c > 0), \n    CONSTRAINT ex EXCLUDE USING gist (c WITH =, tsrange(a,b) WITH &&) WHERE (c>0)
    )
     INHERITS (p)
     PARTITION BY RANGE (id)
     USING heap
     WITH (fillfactor = 70)
     TABLESPACE ts;
    """,
    "CREATE TABLE t (\n);",
    "DROP TABLE IF EXISTS s.\"T\";",
    "ALTER TABLE s.t RENAME TO \"Select\";",
    "ALTER TABLE t ADD COLUMN IF NOT EXISTS a SERIAL NOT NULL;",
    "ALTER TABLE t ADD COLUMN a INTEGER REFERENCES o (id);",
    "ALTER TABLE s.t DROP COLUMN IF EXISTS \"user\";",
    "ALTER TABLE s.t ALTER COLUMN c TYPE VARCHAR(5) USING c::text;",
    "ALTER TABLE s.t ALTER COLUMN c SET NOT NULL;",
    "ALTER TABLE s.t ALTER COLUMN c SET DEFAULT 'x';",
    "ALTER TABLE s.t RENAME c TO \"user\";",
    "ALTER TABLE t ALTER COLUMN c ADD GENERATED ALWAYS AS IDENTITY (START WITH 3);",
    "ALTER TABLE t ALTER COLUMN c SET GENERATED ALWAYS SET INCREMENT BY 5 SET START WITH 3;",
    "ALTER TABLE t ALTER COLUMN c DROP IDENTITY;",
    "COMMENT ON COLUMN s.t.c IS 'it''s';",
    "COMMENT ON TABLE t IS NULL;",
    "ALTER TABLE s.t ADD CONSTRAINT pk PRIMARY KEY (a, b);",
    "ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a) DEFERRABLE INITIALLY DEFERRED;",
    "ALTER TABLE t ADD UNIQUE NULLS NOT DISTINCT (a);",
    "ALTER TABLE s.t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES r.o (id) ON DELETE CASCADE NOT VALID;",
    "ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0) NOT VALID;",
    "ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist (a WITH =) WHERE (a>0) DEFERRABLE;",
    "ALTER TABLE s.t DROP CONSTRAINT IF EXISTS ck;",
    "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix ON s.t USING gin (a gin_trgm_ops, lower(b), c DESC) INCLUDE (d) NULLS NOT DISTINCT WITH (fillfactor = 50) TABLESPACE ts WHERE a > 0;",
    "CREATE INDEX ix ON t (a DESC NULLS LAST, lower(b), (a + b));",
    "DROP INDEX CONCURRENTLY IF EXISTS s.ix;",
    "CREATE TYPE s.\"Mood\" AS ENUM ('a', 'b''');",
    "DROP TYPE s.\"Mood\";",
    "CREATE SEQUENCE x START WITH 5;",
  ])
  func printsWhatAlembicPrints(text: String) throws {
    let written = try DDLWriter().statements(
      for: withoutSpelling(operation(String(text.dropLast()))))
    #expect(written.map(DDLWriter.offline) == [text])
  }

  /// The operation with the wording of its source forgotten, so that the writer must find its own.
  private func withoutSpelling(_ operation: MigrationOperation) -> MigrationOperation {
    switch operation {
    case .createTable(var create):
      for place in create.table.columns.indices {
        create.table.columns[place].type.written = nil
      }
      create.table.constraints = create.table.constraints.map(withoutSpelling)
      return .createTable(create)
    case .addColumn(var add):
      add.column.type.written = nil
      return .addColumn(add)
    case .alterColumn(var change):
      change.type?.written = nil
      return .alterColumn(change)
    case .addConstraint(var add):
      add.constraint = withoutSpelling(add.constraint)
      return .addConstraint(add)
    case .createIndex(var create):
      for place in create.index.elements.indices {
        create.index.elements[place].written = .unspoken
      }
      return .createIndex(create)
    default: return operation
    }
  }

  private func withoutSpelling(_ constraint: Constraint) -> Constraint {
    var constraint = constraint
    switch constraint.rule {
    case .foreignKey(var key):
      key.writtenActions = .unspoken
      constraint.rule = .foreignKey(key)
    case .exclusion(var exclusion):
      for place in exclusion.elements.indices {
        exclusion.elements[place].element.written = .unspoken
      }
      constraint.rule = .exclusion(exclusion)
    default: break
    }
    return constraint
  }

  @Test(arguments: [
    "DOUBLE PRECISION", "TIMESTAMP WITHOUT TIME ZONE", "TIMESTAMP WITH TIME ZONE",
    "TIMESTAMP(3) WITH TIME ZONE", "TIME WITHOUT TIME ZONE", "INTERVAL",
    "INTERVAL DAY TO SECOND (3)", "BYTEA", "JSONB", "UUID", "BIT(3)", "BIT VARYING", "VARCHAR",
    "CHAR(3)", "TEXT", "SMALLINT", "BOOLEAN", "NUMERIC(10, 2)", "INTEGER[]", "TSVECTOR",
    "INT4RANGE", "d", "s.\"Mood\"", "vector(3)",
  ])
  func typesAreSpelledAsSQLAlchemyDoes(text: String) {
    var type = DataType(sql: text)
    type?.written = nil
    #expect(type?.ddl == text)
  }

  @Test(arguments: [
    ("user", "\"user\""), ("a b", "\"a b\""), ("A", "\"A\""), ("a$", "a$"), ("$a", "\"$a\""),
    ("1a", "\"1a\""), ("é", "\"é\""), ("_x", "_x"), ("name", "name"), ("offset", "\"offset\""),
    ("off", "\"off\""), ("position", "position"), ("collation", "collation"), ("old", "\"old\""),
  ])
  func namesAreQuotedAsSQLAlchemyDoes(name: String, written: String) {
    let drop = MigrationOperation.dropTable(DropTable(name: QualifiedName(name)))
    #expect(DDLWriter().statements(for: drop) == ["DROP TABLE " + written])
  }

  @Test func offlineTextIsStrippedAndEnded() {
    #expect(DDLWriter.offline("  select 1;\n\n\tselect 2  ") == "select 1;\n\n    select 2;")
    #expect(DDLWriter.offline(" \n") == ";")
  }
}
