import AlembicHistory

/// A revision that does not follow the head that was there when it was made.
enum WrongParent: ReviewRule {
  private static let sibling = GraphExample.revision(
    "7d3f9b1c5e8a", after: "'1b8d3e6f9a42'", created: "2026-01-11 10:00:00")

  static let page = RulePage(
    "wrong-parent", "A revision follows one that was no head", group: .graph, severity: .error,
    why:
      "Another revision followed the same parent before. This one was made from an older state of the "
      + "code, was never run after the other, and leaves the history with two heads.",
    remedy:
      "Set `down_revision` to the head of today as long as this one is applied nowhere, and run "
      + "both on an empty database; else merge the heads.",
    bad: [
      GraphExample.example(
        GraphExample.revision(
          "2c9e4f7a1b53", after: "'1b8d3e6f9a42'", created: "2026-01-12 08:00:00", mark: .parent),
        others: [
          "1b8d3e6f9a42_first.py": GraphExample.first, "7d3f9b1c5e8a_other.py": sibling,
        ])
    ],
    good: [
      // The other one came later.
      GraphExample.example(
        GraphExample.revision(
          "2c9e4f7a1b53", after: "'1b8d3e6f9a42'", created: "2026-01-11 09:00:00"),
        others: [
          "1b8d3e6f9a42_first.py": GraphExample.first, "7d3f9b1c5e8a_other.py": sibling,
        ]),
      // Both were joined since.
      GraphExample.example(
        GraphExample.revision(
          "2c9e4f7a1b53", after: "'1b8d3e6f9a42'", created: "2026-01-12 08:00:00"),
        others: [
          "1b8d3e6f9a42_first.py": GraphExample.first, "7d3f9b1c5e8a_other.py": sibling,
          "9e5a1d7f3b6c_merge.py": GraphExample.revision(
            "9e5a1d7f3b6c", after: "('2c9e4f7a1b53', '7d3f9b1c5e8a')"),
        ]),
      // A branch of its own.
      GraphExample.example(
        GraphExample.revision(
          "2c9e4f7a1b53", after: "'1b8d3e6f9a42'", created: "2026-01-12 08:00:00",
          labels: "('billing',)"),
        others: [
          "1b8d3e6f9a42_first.py": GraphExample.first, "7d3f9b1c5e8a_other.py": sibling,
        ]),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard revision.file.branchLabels.value?.isEmpty ?? true else { return [] }
    return revision.rivals.compactMap { rival in
      if let own = revision.createDate, let other = rival.createDate, own < other { return nil }
      let isKnown = revision.createDate != nil && rival.createDate != nil
      let when =
        isKnown ? "made before it" : "and nothing says which of both was made first"
      return RuleFinding(
        "\(rival.parent) was not the head of its branch: \(rival.revision) (\(rival.file)) follows it "
          + "too, \(when).",
        at: revision.source.place(at: revision.file.downRevision.position),
        remedy: "Set down_revision to the head that \(rival.revision) leads to, as long as this "
          + "revision is applied nowhere; else merge the heads.")
    }
  }
}
