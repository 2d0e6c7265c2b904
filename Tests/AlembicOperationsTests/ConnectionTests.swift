import Schema
import Testing

@testable import AlembicOperations

@Suite struct ConnectionTests {
  /// A condition on the database before `op.execute("SELECT 1")`, and whether it holds.
  struct Condition: Sendable, CustomTestStringConvertible {
    let code: String
    let holds: Bool
    var testDescription: String { code }

    init(_ code: String, _ holds: Bool) {
      self.code = code
      self.holds = holds
    }
  }

  static let conditions: [Condition] = [
    Condition("sa.inspect(bind).has_table('t')", true),
    Condition("bind.dialect.has_table(bind, 'u')", false),
    Condition("'b' in [c['name'] for c in sa.inspect(bind).get_columns('t')]", true),
    Condition("sorted(sa.inspect(bind).get_table_names()) == ['alembic_version', 't']", true),
    Condition("sa.inspect(bind).get_pk_constraint('t')['name'] == 't_pkey'", true),
    Condition("isinstance(sa.inspect(bind).get_columns('t')[1]['type'], sa.String)", true),
    Condition("sa.inspect(bind).get_columns('t')[1]['type'].length == 5", true),
    Condition(
      "any(i['name'] == 'ix' and i['unique'] for i in sa.inspect(bind).get_indexes('t'))", true),
    Condition(
      "bind.exec_driver_sql(\"SELECT 1 FROM pg_indexes WHERE tablename = 't' AND indexname = 'ix'\").fetchone()",
      true),
    Condition(
      "bind.exec_driver_sql(\"SELECT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = 'u')\").scalar()",
      false),
    Condition(
      "[r[0] for r in bind.exec_driver_sql(\"SELECT e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typname = 'mood'\")] == ['x', 'y']",
      true),
    Condition("bind.exec_driver_sql('SELECT count(*) FROM t').scalar() == 0", true),
    Condition("bind.dialect.name == 'postgresql'", true),
    Condition("op.get_context().dialect.name == 'sqlite'", false),
  ]

  @Test(arguments: conditions) func theReplayedSchemaAnswers(_ condition: Condition) throws {
    let run = try #require(
      upgrade(
        """
        def upgrade():
            op.execute("CREATE TYPE mood AS ENUM ('x', 'y')")
            op.execute("CREATE TABLE t (a int PRIMARY KEY, b varchar(5))")
            op.execute("CREATE UNIQUE INDEX ix ON t (b)")
            bind = op.get_bind()
            if \(condition.code):
                op.execute("SELECT 'yes'")
        """))
    #expect(run.failures.isEmpty)
    #expect(run.steps.flatMap(\.entries).contains("SELECT 'yes';") == condition.holds)
    #expect(run.isKnown)
  }

  @Test func aTypeThatExistsIsCreatedOnlyInTheText() throws {
    let run = try #require(
      upgrade(
        """
        from sqlalchemy.dialects import postgresql
        def upgrade():
            mood = postgresql.ENUM("x", "y", name="mood")
            mood.create(op.get_bind(), checkfirst=True)
            mood.create(op.get_bind(), checkfirst=True)
            mood.drop(op.get_bind(), checkfirst=True)
        """))
    #expect(run.steps.map(\.isSkippedOnline) == [false, true, false])
    #expect(run.steps[1].entries == ["CREATE TYPE mood AS ENUM ('x', 'y');"])
    #expect(run.failures.isEmpty)
    #expect(run.schema.types.isEmpty)
  }

  @Test func aTableIsReflectedFromTheReplayedSchema() throws {
    let run = try #require(
      upgrade(
        """
        def upgrade():
            op.create_table("t", sa.Column("a", sa.Integer(), primary_key=True))
            table = sa.Table("t", sa.MetaData(), autoload_with=op.get_bind())
            for column in table.columns:
                op.add_column("t", sa.Column(column.name + "_copy", column.type))
        """))
    #expect(run.schema.table(QualifiedName("t"))?.columns.map(\.name) == ["a", "a_copy"])
    #expect(run.isKnown)
  }

  @Test func aQueryThatJoinsTablesOfTheCatalogIsAnswered() throws {
    let run = try #require(
      upgrade(
        """
        def upgrade():
            op.execute("CREATE TABLE p (id int PRIMARY KEY)")
            op.execute("CREATE TABLE c (a int CONSTRAINT k REFERENCES p (id), b int UNIQUE)")
            found = op.get_bind().execute(sa.text('''
                SELECT tc.table_name, tc.constraint_name, kcu.column_name, ccu.column_name AS target
                FROM information_schema.table_constraints AS tc
                JOIN information_schema.key_column_usage AS kcu
                    ON tc.constraint_name = kcu.constraint_name
                    AND tc.table_schema = kcu.table_schema
                JOIN information_schema.constraint_column_usage AS ccu
                    ON ccu.constraint_name = tc.constraint_name
                WHERE tc.constraint_type = 'FOREIGN KEY' AND ccu.table_name = :name
            '''), {"name": "p"})
            for row in found:
                assert (row[2], row[3]) == ("a", "id")
                op.drop_constraint(row[1], row[0], type_="foreignkey")
        """))
    #expect(run.isKnown)
    #expect(run.failures.isEmpty)
    #expect(run.steps.last?.entries == ["ALTER TABLE c DROP CONSTRAINT k;"])
  }

  @Test func aCopyOfAReflectedTableCountsByItself() throws {
    let run = try #require(
      upgrade(
        """
        from sqlalchemy.ext.compiler import compiles
        @compiles(sa.ForeignKeyConstraint, "postgresql")
        def process(element, compiler, **kw):
            element.name = None
            return compiler.visit_foreign_key_constraint(element, **kw)
        def upgrade():
            op.create_table("t", sa.Column("a", sa.Integer(), primary_key=True))
            table = sa.Table("t", sa.MetaData(), autoload_with=op.get_bind())
            key = sa.ForeignKeyConstraint(["a"], ["t.a"], name="mine")
            op.create_table("u", *[column.copy() for column in table.columns], key)
        """))
    let made = try #require(run.schema.table(QualifiedName("u")))
    #expect(made.columns.first?.serverDefault?.text == "nextval('u_a_seq'::regclass)")
    #expect(made.foreignKeys.map(\.constraint.name) == ["u_a_fkey"])
    #expect(run.isKnown)
  }

  @Test func aRefusalInsideOfATryIsCaught() throws {
    let run = try #require(
      upgrade(
        """
        def upgrade():
            try:
                op.drop_table("t")
            except Exception:
                op.execute("CREATE TABLE u (id int)")
        """))
    #expect(run.schema.table(QualifiedName("u")) != nil)
    #expect(run.failures.isEmpty)
  }
}
