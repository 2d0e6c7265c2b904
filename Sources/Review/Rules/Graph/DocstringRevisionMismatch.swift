/// A doc string that tells other ids than the variables; found by `HistoryFindings`.
enum DocstringRevisionMismatch: ReviewRule {
  private static func file(revises parent: String, mark: String = "") -> String {
    """
    \(mark)\"\"\"keep what the example shows

    Revision ID: 2c9e4f7a1b53
    Revises: \(parent)
    Create Date: 2026-01-11 09:00:00

    \"\"\"
    from alembic import op

    revision = '2c9e4f7a1b53'
    down_revision = '1b8d3e6f9a42'
    branch_labels = None
    depends_on = None


    def upgrade():
        op.execute('SELECT 1')


    def downgrade():
        pass

    """
  }

  static let page = RulePage(
    "docstring-revision-mismatch", "The doc string contradicts the variables", group: .graph,
    severity: .info,
    why: "Alembic believes the variables, a reviewer the text above them.",
    remedy: "Correct the doc string of a draft; leave an applied file as it is.",
    bad: [GraphExample.example(file(revises: "7d3f9b1c5e8a", mark: "↓"))],
    good: [
      GraphExample.example(file(revises: "1b8d3e6f9a42")),
      // The file of the parent.
      GraphExample.example(file(revises: "migrations/versions/1b8d3e6f9a42_first.py")),
    ])
}
