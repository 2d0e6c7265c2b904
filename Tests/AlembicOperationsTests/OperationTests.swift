import Schema
import Testing

@testable import AlembicOperations

@Suite struct OperationTests {
  /// A call of `op` and the texts that Alembic 1.20.1 prints for it.
  struct Example: Sendable, CustomTestStringConvertible {
    let call: String
    let entries: [String]
    var line = 1

    init(_ call: String, _ entries: String...) {
      self.call = call
      self.entries = entries
    }

    var testDescription: String { call }
  }

  static let examples: [Example] = [
    Example(
      "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))",
      "CREATE TABLE t (\n    id SERIAL NOT NULL, \n    PRIMARY KEY (id)\n);"),
    Example("op.drop_table('t', if_exists=True)", "DROP TABLE IF EXISTS t;"),
    Example(
      "op.rename_table('a', 'b', schema='s')", "ALTER TABLE s.a RENAME TO b;"),
    Example(
      "op.add_column('t', sa.Column('a', sa.String(5), sa.ForeignKey('u.id'), unique=True, index=True, comment='x'))",
      "ALTER TABLE t ADD COLUMN a VARCHAR(5);",
      "ALTER TABLE t ADD FOREIGN KEY(a) REFERENCES u (id);",
      "CREATE UNIQUE INDEX ix_t_a ON t (a);",
      "COMMENT ON COLUMN t.a IS 'x';"),
    Example(
      "op.alter_column('t', 'a', type_=sa.Integer(), nullable=False, server_default='5', new_column_name='b', comment=None, postgresql_using='a::integer')",
      "ALTER TABLE t ALTER COLUMN a TYPE INTEGER USING a::integer;",
      "ALTER TABLE t ALTER COLUMN a SET NOT NULL;",
      "ALTER TABLE t ALTER COLUMN a SET DEFAULT '5';",
      "COMMENT ON COLUMN t.a IS NULL;",
      "ALTER TABLE t RENAME a TO b;"),
    Example(
      "op.alter_column('t', 'a', server_default=sa.Identity(always=True))",
      "ALTER TABLE t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY;"),
    Example(
      "op.alter_column('t', 'a', server_default=sa.Identity(always=True, cache=5, start=3), existing_server_default=sa.Identity())",
      "ALTER TABLE t ALTER COLUMN a SET GENERATED ALWAYS SET CACHE 5 SET START WITH 3;"),
    Example(
      "op.alter_column('t', 'a', server_default=None, existing_server_default=sa.Identity())",
      "ALTER TABLE t ALTER COLUMN a DROP IDENTITY;"),
    Example("op.drop_column('t', 'a', schema='s')", "ALTER TABLE s.t DROP COLUMN a;"),
    Example(
      "op.create_index('ix', 't', ['a', 'b'], unique=True, postgresql_using='gin', postgresql_concurrently=True, if_not_exists=True)",
      "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix ON t USING gin (a, b);"),
    Example("op.create_index(None, 't', ['a'])", "CREATE INDEX ix_t_a ON t (a);"),
    Example(
      "op.drop_index('ix', table_name='t', schema='s', postgresql_concurrently=True)",
      "DROP INDEX CONCURRENTLY s.ix;"),
    Example(
      "op.create_foreign_key(None, 'a', 'b', ['x', 'y'], ['p', 'q'], ondelete='CASCADE', source_schema='s', referent_schema='r', deferrable=True, initially='DEFERRED')",
      "ALTER TABLE s.a ADD FOREIGN KEY(x, y) REFERENCES r.b (p, q) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;"
    ),
    Example(
      "op.create_unique_constraint('uq', 't', ['a', 'b'])",
      "ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a, b);"),
    Example(
      "op.create_primary_key('pk', 't', ['a'])", "ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY (a);"
    ),
    Example(
      "op.create_check_constraint('ck', 't', 'a > 0')",
      "ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0);"),
    Example(
      "op.drop_constraint('ck', 't', type_='check', if_exists=True)",
      "ALTER TABLE t DROP CONSTRAINT IF EXISTS ck;"),
    Example("op.create_table_comment('t', 'it''s')", "COMMENT ON TABLE t IS 'its';"),
    Example("op.drop_table_comment('t')", "COMMENT ON TABLE t IS NULL;"),
    Example(
      "op.execute('UPDATE t SET a = :x WHERE b LIKE \\'5%\\'')",
      "UPDATE t SET a = %(x)s WHERE b LIKE '5%%';"),
  ]

  @Test(arguments: examples) func printsWhatAlembicPrints(_ example: Example) throws {
    let tables = Schema(origin: .unknown(reason: "a test"))
    let run = try #require(upgrade("def upgrade():\n    \(example.call)\n", from: tables))
    #expect(run.steps.flatMap(\.entries) == example.entries)
    #expect(run.failures.isEmpty)
  }

