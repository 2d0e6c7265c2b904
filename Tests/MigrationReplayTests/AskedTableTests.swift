import AlembicOperations
import MigrationReplay
import Schema
import Testing

/// What a history finds when it asks for its own tables, and for older ones.
@Suite struct AskedTableTests {
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

  /// The version table is there before any revision runs, and `reflect` finds it.
  @Test func reflectionFindsTheVersionTable() throws {
    let project = try TemporaryProject(revisions: [
      "def upgrade(): op.create_table('a', sa.Column('id', sa.Integer, primary_key=True))",
      """
      def upgrade():
          metadata = sa.MetaData()
          metadata.reflect(op.get_bind())
          for table in list(metadata.tables.values()):
              op.create_table('shadow_' + table.name, *[sa.Column(c.name, c.type) for c in table.columns])
          table = sa.Table('alembic_version', sa.MetaData(), autoload_with=op.get_bind())
          assert [c.name for c in table.primary_key.columns] == ['version_num']
      """,
    ])
    let run = try #require(try project.replay().upgrade(to: "head").revisions.last?.run)
    #expect(run.failures.map(\.message) == [])
    #expect(run.isKnown)
    #expect(
      run.schema.tables.map(\.name.name).sorted() == ["a", "shadow_a", "shadow_alembic_version"])
  }
}
