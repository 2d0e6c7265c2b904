import AlembicOperations
import MigrationReplay
import Schema
import Testing

/// What is not known stays with the tables that it is about.
@Suite struct LocalDoubtTests {
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
}