  @Test func theConventionOfTheTargetMetadataNamesConstraints() throws {
    let run = try #require(
      upgrade(
        """
        target_metadata = sa.MetaData(naming_convention={
            "ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s"})
        def upgrade():
            op.create_table("t", sa.Column("a", sa.Integer(), primary_key=True))
            op.add_column("t", sa.Column("b", sa.Integer(), sa.ForeignKey("t.a"), unique=True))
            op.create_check_constraint("positive", "t", "a > 0")
            op.create_check_constraint(op.f("final"), "t", "a > 0")
            op.create_unique_constraint(None, "t", ["a", "b"])
            op.create_foreign_key(None, "t", "t", ["a"], ["b"])
            op.drop_constraint("positive", "t", type_="check")
        """))
    #expect(
      run.steps.flatMap(\.entries) == [
        "CREATE TABLE t (\n    a SERIAL NOT NULL, \n    CONSTRAINT pk_t PRIMARY KEY (a)\n);",
        "ALTER TABLE t ADD COLUMN b INTEGER;",
        "ALTER TABLE t ADD CONSTRAINT uq_t_b UNIQUE (b);",
        "ALTER TABLE t ADD CONSTRAINT fk_t_b_t FOREIGN KEY(b) REFERENCES t (a);",
        "ALTER TABLE t ADD CONSTRAINT ck_t_positive CHECK (a > 0);",
        "ALTER TABLE t ADD CONSTRAINT final CHECK (a > 0);",
        "ALTER TABLE t ADD CONSTRAINT uq_t_a UNIQUE (a, b);",
        "ALTER TABLE t ADD CONSTRAINT fk_t_a_t FOREIGN KEY(a) REFERENCES t (b);",
        "ALTER TABLE t DROP CONSTRAINT ck_t_positive;",
      ])
  }

  @Test func aBatchIsDoneWhenItsBlockEnds() throws {
    let run = try #require(
      upgrade(
        """
        def upgrade():
            with op.batch_alter_table("t", schema=None) as batch_op:
                batch_op.add_column(sa.Column("a", sa.Integer()))
                op.execute("SELECT 1")
                batch_op.create_foreign_key("fk", "u", ["a"], ["id"])
                batch_op.drop_constraint("uq", type_="unique")
        """, from: Schema(origin: .unknown(reason: "a test"))))
    #expect(
      run.steps.flatMap(\.entries) == [
        "SELECT 1;", "ALTER TABLE t ADD COLUMN a INTEGER;",
        "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES u (id);",
        "ALTER TABLE t DROP CONSTRAINT uq;",
      ])
  }

  @Test func anOperationThatTheProgramRegistersRuns() throws {
    let run = try #require(
      upgrade(
        """
        from alembic.operations import Operations, MigrateOperation
        @Operations.register_operation("create_schema")
        class CreateSchema(MigrateOperation):
            def __init__(self, name): self.name = name
            @classmethod
            def create_schema(cls, operations, name):
                return operations.invoke(cls(name))
        @Operations.implementation_for(CreateSchema)
        def create_schema(operations, operation):
            operations.execute(f"CREATE SCHEMA {operation.name}")
        def upgrade():
            op.create_schema("s")
        """))
    #expect(run.steps.flatMap(\.entries) == ["CREATE SCHEMA s;"])
    #expect(run.isKnown)
  }

  @Test func anEnumerationIsSynchronizedAsThePackageDoes() throws {
    let run = try #require(
      upgrade(
        """
        from alembic_postgresql_enum import TableReference
        def upgrade():
            op.execute("CREATE TYPE mood AS ENUM ('a')")
            op.execute("CREATE TABLE t (m mood)")
            op.sync_enum_values(
                "public", "mood", ["a", "b"],
                [TableReference(table_schema="public", table_name="t", column_name="m")],
                enum_values_to_rename=[])
        """))
    #expect(run.isKnown)
    #expect(run.failures.isEmpty)
    #expect(run.schema.types.map(\.labels) == [["a", "b"]])
    #expect(run.schema.routines.isEmpty)
    let entries = run.steps.last?.entries ?? []
    #expect(entries.count == 12)
    #expect(
      entries.dropFirst(6).first
        == "ALTER TABLE \"public\".\"t\" \n                ALTER COLUMN \"m\" TYPE \"public\".\"mood\" \n                USING \"m\"::text::\"public\".\"mood\";"
    )
  }

  @Test func anOperationOfAnotherPackageIsADoubt() throws {
    let run = try #require(upgrade("def upgrade():\n    op.sync_things('x')\n"))
    #expect(run.doubts.count == 1)
  }

  @Test func anAutocommitBlockRunsOutsideOfTheTransaction() throws {
    let run = try #require(
      upgrade(
        """
        def upgrade():
            with op.get_context().autocommit_block():
                op.execute("SELECT 1")
            op.execute("SELECT 2")
        """))
    #expect(run.steps.map(\.entries) == [["COMMIT;"], ["SELECT 1;"], ["BEGIN;"], ["SELECT 2;"]])
    #expect(run.steps.map(\.runsInTransaction) == [true, false, true, true])
  }

  @Test func listenersOfTheProgramNameAndAddConstraints() throws {
    let run = try #require(
      upgrade(
        """
        from sqlalchemy import event
        @event.listens_for(sa.PrimaryKeyConstraint, 'after_parent_attach')
        def name_key(constraint, table): constraint.name = table.name.upper() + '_PK'
        class Level(sa.types.TypeDecorator, sa.types.SchemaType):
            impl = sa.SmallInteger
        @event.listens_for(Level, 'before_parent_attach')
        def check_level(kind, column):
            @event.listens_for(column, 'after_parent_attach')
            def add_check(column, table):
                check = sa.CheckConstraint(sa.type_coerce(column, sa.SmallInteger).in_([1, 2]))
                assert check.table is table
        def upgrade():
            op.create_table('t', sa.Column('id', sa.Integer, primary_key=True), sa.Column('level', Level()))
            op.drop_constraint('other', 't', type_='primary')
        """))
    #expect(
      run.steps.flatMap(\.entries) == [
        "CREATE TABLE t (\n    id SERIAL NOT NULL, \n    level SMALLINT, \n"
          + "    CONSTRAINT \"T_PK\" PRIMARY KEY (id), \n    CHECK (level IN (1, 2))\n);",
        "ALTER TABLE t DROP CONSTRAINT \"T_PK\";",
      ])
  }
}
