import AlembicHistory
import AlembicOperations
import MigrationReplay
import Schema
import Testing

@Suite struct HistoryReplayTests {
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

  /// Nothing but the history tells of the older table: what it adds was not there, what it drops was.
  @Test(arguments: [
    "'a' not in [c['name'] for c in sa.inspect(op.get_bind()).get_columns('old')]",
    "'a' not in {c.get('name') for c in sa.inspect(op.get_bind()).get_columns('old')}",
    "not any(c['name'] == 'a' for c in sa.inspect(op.get_bind()).get_columns('old'))",
    "next((c for c in sa.inspect(op.get_bind()).get_columns('old') if c['name'] == 'a'), None) is None",
    "not sa.inspect(op.get_bind()).has_index('old', 'ix_a')",
  ])
  func whatAHistoryAddsToAnOlderTableWasNotThere(condition: String) throws {
    let project = try TemporaryProject(revisions: [
      """
      def upgrade():
          if \(condition):
              op.add_column('old', sa.Column('a', sa.Integer()))
              op.create_index('ix_a', 'old', ['a'])
      """,
      """
      def upgrade():
          inspector = sa.inspect(op.get_bind())
          if 'b' in [c['name'] for c in inspector.get_columns('old')]:
              op.drop_column('old', 'b')
          if 'ix_a' in [i['name'] for i in inspector.get_indexes('old')]:
              op.drop_index('ix_a', 'old')
      """,
      """
      def upgrade():
          op.alter_column('old', 'b', nullable=False)
      """,
      """
      def upgrade():
          if sa.inspect(op.get_bind()).has_index('old', 'ix_c'):
              op.drop_column('old', 'a')
      """,
    ])
    let runs = try project.replay().upgrade(to: "head").revisions.map(\.run)
    #expect(runs[0].isKnown)
    #expect(runs[0].steps.map(\.operations.count).reduce(0, +) == 2)
    #expect(runs[1].isKnown)
    #expect(runs[1].steps.count == 2)
    #expect(runs[1].schema.table(QualifiedName("old"))?.columns.map(\.name) == ["a"])
    // Nothing tells of another index.
    #expect(runs[3].doubts.map(\.tables) == [[QualifiedName("old")]])
  }

  @Test func aStatementOfAnImportedModuleThatRaisesLeavesItsNamesUnknown() throws {
    let project = try TemporaryProject(
      revisions: [
        """
        from app import names, types
        def upgrade():
            op.create_table('a', sa.Column('id', sa.Integer()), sa.Column('s', types.Secret()))
            op.create_table('b', sa.Column(names.KEY, sa.Integer(), primary_key=True))
        """
      ],
      files: [
        "app/__init__.py": "",
        "app/types.py": """
        def make():
            raise RuntimeError('no application')
        Secret = make()
        """,
        "app/names.py": """
        try:
            from app.gone import KEY
        except ImportError:
            KEY = 'key'
        """,
      ])
    let run = try #require(try project.replay().upgrade(to: "head").revisions.first?.run)
    #expect(Set(run.doubts.map(\.reason)) == ["RuntimeError: no application"])
    #expect(Set(run.doubts.map(\.tables)) == [[QualifiedName("a")]])
    #expect(run.doubts.contains { $0.place?.file == "app/types.py" })
    #expect(run.schema.table(QualifiedName("b"))?.columns.map(\.name) == ["key"])
  }

  @Test func aReflectedTableHasItsKeysChecksAndIndexes() throws {
    let project = try TemporaryProject(revisions: [
      """
      def upgrade():
          op.create_table('p', sa.Column('id', sa.Integer, primary_key=True))
          op.create_table(
              'c', sa.Column('id', sa.Integer, primary_key=True), sa.Column('p_id', sa.Integer),
              sa.ForeignKeyConstraint(['p_id'], ['p.id']), sa.CheckConstraint('id > 0', name='ck'))
          op.create_index('ix', 'c', ['p_id'], unique=True)
      """,
      """
      def upgrade():
          metadata = sa.MetaData()
          metadata.reflect(op.get_bind(), only=['p', 'c'])
          table = metadata.tables['c']
          assert sorted(c.name for c in table.constraints) == ['c_p_id_fkey', 'c_pkey', 'ck']
          assert [(i.name, i.unique) for i in table.indexes] == [('ix', True)]
          for key in table.foreign_keys:
              assert key.column is metadata.tables['p'].c.id and key.parent is table.c.p_id
              op.drop_constraint(key.name, 'c', type_='foreignkey')
          op.drop_table('p')
      """,
    ])
    let run = try #require(try project.replay().upgrade(to: "head").revisions.last?.run)
    #expect(run.failures.map(\.message) == [])
    #expect(run.isKnown)
    #expect(run.schema.tables.map(\.name.name) == ["c"])
  }

