import Testing

@testable import Expert

/// Sequences that only the models or only the migrations have, in generated revisions.
@Suite struct SequenceRevisionTests {
  private func generated(_ columns: String, makesSequence: Bool) throws -> NewRevision {
    var files = modelled(
      ["user.py": userModel(columns).replacing("Enum,", with: "Enum, Sequence,")],
      registry: "from .user import User\n")
    if makesSequence {
      files["0c9d3b7e41fa_numbers.py"] = """
        from alembic import op

        revision = '0c9d3b7e41fa'
        down_revision = '5ad1f0c2be77'

        def upgrade():
            op.execute('CREATE SEQUENCE numbers START 5')

        def downgrade():
            op.execute('DROP SEQUENCE numbers')

        """
    }
    var request = RevisionRequest(.autogenerate, message: "align numbers")
    request.isDryRun = true
    return try asking(files) { try $0.newRevision(request) }
  }

  @Test func aSequenceThatNoModelHasIsDropped() throws {
    let answer = try generated("", makesSequence: true)
    let text = try #require(answer.files.first?.text)
    #expect(text.contains("    op.execute('DROP SEQUENCE numbers')"), "\(text)")
    #expect(text.contains("CREATE SEQUENCE numbers START WITH 5"))
    #expect(answer.proof?.reachesModels == true)
    #expect(answer.proof?.isReversible == true)
  }

  @Test func theSequenceOfAColumnIsMadeBeforeItAndKept() throws {
    let column = "number = Column(Integer, Sequence('numbers'), nullable=True)"
    let answer = try generated(column, makesSequence: false)
    let text = try #require(answer.files.first?.text)
    let (made, added) = (text.firstRange(of: "CREATE SEQUENCE"), text.firstRange(of: "add_column"))
    #expect(try #require(made).lowerBound < #require(added).lowerBound)
    #expect(answer.proof?.isReversible == true)
    let kept = try generated(column, makesSequence: true).files.first?.text
    #expect(kept?.contains("SEQUENCE") == false)
  }
}
