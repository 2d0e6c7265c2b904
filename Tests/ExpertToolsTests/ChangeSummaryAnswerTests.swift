import JSON
import Testing

@testable import Expert
@testable import ExpertTools

@Suite struct ChangeSummaryAnswerTests {
  private static let summary = HandOver(
    kind: .feat, scope: "alembic", reason: "it brings something new",
    description: "add age: add age to users.",
    changes: ["add age to users"],
    revisions: [.init(revision: "8c1e", message: "add_age", parents: ["5ad1"])],
    files: [
      .init(path: "db/versions/8c1e_add_age.py", role: .revision, change: .added),
      .init(path: "models/old.py", role: .model, change: .deleted),
    ],
    commit: .init(line: "feat(alembic): add age", body: "- add age to users"),
    review: "approve (no findings)", isReviewOpen: false,
    commands: ["poetry run alembic upgrade head"], branch: nil,
    skill: ".github/skills/commit-and-push/SKILL.md", notes: [],
    next: "suggest to invoke @git-github with this summary.")

  @Test("Both shapes stand in the answer as their readers know them") func shapes() {
    #expect(
      ChangeSummary.text(Self.summary, .detailed) == """
        📋 Ready to commit! Here's a summary for @git-github:
        - **Type**: feat
        - **Scope**: alembic
        - **Description**: add age: add age to users.
        - **Files changed**:
          - `db/versions/8c1e_add_age.py`
          - `models/old.py` (deleted)

        ---
        ## Ready to commit

        **Files changed**: `db/versions/8c1e_add_age.py`, `models/old.py`
        **Suggested commit**: `feat(alembic): add age`
        **Branch**: <current branch>
        ---

        ## Terminal Commands Required

        By a person, on a database that may be lost:

        1. `poetry run alembic upgrade head`

        Type feat, because it brings something new.
        Review: approve (no findings).
        This project commits as `.github/skills/commit-and-push/SKILL.md` says.

        Commit body:

        ```
        - add age to users
        ```

        Next: suggest to invoke @git-github with this summary.

        """)
  }

  @Test("What the review found comes before everything else") func openReview() {
    var summary = Self.summary
    (summary.isReviewOpen, summary.review) = (true, "change (1 error: drop-table)")
    summary.branch = "develop"
    let text = ChangeSummary.text(summary, .concise)
    #expect(
      text.hasPrefix("Not finished: the review says change (1 error: drop-table).\n\n📋 Ready"))
    #expect(text.contains("**Branch**: develop\n"))
    #expect(!text.contains("Commit body"))
  }

  @Test func nothingToHandOverIsSaid() throws {
    var summary = Self.summary
    (summary.files, summary.next) = ([], "nothing.")
    #expect(ChangeSummary.text(summary, .concise) == "Nothing to hand over.\nNext: nothing.\n")
  }

  @Test func dataFitsTheSchema() {
    for format in ResponseFormat.allCases {
      let json = ChangeSummary.json(Self.summary, format)
      #expect(json["hand_over_to"] == "@git-github")
      #expect((json["body"] != nil) == (format == .detailed))
      #expect(json["files"]?[1]?["change"] == "deleted")
    }
  }
}
