import AlembicHistory
import AlembicOperations
import MigrationReplay
import Schema
import Testing

@Suite struct HistoryReplayTests {
  /// A revision that asks for the rows of another before it does not meet an empty database.
  @Test(arguments: [("op.execute(\"INSERT INTO t VALUES (1)\")", true), ("pass", false)])
  func rowsThatARevisionBeforeHasPutThereAreFound(_ filling: String, _ isFilled: Bool) throws {
    let project = try TemporaryProject(revisions: [
      """
      def upgrade():
          op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))
          \(filling)
      """,
      """
      def upgrade():
          if op.get_bind().execute(sa.text('SELECT id FROM t')).first() is None:
              raise RuntimeError('no row')
          op.create_table('u', sa.Column('id', sa.Integer(), primary_key=True))
      """,
    ])
    let result = try project.replay().upgrade(to: "head")
    let last = try #require(result.revisions.last)
    #expect(last.run.failures.isEmpty == isFilled)
    #expect((result.schema.table(QualifiedName("u")) != nil) == isFilled)
  }

  /// What `alembic upgrade head --sql` of Alembic 1.20.1 prints for these two revisions.
  @Test func theScriptIsAlembics() throws {
    let project = try TemporaryProject(revisions: [
      """
      def upgrade():
          op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))
      def downgrade():
          op.drop_table('t')
      """,
      """
      def upgrade():
          op.add_column('t', sa.Column('name', sa.String(20), server_default='x', nullable=False))
      def downgrade():
          op.drop_column('t', 'name')
      """,
    ])
    let result = try project.replay().upgrade(to: "head")
    #expect(
      result.text == """
        BEGIN;

        CREATE TABLE alembic_version (
            version_num VARCHAR(32) NOT NULL, 
            CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
        );

        -- Running upgrade  -> r1

        CREATE TABLE t (
            id SERIAL NOT NULL, 
            PRIMARY KEY (id)
        );

        INSERT INTO alembic_version (version_num) VALUES ('r1') RETURNING alembic_version.version_num;

        -- Running upgrade r1 -> r2

        ALTER TABLE t ADD COLUMN name VARCHAR(20) DEFAULT 'x' NOT NULL;

        UPDATE alembic_version SET version_num='r2' WHERE alembic_version.version_num = 'r1';

        COMMIT;


        """)
    #expect(result.schema.table(QualifiedName("t"))?.columns.map(\.name) == ["id", "name"])
    let back = try project.replay().downgrade(from: "r2", to: "base")
    #expect(back.revisions.map(\.revision) == ["r2", "r1"])
    #expect(back.schema.table(QualifiedName("t")) == nil)
  }

  /// An older table makes the replay start again; the types of the first attempt are not there then.
  @Test func typesComeAgainWhenTheReplayStartsAgain() throws {
    let project = try TemporaryProject(revisions: [
      """
      def upgrade():
          op.create_table('t', sa.Column('mood', sa.Enum('ok', name='mood')))
          op.add_column('old', sa.Column('a', sa.Integer()))
      """
    ])
    let run = try #require(project.replay().upgrade(to: "head").revisions.first?.run)
    #expect(run.failures.isEmpty)
    #expect(run.schema.type(QualifiedName("mood")) != nil)
  }

  /// `Enum.create` is written in Python by us: what it sends stands where the program calls it.
  @Test func theCallOfAStandInStandsInTheProgram() throws {
    let project = try TemporaryProject(revisions: [
      """
      def upgrade():
          sa.Enum('ok', name='mood').create(op.get_bind())
      """
    ])
    let run = try #require(project.replay().upgrade(to: "head").revisions.first?.run)
    let file = try #require(run.steps.first?.provenance.place?.file)
    #expect(file.hasSuffix(".py"))
  }

  @Test func aTableOlderThanTheHistoryIsUnknownAndNothingElse() throws {
    let project = try TemporaryProject(revisions: [
      """
      def upgrade():
          op.add_column('old', sa.Column('a', sa.Integer()))
          op.create_table('new', sa.Column('id', sa.Integer(), primary_key=True))
      """
    ])
    let result = try project.replay().upgrade(to: "head")
    let run = try #require(result.revisions.first?.run)
    #expect(run.failures.isEmpty)
    #expect(result.schema.table(QualifiedName("old"))?.isComplete == false)
    #expect(result.schema.table(QualifiedName("new"))?.isComplete == true)
  }

  @Test func anUnknownConditionMakesOnlyItsTableDoubtful() throws {
    let project = try TemporaryProject(revisions: [
      """
      import os
      def upgrade():
          op.create_table('sure', sa.Column('id', sa.Integer(), primary_key=True))
          if os.environ['FLAG']:
              op.create_table('maybe', sa.Column('id', sa.Integer(), primary_key=True))
      """
    ])
    let result = try project.replay().upgrade(to: "head")
    let run = try #require(result.revisions.first?.run)
    #expect(!run.isKnown)
    let doubt = try #require(run.doubts.first)
    #expect(doubt.reason.contains("FLAG"))
    #expect(doubt.place?.file == "migrations/versions/r1.py")
    #expect(doubt.tables == [QualifiedName("maybe")])
    #expect(result.schema.table(QualifiedName("sure"))?.isComplete == true)
  }

  @Test func anInstalledPackageIsReadWhereAMigrationDependsOnIt() throws {
    let limits = ".venv/lib/python3.12/site-packages/limits"
    let project = try TemporaryProject(
      revisions: [
        """
        from limits import names
        import elsewhere
        def upgrade():
            op.create_table('t', sa.Column('name', sa.String(names.NAME_LENGTH)))
        """
      ],
      files: [
        limits + "/__init__.py": "",
        limits + "/names.py": "from sizes import SMALL\nNAME_LENGTH = SMALL",
        ".venv/lib/python3.12/site-packages/sizes.py": "SMALL = 20",
      ])
    let result = try project.replay().upgrade(to: "head")
    #expect(result.text.contains("name VARCHAR(20)"))
    #expect(result.revisions[0].run.isKnown)
  }

  @Test func revisionsWhoseParentsLieElsewhereAreRunEach() throws {
    let project = try TemporaryProject(revisions: [
      """
      down_revision = 'elsewhere'
      def upgrade():
          op.create_table('t', sa.Column('id', sa.Integer()))
      """
    ])
    #expect(throws: AlembicFailure.self) { try project.replay() }
    let runs = try project.replayOfParts().eachRevision()
    #expect(runs.map { $0.upgrade.steps.count } == [1])
  }

  @Test func whatACommandPutsIntoTheConfigIsUnknownAndTheMetadataIsFound() throws {
    let project = try TemporaryProject(
      revisions: [
        """
        def upgrade():
            op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))
        """
      ],
      files: [
        "migrations/env.py": """
        import sqlalchemy as sa
        from alembic import context
        if context.is_offline_mode():
            raise NotImplementedError()
        connection = context.config.attributes.get('connection', None)
        if connection is None:
            raise RuntimeError('a connection is expected')
        context.configure(
            connection=connection,
            target_metadata=sa.MetaData(naming_convention={'pk': '%(table_name)s_key'}))
        context.run_migrations()
        """
      ])
    let result = try project.replay().upgrade(to: "head")
    #expect(result.text.contains("CONSTRAINT t_key PRIMARY KEY (id)"))
  }

  @Test func aCallOfAProjectsFunctionThatWasNotReadIsADoubt() throws {
    let project = try TemporaryProject(
      revisions: [
        """
        from steps import make
        def upgrade():
            make('t')
        """
      ], files: ["steps.py": "from alembic import op\nmake = missing.decorate(op.drop_table)\n"])
    let run = try project.replay().upgrade(to: "head").revisions[0].run
    #expect(!run.isKnown)
    #expect(run.doubts.map(\.reason).contains { $0.hasPrefix("a call of what was not read") })
  }

  /// A row is a tuple, so two counts that are both not known do not differ for sure.
  @Test func rowsThatAreCountedTwiceAreTheSame() throws {
    let project = try TemporaryProject(revisions: [
      """
      def upgrade():
          op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))
          bind = op.get_bind()
          counts = sa.select(sa.func.count()).select_from(sa.table('t'))
          before = bind.execute(counts).one()
          op.add_column('t', sa.Column('name', sa.String(20)))
          if bind.execute(counts).one() != before:
              raise RuntimeError('rows were lost')
      def downgrade():
          op.drop_table('t')
      """
    ])
    let result = try project.replay().upgrade(to: "head")
    #expect(result.revisions.flatMap(\.run.failures).isEmpty)
    #expect(result.schema.table(QualifiedName("t"))?.columns.map(\.name) == ["id", "name"])
  }
}
