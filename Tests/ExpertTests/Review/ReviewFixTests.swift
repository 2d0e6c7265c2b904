import AlembicHistory
import Glibc
import ProjectFiles
import Review
import SystemPackage
import Testing

@testable import Expert

/// Edits of findings in the files of drafts.
@Suite struct ReviewFixTests {
  private let name = "db/versions/2c9e4f7a1b53_change.py"

  /// A project with the standard schema and a revision with this body.
  private func folder(_ upgrade: String, downgrade: String = "pass") throws -> HistoryFolder {
    let folder = try HistoryFolder([:])
    for (name, text) in RuleExample(upgrade, downgrade: downgrade).project.files {
      try folder.write(name, text)
    }
    return folder
  }

  private func fix(_ folder: HistoryFolder, _ targets: String...) throws -> ReviewFixes {
    try ProjectHistory.read(ProjectRequest(currentDirectory: folder.root))
      .fix(ReviewRequest(targets))
  }

  private func text(_ folder: HistoryFolder) throws -> String {
    let path = folder.root.pushing(FilePath(name))
    return String(decoding: try FileReading.bytes(of: path), as: UTF8.self)
  }

  private let index = "op.create_index('ix_users_email', 'users', ['email'])"
  private let dropIndex = "op.drop_index('ix_users_email', 'users')"

  @Test func editsOfOneFileAreAppliedTogether() throws {
    let folder = try folder(
      index + "\nop.add_column('users', sa.Column('kind', sa.Text()))",
      downgrade: "op.drop_column('users', 'kind')\n" + dropIndex)
    let fixes = try fix(folder)
    let rules = try #require(fixes.fixed.first).rules
    #expect(fixes.fixed.map(\.file) == [name])
    #expect(rules.contains("index-not-concurrent"))
    #expect(rules.contains("nullability-implicit"))
    let text = try text(folder)
    #expect(text.contains("postgresql_concurrently=True"))
    #expect(text.contains("sa.Column('kind', sa.Text(), nullable=True)"))
    #expect(!fixes.review.findings.contains { rules.contains($0.rule) })
    var runs = 1
    while try fix(folder).count > 0 { runs += 1 }
    #expect(runs <= 3)
  }

  @Test func overlappingEditsTakeTwoRuns() throws {
    let folder = try folder(
      "op.execute(\"CREATE INDEX CONCURRENTLY ix ON users (email) WHERE name = ':x'\")",
      downgrade: "op.execute('DROP INDEX ix')")
    let first = try fix(folder)
    #expect(first.count > 0)
    #expect(first.kept.contains { $0.reason.contains("overlaps") }, "\(first.kept)")
    #expect(try fix(folder).count > 0)
  }

  @Test func anEditThatMakesAnotherSchemaIsLeftOutAndToldWhy() throws {
    let folder = try folder(
      index + "\nop.add_column('users', sa.Column('seen', sa.DateTime(), nullable=True, "
        + "server_default='now()'))",
      downgrade: "op.drop_column('users', 'seen')\n" + dropIndex)
    let fixes = try fix(folder)
    #expect(fixes.fixed.first?.rules.contains("index-not-concurrent") == true)
    let kept = try #require(fixes.kept.first { $0.rule == "server-default-quoted-function" })
    #expect(kept.reason.contains("another schema"))
    #expect(try text(folder).contains("server_default='now()'"))
  }

  @Test func aRevisionThatOthersFollowStays() throws {
    let folder = try folder(index, downgrade: dropIndex)
    let before = try text(folder)
    try folder.write(
      "db/versions/9f3d5e7a2c41_next.py",
      """
      \"\"\"next\"\"\"
      revision = '9f3d5e7a2c41'
      down_revision = '2c9e4f7a1b53'


      def upgrade():
          pass


      def downgrade():
          pass

      """)
    let fixes = try fix(folder, "2c9e4f7a1b53")
    #expect(fixes.count == 0)
    #expect(fixes.kept.first?.reason.contains("9f3d5e7a2c41_next.py follows it") == true)
    #expect(try text(folder) == before)
  }

  @Test func anAppliedRevisionStays() throws {
    let folder = try folder(index, downgrade: dropIndex)
    let hash = "sha256:" + String(repeating: "0a", count: 32)
    try folder.write("alembic-expert.lock", "2c9e4f7a1b53 \(hash) production\n")
    let before = try text(folder)
    let fixes = try fix(folder)
    #expect(fixes.count == 0)
    #expect(fixes.kept.first?.reason.contains("applied to production") == true)
    #expect(try text(folder) == before)
  }

  @Test func lineEndsAndPermissionsStay() throws {
    let folder = try folder(index, downgrade: dropIndex)
    try folder.write(name, try text(folder).replacing("\n", with: "\r\n"))
    let path = folder.root.pushing(FilePath(name))
    #expect(path.withPlatformString { chmod($0, 0o640) } == 0)
    #expect(try fix(folder).count > 0)
    let text = try text(folder)
    #expect(text.unicodeScalars.count { $0 == "\r" } == text.unicodeScalars.count { $0 == "\n" })
    var status = stat()
    #expect(path.withPlatformString { stat($0, &status) } == 0)
    #expect(status.st_mode & 0o777 == 0o640)
  }

  @Test func aTextThatIsNotSavedHasNoFileToFix() throws {
    let folder = try folder(index)
    #expect(throws: ExpertFailure.self) {
      try ProjectHistory.read(ProjectRequest(currentDirectory: folder.root))
        .fix(ReviewRequest([name], source: "x = 1"))
    }
  }
}
