import JSON
import Review
import Testing

@testable import Expert
@testable import ExpertTools

@Suite struct CheckHeadsAnswerTests {
  static func revision(
    _ id: String, _ message: String, _ parents: [String] = [], children: [String] = []
  ) -> HistoryHealth.Revision {
    .init(
      revision: id, message: message, file: "versions/\(id)_x.py", downRevisions: parents,
      dependsOn: [], branchLabels: [], children: children, isHead: children.isEmpty,
      createDate: nil)
  }

  static let forked = {
    let base = revision("aa11", "users", children: ["bb22", "cc33"])
    let left = revision("bb22", "apps", ["aa11"])
    let right = revision("cc33", "teams", ["aa11"])
    return HistoryHealth(
      project: .init(
        directory: "/p", config: "alembic.ini", section: "alembic", otherSections: [],
        scriptLocation: "alembic", versionLocations: ["versions"], runner: "poetry run"),
      counts: .init(
        revisions: 3, heads: 2, bases: 1, branchPoints: 1, mergePoints: 0, otherFiles: 1),
      heads: [left, right], bases: [base], branchPoints: [base], mergePoints: [],
      revisions: [left, right, base],
      findings: [
        Finding(
          rule: "multiple-heads", severity: .error, message: "Two heads: bb22 and cc33.",
          places: [
            .init(file: "versions/bb22_x.py", line: 9, column: 1),
            .init(file: "versions/cc33_x.py", line: 9, column: 1),
          ],
          remedy: "Merge them.")
      ],
      safety: .init(isSafe: false, because: "there are two heads", parents: []),
      merge: nil, next: "merge the heads")
  }()

  @Test func saysWhatMattersOnAPage() {
    #expect(
      CheckHeadsText.text(Self.forked, .concise) == """
        versions: 3 revisions, 2 heads, 1 base, 1 branch point, 0 merge points, \
        1 file that is no revision.

        Safe to create a revision: no, because there are two heads.

        Heads
          bb22  apps  versions/bb22_x.py
          cc33  teams  versions/cc33_x.py

        Findings: 1 error
          error multiple-heads  versions/bb22_x.py:9:1
            Two heads: bb22 and cc33.
            also: versions/cc33_x.py:9:1
            Remedy: Merge them.

        Next: merge the heads

        """)
  }

  @Test func addsTheGraphWhenAskedForDetails() {
    let text = CheckHeadsText.text(Self.forked, .detailed)
    #expect(text.contains("Branch points\n  aa11  users, branches into bb22, cc33\n"))
    #expect(
      text.contains(
        """
        Graph, newest first
          ●  bb22 apps (head)
          │ ●  cc33 teams (head)
          ├─╯
          ●  aa11 users
        """))
  }

  @Test func capsListsUnlessAskedForDetails() {
    var health = Self.forked
    health.findings = Array(repeating: health.findings[0], count: 30)
    let concise = CheckHeadsJSON.value(health, .concise)
    #expect(concise["findings"]?.array?.count == CheckHeadsText.conciseLimit)
    #expect(concise["findings_total"] == 30)
    #expect(concise["revisions"] == nil)
    let detailed = CheckHeadsJSON.value(health, .detailed)
    #expect(detailed["findings"]?.array?.count == 30)
    #expect(detailed["revisions"]?.array?.count == 3)
    #expect(CheckHeadsText.text(health, .concise).contains("… and 22 more"))
  }

  @Test func givesEveryFindingItsPlaces() {
    let finding = CheckHeadsJSON.value(Self.forked, .concise)["findings"]?[0]
    #expect(finding?["file"] == "versions/bb22_x.py")
    #expect(finding?["line"] == 9)
    #expect(finding?["related"]?[0]?["file"] == "versions/cc33_x.py")
  }
}
