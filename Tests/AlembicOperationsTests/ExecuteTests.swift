import PythonInterpreter
import PythonSyntax
import SQLAlchemy
import Schema
import SourceText
import Testing

@testable import AlembicOperations

@Suite struct ExecuteTests {
  /// What stands before the first part that is not known tells what a statement is about.
  @Test(arguments: [
    ("f'REINDEX INDEX {u}'", true), ("'UPDATE t SET a = ' + u", true),
    ("f'UPDATE{u} SET a = 1'", false), ("f'DELETE FROM t; {u}'", false),
    ("f'DROP INDEX {u}'", false), ("f'SELECT {u}'.replace('SELECT', 'DROP')", false),
    ("f'UPDATE t SET a = {u};' if u else sa.text('DELETE FROM t;')", true),
    ("f'UPDATE t SET a = {u};' if u else 'DROP TABLE t'", false),
  ])
  func theBeginningOfATextTellsWhatItIsAbout(_ text: String, _ isKnown: Bool) throws {
    let run = try #require(
      upgrade(
        """
        from nowhere import u
        def upgrade():
            statement = \(text)
            op.execute(statement)
        """))
    #expect(run.doubts.isEmpty == isKnown)
  }

  @Test func aStatementIsPrintedAsAlembicPrintsItAndRead() throws {
    let run = try #require(
      upgrade(
        """
        def upgrade():
            op.execute(\"\"\"
        \tCREATE TABLE a (id int, share text DEFAULT '5%');
            \"\"\")
        """))
    #expect(run.steps.map(\.entries) == [["CREATE TABLE a (id int, share text DEFAULT '5%%');;"]])
    #expect(run.schema.table(QualifiedName("a"))?.columns.map(\.name) == ["id", "share"])
    #expect(run.isKnown)
    let place = try #require(run.steps[0].operations[0].provenance.place)
    #expect(place.span.start == 91)
  }

  /// psycopg 3, the driver of `postgresql://` since SQLAlchemy 2.1, needs the types of parameters.
  @Test(arguments: [
    (
      SQLAlchemyLine.v21, nil, "UPDATE t SET data=%(data)s::JSONB WHERE t.data = %(data_1)s::JSONB;"
    ),
    (.v20, nil, "UPDATE t SET data=%(data)s WHERE t.data = %(data_1)s;"),
    (.v21, "postgresql+psycopg2://h/d", "UPDATE t SET data=%(data)s WHERE t.data = %(data_1)s;"),
  ])
  func parametersHaveTheCastsOfTheDriver(
    _ line: SQLAlchemyLine, _ url: String?, _ expected: String
  ) throws {
    var options = SessionOptions()
    options.driver = url.flatMap { DatabaseDriver(url: $0) }
    let run = try #require(
      upgrade(
        """
        from sqlalchemy.dialects.postgresql import JSONB
        t = sa.table('t', sa.column('data', JSONB))
        def upgrade():
            op.execute(t.update().where(t.c.data == JSONB.NULL).values(data={}))
        """, line: line, options: options))
    #expect(run.steps.map(\.entries) == [[expected]])
  }

  @Test func aParameterNeedsNoKnownValue() throws {
    let run = try #require(
      upgrade(
        """
        import uuid
        t = sa.table('t', sa.column('key', sa.String))
        def upgrade():
            op.execute(t.update().values(key=str(uuid.uuid4())))
        """, line: .v20))
    #expect(run.steps.map(\.entries) == [["UPDATE t SET key=%(key)s;"]])
    #expect(run.steps[0].provenance.standing.isKnown == false)
  }

  @Test func bothWaysOfAnUnknownDecisionThatAgreeAreCertain() throws {
    let run = try #require(
      upgrade(
        """
        import os
        def upgrade():
            if os.environ["MODE"]:
                op.execute("CREATE TABLE a (id int)")
            else:
                op.execute("CREATE TABLE a (id int)")
        """))
    #expect(run.steps.count == 1)
    #expect(run.isKnown)
    #expect(run.schema.table(QualifiedName("a"))?.isComplete == true)
  }

  @Test func aStepOnOneWayOfAnUnknownDecisionLeavesItsTableInDoubt() throws {
    let run = try #require(
      upgrade(
        """
        import os
        def upgrade():
            op.execute("CREATE TABLE a (id int)")
            if os.environ["MODE"]:
                op.execute("ALTER TABLE a ADD b int")
            op.execute("CREATE TABLE c (id int)")
        """))
    #expect(run.steps.count == 3)
    #expect(run.doubts.map(\.tables) == [[QualifiedName("a")]])
    #expect(run.schema.table(QualifiedName("a"))?.isComplete == false)
    #expect(run.schema.table(QualifiedName("c"))?.isComplete == true)
  }

  @Test func valuesBesideATextReachTheDatabaseButNotTheOfflineText() throws {
    let source = """
      def upgrade():
          op.get_bind().execute(sa.text("UPDATE t SET a = :a WHERE b = '1%'"), {"a": 5, "c": 6})
      """
    let tables = Schema(origin: .unknown(reason: "a test"))
    let plain = try #require(upgrade(source, from: tables))
    #expect(plain.steps.flatMap(\.entries) == ["UPDATE t SET a = %(a)s WHERE b = '1%%';"])
    var options = SessionOptions()
    options.literalBinds = true
    options.doublesPercent = false
    let literal = try #require(upgrade(source, from: tables, options: options))
    #expect(literal.steps.flatMap(\.entries) == ["UPDATE t SET a = NULL WHERE b = '1%';"])
    #expect(literal.steps[0].operations[0].statement == "UPDATE t SET a = 5 WHERE b = '1%'")
  }

  @Test func rowsOfAnUnknownNumberChangeNoTable() throws {
    let run = try #require(
      upgrade(
        """
        def upgrade():
            t = op.create_table("t", sa.Column("a", sa.Integer()))
            rows = op.get_bind().execute(sa.select(t)).fetchall()
            op.bulk_insert(t, [{"a": row.a} for row in rows])
        """))
    #expect(run.isKnown)
  }

  @Test func theEnvironmentTellsHowMigrationsRun() throws {
    let read = EvaluationThread.run { () -> (SessionOptions, Bool) in
      var settings = InterpreterOptions()
      settings.standIns += SQLAlchemyStandIns.modules + AlembicStandIns.modules
      let interpreter = Interpreter(settings)
      let tree = PythonParser.parse(
        Array(
          """
          from alembic import context
          from sqlalchemy import engine_from_config, MetaData
          target_metadata = MetaData(naming_convention={"pk": "pk_%(table_name)s"})
          def offline():
              context.configure(
                  url="x", target_metadata=target_metadata, literal_binds=True,
                  dialect_opts={"paramstyle": "named"}, version_table="v")
              with context.begin_transaction():
                  context.run_migrations()
          def online():
              with engine_from_config({}).connect() as connection:
                  context.configure(connection=connection)
          if context.is_offline_mode():
              offline()
          else:
              online()
          """.utf8))
      let reading = EnvironmentReading.read(tree, path: "env.py", interpreter)
      let session = MigrationSession.of(interpreter)
      session.adopt(reading)
      return (session.options, !session.targetMetadata.isNone)
    }
    let (options, hasMetadata) = try #require(read)
    #expect(options.literalBinds)
    #expect(!options.doublesPercent)
    #expect(options.versionTable == "v")
    #expect(hasMetadata)
  }

  @Test func rowsDecideOnlyWhatIsDoneForThem() throws {
    let rowsOnly = try #require(
      upgrade(
        """
        def upgrade():
            conn = op.get_bind()
            for row in conn.exec_driver_sql("SELECT id FROM a"):
                conn.exec_driver_sql(f"UPDATE a SET b = {row.id}")
            op.execute("CREATE TABLE b (id int)")
        """))
    #expect(rowsOnly.isKnown)
    let schema = try #require(
      upgrade(
        """
        def upgrade():
            conn = op.get_bind()
            for row in conn.exec_driver_sql("SELECT name FROM a"):
                op.execute(f"CREATE TABLE {row.name} (id int)")
        """))
    #expect(!schema.isKnown)
    #expect(schema.doubts.filter { !$0.dependsOnData }.isEmpty)
  }
}
