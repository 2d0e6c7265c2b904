/// Revisions that follow themselves; found by `HistoryFindings`.
enum RevisionCycle: ReviewRule {
  static let page = RulePage(
    "revision-cycle", "Revisions are their own ancestors", group: .graph, severity: .error,
    why: "No order exists in which they could run, so Alembic refuses every command.",
    remedy: "Correct the `down_revision` that closes the circle.",
    bad: [
      GraphExample.example(
        GraphExample.revision("2c9e4f7a1b53", after: "'7d3f9b1c5e8a'", mark: .parent),
        others: [
          "1b8d3e6f9a42_first.py": GraphExample.first,
          "7d3f9b1c5e8a_other.py": GraphExample.revision("7d3f9b1c5e8a", after: "'2c9e4f7a1b53'"),
        ])
    ],
    good: [GraphExample.example(GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'"))])
}
