import Testing

@testable import Expert

/// Texts of the caller and of the repository that must not become code of the new file.
@Suite struct HostileRevisionTests {
  private func generated(
    _ model: String, _ decide: (inout RevisionRequest) -> Void
  ) throws -> NewRevision {
    let files = modelled(["user.py": model], registry: "from .user import User\n")
    var request = RevisionRequest(.autogenerate, message: "change what users have")
    request.isDryRun = true
    decide(&request)
    return try asking(files) { try $0.newRevision(request) }
  }

  private func refusal(
    _ model: String, _ decide: (inout RevisionRequest) -> Void
  ) -> String? {
    do {
      _ = try generated(model, decide)
      return nil
    } catch { return "\(error)" }
  }

  @Test func theDocStringCannotBeLeft() throws {
    let model = userModel("age = Column(Integer)", email: "")
    let refusal = try #require(
      refusal(model) { $0.dataPlan = ["users.email": .backup("x\"\"\"\nimport os\n\"\"\"")] })
    #expect(refusal.contains("users.email"))
    #expect(refusal.contains("import os") == false)
  }

  @Test func aPasswordIsNotWritten() throws {
    let model = userModel("age = Column(Integer)", email: "")
    let refusal = try #require(
      refusal(model) { $0.dataPlan = ["users.email": .backup("postgresql://app:hush@db/dump")] })
    #expect(refusal.contains("password"))
    #expect(refusal.contains("hush") == false)
  }

  @Test func aColonOfABackfillIsNoParameter() throws {
    let answer = try generated(userModel("at = Column(String(9), nullable=False)")) {
      $0.backfill = ["users.at": "'at:noon'::text"]
    }
    let text = try #require(answer.files.first?.text)
    #expect(text.contains("op.execute(\"UPDATE users SET at = 'at:noon'::text"))
    let bound = try generated(userModel("at = Column(String(9), nullable=False)")) {
      $0.backfill = ["users.at": "':noon'"]
    }
    #expect(bound.files.first?.text.contains("'\\\\:noon'") == true)
  }

  @Test func aCommentStaysOnItsLine() throws {
    let answer = try generated(userModel("age = Column(Integer)", email: "")) {
      $0.dataPlan = ["users.email": .archiveTo("kept\nimport os")]
    }
    let lines = answer.files.flatMap { $0.text.split(separator: "\n") }
    #expect(lines.contains { $0.hasPrefix("import os") } == false)
  }

  @Test func anArchivedTableLosesItsTypeAndGetsItBack() throws {
    var files = modelled(
      ["user.py": userModel()], registry: "from .user import User\n")
    files["77be5ad1f0c2_levels.py"] = """
      from alembic import op
      import sqlalchemy as sa

      revision = '77be5ad1f0c2'
      down_revision = '5ad1f0c2be77'

      def upgrade():
          op.create_table('levels',
              sa.Column('id', sa.Integer(), primary_key=True),
              sa.Column('level', sa.Enum('low', 'high', name='level'), nullable=False))

      def downgrade():
          op.drop_table('levels')
          op.execute('DROP TYPE level')

      """
    var request = RevisionRequest(.autogenerate, message: "drop the levels")
    request.isDryRun = true
    request.dataPlan = ["levels": .archiveTo("levels_archive")]
    let answer = try asking(files) { try $0.newRevision(request) }
    let text = try #require(answer.files.last?.text)
    #expect(
      text.contains("CREATE TABLE levels_archive AS SELECT id, level::text AS level FROM levels"))
    #expect(text.contains("SELECT id, level::level FROM levels_archive"))
    #expect(answer.proof?.isReversible == true)
  }
}
