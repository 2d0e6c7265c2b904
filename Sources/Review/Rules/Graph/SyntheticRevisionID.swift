/// An id that a hand has typed; found by `HistoryFindings`.
enum SyntheticRevisionID: ReviewRule {
  static let page = RulePage(
    "synthetic-revision-id", "The id was typed by hand", group: .graph, severity: .warning,
    why: "Ids such as a1b2c3d4e5f6 come from examples and language models. The same ones are typed "
      + "again in another branch, and two files with one id lose one of them.",
    remedy:
      "Leave it where it is applied; else take an id drawn at random, as `generate_revision` does.",
    bad: [
      GraphExample.example(
        GraphExample.revision("a1b2c3d4e5f6", after: "'1b8d3e6f9a42'", mark: .id),
        named: "a1b2c3d4e5f6_change")
    ],
    good: [GraphExample.example(GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'"))])
}
