/// Two revisions at the end of the history; found by `HistoryFindings`.
enum MultipleHeads: ReviewRule {
  static let page = RulePage(
    "multiple-heads", "The history has more than one end", group: .graph, severity: .error,
    why: "Two revisions follow the same one, mostly because two branches of the code were merged. "
      + "Alembic refuses to choose when it is to upgrade to `head`.",
    remedy: "Let the later one follow the earlier, as long as it is applied nowhere; else merge: "
      + "`generate_revision` with the mode merge.",
    bad: [
      GraphExample.example(
        GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'", mark: .id),
        others: [
          "1b8d3e6f9a42_first.py": GraphExample.first,
          "7d3f9b1c5e8a_other.py": GraphExample.revision("7d3f9b1c5e8a", after: "'1b8d3e6f9a42'"),
        ])
    ],
    good: [
      GraphExample.example(GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'")),
      GraphExample.example(
        GraphExample.revision(
          "2c9e4f7a1b53", after: "('7d3f9b1c5e8a', '9e5a1d7f3b6c')"),
        others: [
          "1b8d3e6f9a42_first.py": GraphExample.first,
          "7d3f9b1c5e8a_one.py": GraphExample.revision("7d3f9b1c5e8a", after: "'1b8d3e6f9a42'"),
          "9e5a1d7f3b6c_two.py": GraphExample.revision("9e5a1d7f3b6c", after: "'1b8d3e6f9a42'"),
        ]),
    ])
}
