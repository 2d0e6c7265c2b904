/// A second base; found by `HistoryFindings`.
enum OrphanRevision: ReviewRule {
  static let page = RulePage(
    "orphan-revision", "The history falls into separate parts", group: .graph,
    severity: .warning,
    why:
      "A revision with `down_revision = None` beside the first one begins a history of its own. It is "
      + "often a parent that was forgotten: an empty database then runs it before what it needs.",
    remedy:
      "Set `down_revision` to the head that it was meant to follow, or give it a branch label.",
    bad: [
      GraphExample.example(
        GraphExample.revision("2c9e4f7a1b53", after: "None", mark: .parent),
        others: ["1b8d3e6f9a42_first.py": GraphExample.revision("1b8d3e6f9a42", after: "None")])
    ],
    good: [
      GraphExample.example(GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'")),
      GraphExample.example(
        GraphExample.revision("2c9e4f7a1b53", after: "None", labels: "('billing',)"),
        others: [
          "1b8d3e6f9a42_first.py": GraphExample.revision(
            "1b8d3e6f9a42", after: "None", labels: "('core',)")
        ]),
    ])
}
