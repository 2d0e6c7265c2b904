/// One id in two files; found by `HistoryFindings`.
enum DuplicateRevisionID: ReviewRule {
  static let page = RulePage(
    "duplicate-revision-id", "Two files have the same id", group: .graph, severity: .error,
    why: "Alembic only warns, keeps the file that it reads last, and never runs the other.",
    remedy: "Give the file that is not applied anywhere a fresh id.",
    bad: [
      GraphExample.example(
        GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'", mark: .id),
        others: [
          "1b8d3e6f9a42_first.py": GraphExample.first,
          "2c9e4f7a1b53_other.py": GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'"),
        ])
    ],
    good: [GraphExample.example(GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'"))])
}
