/// A dependency that no file has; found by `HistoryFindings`.
enum DependsOnUnknown: ReviewRule {
  static let page = RulePage(
    "depends-on-unknown", "A dependency does not exist", group: .graph, severity: .error,
    why:
      "`depends_on` names a revision or a branch label that no file has: Alembic cannot build the "
      + "history, and every command ends with an error.",
    remedy: "Correct the name, or bring the missing file back.",
    bad: [
      GraphExample.example(
        GraphExample.revision(
          "2c9e4f7a1b53", after: "'1b8d3e6f9a42'", mark: .dependencies, dependsOn: "'nowhere'"))
    ],
    good: [
      GraphExample.example(
        GraphExample.revision("2c9e4f7a1b53", after: "'1b8d3e6f9a42'"))
    ])
}
