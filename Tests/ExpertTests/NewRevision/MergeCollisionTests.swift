import Review
import Testing

@testable import Expert

@Suite struct MergeCollisionTests {
  static func side(_ id: String, _ upgrade: String, _ downgrade: String = "pass") -> String {
    """
    from alembic import op
    import sqlalchemy as sa
    revision = '\(id)'
    down_revision = '5ad1f0c2be77'
    def upgrade():
        \(upgrade)
    def downgrade():
        \(downgrade)
    """
  }

  static func project(_ left: String, _ right: String) throws -> RevisionFolder {
    try RevisionFolder([
      "a.py": NewRevisionTests.users, "b.py": side("0c9d3b7e41fa", left),
      "c.py": side("9e7c51b0d2a8", right),
    ])
  }

  @Test func changesOfOneColumnAreNamedWithTheirPlaces() throws {
    let project = try Self.project(
      "op.alter_column('user', 'email', nullable=True)",
      "op.alter_column('user', 'email', type_=sa.Text())")
    let merge = try project.make(.merge, nil)
    #expect(merge.isWritten)
    let collision = try #require(merge.collisions.first)
    #expect(merge.collisions.count == 1)
    #expect(collision.object == "column user.email")
    #expect(collision.sides.map(\.operation) == ["alter_column", "alter_column"])
    #expect(collision.sides.map(\.place?.line) == [6, 6])
  }

  @Test func changesOfDifferentColumnsDoNotCollide() throws {
    let project = try Self.project(
      "op.add_column('user', sa.Column('a', sa.Text()))",
      "op.add_column('user', sa.Column('b', sa.Text()))")
    #expect(try project.make(.merge, nil).collisions.isEmpty)
  }

  @Test func aTableThatGoesCollidesWithEveryChangeOfIt() throws {
    let project = try Self.project(
      "op.drop_table('user')", "op.add_column('user', sa.Column('b', sa.Text()))")
    #expect(try project.make(.merge, nil).collisions.map(\.object) == ["column user.b"])
  }

  @Test func branchesThatPostgreSQLCannotRunOneAfterTheOtherAreNotMerged() throws {
    let project = try Self.project(
      "op.add_column('user', sa.Column('a', sa.Text()))",
      "op.add_column('user', sa.Column('a', sa.Text()))")
    let text = try project.refusal(.merge, nil)
    #expect(text.contains("column user.a") && text.contains("PostgreSQL refuses"))
  }
}
