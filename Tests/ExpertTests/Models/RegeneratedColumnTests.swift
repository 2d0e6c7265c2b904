import Testing

@testable import Expert

/// A column whose generation expression is another one in the models.
@Suite struct RegeneratedColumnTests {
  private func generated(settings: String = "") throws -> NewRevision {
    let model = userModel("twice = Column(Integer, Computed('id * 3', persisted=True), index=True)")
      .replacing("Enum,", with: "Enum, Computed,")
    var files = modelled(
      ["user.py": model], registry: "from .user import User\n", settings: settings)
    files["0c9d3b7e41fa_twice.py"] = """
      from alembic import op
      import sqlalchemy as sa

      revision = '0c9d3b7e41fa'
      down_revision = '5ad1f0c2be77'

      def upgrade():
          op.add_column('users', sa.Column(
              'twice', sa.Integer(), sa.Computed('id * 2', persisted=True), nullable=True))
          op.create_index('ix_users_twice', 'users', ['twice'])

      def downgrade():
          op.drop_index('ix_users_twice', 'users')
          op.drop_column('users', 'twice')

      """
    var request = RevisionRequest(.autogenerate, message: "compute three times the id")
    request.isDryRun = true
    return try asking(files) { try $0.newRevision(request) }
  }

  @Test func itIsDroppedAndAddedWithItsIndex() throws {
    let answer = try generated()
    #expect(answer.files.count == 1)
    let text = try #require(answer.files.first?.text)
    #expect(
      text.contains(
        """
            op.drop_index(op.f('ix_users_twice'), table_name='users')
            op.drop_column('users', 'twice')
            op.add_column('users', sa.Column('twice', sa.Integer(), \
        sa.Computed('id * 3', persisted=True), nullable=True))
            op.create_index(op.f('ix_users_twice'), 'users', ['twice'], unique=False)
        """), "\(text)")
    #expect(answer.proof?.reachesModels == true)
    #expect(answer.proof?.isReversible == true)
  }

  @Test func fromPostgreSQL17OnItsExpressionIsSet() throws {
    let answer = try generated(settings: "postgresql = \"17\"\n")
    let text = try #require(answer.files.first?.text)
    #expect(!text.contains("_index("))
    #expect(
      text.contains(
        "op.execute('ALTER TABLE users ALTER COLUMN twice SET EXPRESSION AS (id * 3)')"), "\(text)")
    #expect(text.contains("SET EXPRESSION AS (id * 2)"))
    #expect(answer.proof?.reachesModels == true)
    #expect(answer.proof?.isReversible == true)
  }
}