  @Test func aTableInDoubtLeavesTheNamesOfOthersKnown() throws {
    let project = try TemporaryProject(revisions: [
      """
      import os
      def upgrade():
          op.create_table('t', sa.Column('id', sa.Integer, primary_key=True))
          op.create_index('ix', 't', ['id'], postgresql_where=sa.text('id > 0'))
          if os.environ['FLAG']:
              op.create_table('maybe', sa.Column('id', sa.Integer, primary_key=True))
              op.add_column('t', sa.Column('b', sa.Integer))
      """,
      """
      def upgrade():
          bind = op.get_bind()
          names = sa.inspect(bind).get_table_names()
          quote = bind.dialect.identifier_preparer.quote
          if 't' in names and 'other' not in names:
              op.execute(f"ALTER TABLE {quote('t')} ADD COLUMN {quote('user')} integer")
          index = next(iter(sa.Table('t', sa.MetaData(), autoload_with=bind).indexes))
          assert index.dialect_options['postgresql'].get('using') is False
          assert index.dialect_options['sqlite'].get('where') is None
      """,
      """
      def upgrade():
          if 'maybe' in sa.inspect(op.get_bind()).get_table_names():
              op.drop_table('maybe')
      """,
    ])
    let runs = try project.replay().upgrade(to: "head").revisions.map(\.run)
    #expect(Set(runs[0].doubts.flatMap(\.tables).map(\.name)) == ["maybe", "t"])
    #expect(runs[1].isKnown)
    #expect(runs[1].steps.flatMap(\.entries) == [#"ALTER TABLE t ADD COLUMN "user" integer;"#])
    #expect(runs[2].doubts.map(\.tables) == [[QualifiedName("maybe")]])
  }

  /// A parser that descends into itself takes every way at each word of a text that is not known.
  @Test func recursionOverUnknownValuesEndsSoon() throws {
    let project = try TemporaryProject(revisions: [
      """
      from nowhere import words
      class Parser:
          def __init__(self, words):
              self.words, self.place = words, 0
          def accept(self, word):
              if self.place < len(self.words) and self.words[self.place] == word:
                  self.place += 1
                  return True
              return False
          def either(self):
              parts = [self.both()]
              while self.accept('or'):
                  parts.append(self.both())
              return parts
          def both(self):
              parts = [self.one()]
              while self.accept('and'):
                  parts.append(self.one())
              return parts
          def one(self):
              if self.accept('not'):
                  return self.one()
              if self.accept('('):
                  inner = self.either()
                  self.accept(')')
                  return inner
              if self.accept('['):
                  return self.either()
              return self.place
      def upgrade():
          Parser(words).either()
          op.create_table('t', sa.Column('id', sa.Integer, primary_key=True))
      """
    ])
    let run = try #require(try project.replay().upgrade(to: "head").revisions.first?.run)
    #expect(run.isKnown)
    #expect(run.schema.tables.count == 1)
  }

  @Test func anEnvironmentThatOnlyAProgramCanRunIsReadForIt() throws {
    let project = try TemporaryProject(
      revisions: [
        """
        def upgrade():
            op.create_table('t', sa.Column('a', sa.Integer, unique=True))
        """
      ],
      files: [
        "migrations/env.py": """
        from alembic import context
        import sqlalchemy as sa
        if context.is_offline_mode():
            raise NotImplementedError('offline')
        context.configure(
            connection=context.config.attributes['connection'],
            target_metadata=sa.MetaData(naming_convention={'uq': 'uq_%(table_name)s'}))
        """
      ])
    let run = try #require(try project.replay().upgrade(to: "head").revisions.first?.run)
    #expect(run.schema.table(QualifiedName("t"))?.constraints.map(\.name) == ["uq_t"])
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
}
