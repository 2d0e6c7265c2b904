/// A parent that no file has; found by `HistoryFindings`.
enum DownRevisionMissing: ReviewRule {
  static let page = RulePage(
    "down-revision-missing", "The parent of a revision does not exist", group: .graph,
    severity: .error,
    why: "Alembic builds the whole history before it does anything, and every command ends with a "
      + "KeyError when one parent is missing.",
    remedy: "Correct the id, or bring the missing file back.",
    bad: [
      GraphExample.example(
        GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a43'", mark: .parent))
    ],
    good: [GraphExample.example(GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'"))])
}
