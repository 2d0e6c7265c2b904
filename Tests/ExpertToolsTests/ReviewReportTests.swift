import PostgreSQLDialect
import ProjectFiles
import Review
import Schema
import SourceText
import SystemPackage
import Testing

@testable import Expert
@testable import ExpertTools

/// A review in each of its forms, as the files of `Reports` have them.
///
/// `UPDATE_SNAPSHOTS=1 swift test --filter ReviewReportTests` writes them again.
@Suite(.serialized) struct ReviewReportTests {
  static let review = {
    let place = Finding.Place(file: "db/versions/a b.py", line: 9, column: 5)
    let index = MigrationReview.Remark(
      finding: Finding(
        rule: "index-not-concurrent", severity: .error,
        message: "Building the index ix | on users makes its writers wait.", places: [place],
        remedy: "Build it concurrently."),
      revision: "2c9e4f7a1b53",
      locks: [.init(QualifiedName("users"), .share, work: .scan)],
      rewrite: .edits([SourceEdit(SourceSpan(4..<9), "x")]),
      excerpt: .init(line: "    op.create_index('ix', 'users', ['email'])", length: 41),
      diff: "--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-old\n+new\n")
    let planned = MigrationReview.Remark(
      finding: Finding(
        rule: "check-validates-under-lock", severity: .warning,
        message: "100% of the rows are read.\nIt takes a while.",
        places: [place, Finding.Place(file: "models.py", line: 0, column: 0)],
        remedy: "Validate it later."),
      revision: "2c9e4f7a1b53", locks: [],
      rewrite: .plan([
        PlannedRevision("add it NOT VALID", upgrade: "op.execute('a')", downgrade: "pass"),
        PlannedRevision("validate it", upgrade: "op.execute('b')", downgrade: "pass"),
      ]))
    var allowed = index
    allowed.allowedBecause = "the table is empty"
    return MigrationReview(
      subjects: [
        MigrationReview.Subject(
          revision: "2c9e4f7a1b53", message: "index @everyone <b>", file: "db/versions/a b.py",
          parents: ["1b8d3e6f9a42"], operations: 2,
          checklist: [
            .init(name: "there is one head", standing: .passed, evidence: "2c9e4f7a1b53"),
            .init(name: "types match the models", standing: .unknown, evidence: "no models"),
          ], doubts: [])
      ],
      remarks: [index, planned], allowed: [allowed], verdict: .change, notes: [], postgresql: 15,
      next: "correct it.")
  }()

  @Test(arguments: ReviewReport.allCases)
  func isPrintedAsCommitted(_ report: ReviewReport) throws {
    let folder = FilePath(#filePath).removingLastComponent().appending("Reports")
    try RepositoryTextTests.compare(folder.appending("review.\(report.rawValue)")) { _ in
      report.print(Self.review, .detailed)
    }
  }

  @Test func aConciseAnswerLeavesTheCodeOfPlansOut() {
    let text = ReviewMigration.text(Self.review, .concise)
    #expect(text.contains("plan: add it NOT VALID → validate it"))
    #expect(!text.contains("op.execute"))
    #expect(!text.contains("passed there is one head"))
  }

  @Test func everyReportNamesEachFinding() {
    for report in ReviewReport.allCases {
      let text = report.print(Self.review, .detailed)
      #expect(text.contains("index-not-concurrent"))
      #expect(text.contains("check-validates-under-lock"))
    }
  }
}
