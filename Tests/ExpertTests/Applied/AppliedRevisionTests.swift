import AlembicHistory
import ProjectFiles
import Review
import ScratchGit
import SystemPackage
import Testing

@testable import Expert

/// What the tools do with what is applied.
@Suite(.enabled(if: ScratchRepository.hasGit, "no git here to make repositories with"))
struct AppliedRevisionTests {
  /// A repository with two revisions on `main`, and a third on the branch that is checked out.
  private func folder() throws -> HistoryFolder {
    let folder = try HistoryFolder([
      "aaaaaaaaaaaa_first.py": file("aaaaaaaaaaaa", "None"),
      "bbbbbbbbbbbb_second.py": file("bbbbbbbbbbbb", "'aaaaaaaaaaaa'"),
    ])
    try git("git init -q . && git add -A . && git commit -qm start && git checkout -qb x", folder)
    try folder.write(
      "db/versions/cccccccccccc_third.py", file("cccccccccccc", "'bbbbbbbbbbbb'"))
    return folder
  }

  private func file(_ id: String, _ parent: String, _ statement: String = "SELECT 1") -> String {
    """
    \"\"\"a change\"\"\"
    from alembic import op

    \(revision(id, parent))

    def upgrade():
        op.execute('\(statement)')


    def downgrade():
        pass

    """
  }

  @discardableResult
  private func git(_ script: String, _ folder: HistoryFolder) throws -> String {
    try ScratchRepository.run(script, in: folder.root.string)
  }

  private func history(_ folder: HistoryFolder) throws -> ProjectHistory {
    try ProjectHistory.read(ProjectRequest(currentDirectory: folder.root))
  }

  @Test func checkHeadsShowsWhatWasChanged() throws {
    let folder = try folder()
    #expect(try !folder.health().findings.contains { $0.rule == "applied-revision-edited" })
    try folder.write(
      "db/versions/aaaaaaaaaaaa_first.py", file("aaaaaaaaaaaa", "None", "SELECT 2"))
    let health = try folder.health()
    let finding = try #require(health.findings.first { $0.rule == "applied-revision-edited" })
    #expect(finding.severity == .error)
    #expect(finding.places.map(\.text) == ["db/versions/aaaaaaaaaaaa_first.py:9:1"])
    #expect(finding.message.contains("in the tree of main ("))
    #expect(
      finding.diff?.contains("-    op.execute('SELECT 1')\n+    op.execute('SELECT 2')") == true)
    // The way out is a new revision, which must stay possible.
    #expect(health.safety.isSafe)
    #expect(health.next.hasPrefix("Put db/versions/aaaaaaaaaaaa_first.py back as it was"))
  }

  @Test func checkHeadsShowsWhatIsGone() throws {
    let folder = try folder()
    try git("git mv db/versions/bbbbbbbbbbbb_second.py db/versions/2_second.py", folder)
    let renamed = try folder.health().findings.first { $0.rule == "applied-revision-edited" }
    #expect(renamed?.remedy == "Give it its name back: db/versions/bbbbbbbbbbbb_second.py.")
    try git("rm db/versions/2_second.py", folder)
    let gone = try folder.health().findings.first { $0.rule == "applied-revision-edited" }
    #expect(
      gone?.message.hasPrefix("The file of bbbbbbbbbbbb is gone; it counts as applied") == true)
  }

  @Test func aReviewIsAboutWhatTheDefaultBranchLacks() throws {
    let folder = try folder()
    try folder.write("db/versions/dddddddddddd_fourth.py", file("dddddddddddd", "'cccccccccccc'"))
    let review = try history(folder).review(ReviewRequest())
    #expect(review.subjects.map(\.revision) == ["cccccccccccc", "dddddddddddd"])
    try git("git add -A . && git commit -qm third && git branch -f main", folder)
    let nothing = try history(folder).review(ReviewRequest())
    #expect(nothing.subjects.isEmpty)
    #expect(nothing.next.hasPrefix("main has every revision as it is here; name one"))
    #expect(nothing.verdict == .approve)
  }

  @Test func aReviewSinceACommit() throws {
    let folder = try folder()
    try git("git add -A . && git commit -qm third && git branch -f main", folder)
    var request = ReviewRequest()
    request.since = "HEAD~1"
    #expect(try history(folder).review(request).subjects.map(\.revision) == ["cccccccccccc"])
    request.since = "nowhere"
    #expect(throws: ExpertFailure.self) { try history(folder).review(request) }
    request = ReviewRequest(["head"])
    request.since = "HEAD~1"
    #expect(throws: ExpertFailure.self) { try history(folder).review(request) }
  }

  @Test func aReviewOfTheChangeTellsWhatWasDoneToOthers() throws {
    let folder = try folder()
    try git("git rm -q db/versions/bbbbbbbbbbbb_second.py", folder)
    let review = try history(folder).review(ReviewRequest())
    #expect(review.findings.contains { $0.rule == "applied-revision-edited" })
    #expect(review.verdict == .change)
  }

  @Test func theLockFileIsWrittenAndHolds() throws {
    let folder = try folder()
    let first = try history(folder).lock(["bbbbbbbbbbbb"], environments: ["staging"])
    #expect(first.added == ["aaaaaaaaaaaa", "bbbbbbbbbbbb"])
    #expect(first.file == "alembic-expert.lock")
    #expect(first.total == 2)
    let again = try history(folder).lock(["bbbbbbbbbbbb"], environments: ["staging"])
    #expect(again.added.isEmpty && again.extended.isEmpty)
    let second = try history(folder).lock([], environments: ["production"])
    #expect(second.added == ["cccccccccccc"])
    #expect(second.extended == ["aaaaaaaaaaaa", "bbbbbbbbbbbb"])
    let path = folder.root.appending("alembic-expert.lock")
    let text = String(decoding: try FileReading.bytes(of: path), as: UTF8.self)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      lines.map { $0.split(separator: " ").dropFirst(2).joined(separator: " ") }
        == ["production staging", "production staging", "production"])
    // A draft by git, and applied by the lock file: it is not edited any more.
    try folder.write(
      "db/versions/cccccccccccc_third.py", file("cccccccccccc", "'bbbbbbbbbbbb'", "SELECT 3"))
    #expect(
      try folder.health().findings.contains {
        $0.rule == "applied-revision-edited" && $0.message.contains("production")
      })
    #expect {
      try history(folder).lock([], environments: ["test"])
    } throws: { error in
      "\(error)".contains("db/versions/cccccccccccc_third.py")
    }
    #expect(String(decoding: try FileReading.bytes(of: path), as: UTF8.self) == text)
  }

  @Test func anEditedRevisionIsNotLocked() throws {
    let folder = try folder()
    try folder.write(
      "db/versions/aaaaaaaaaaaa_first.py", file("aaaaaaaaaaaa", "None", "SELECT 2"))
    #expect(throws: ExpertFailure.self) { try history(folder).lock([], environments: []) }
    #expect(FileReading.kind(of: folder.root.appending("alembic-expert.lock")) == nil)
    #expect(throws: ExpertFailure.self) { try history(folder).lock(["nobody"], environments: []) }
  }

  @Test func fixesLeaveAppliedFilesAlone() throws {
    let folder = try folder()
    try folder.write(
      "db/versions/dddddddddddd_fourth.py",
      file("dddddddddddd", "'cccccccccccc'", "CREATE INDEX i ON t (a)"))
    try git("git add -A . && git commit -qm all && git branch -f main", folder)
    let fixes = try history(folder).fix(ReviewRequest(["head"]))
    #expect(fixes.fixed.isEmpty)
  }
}
