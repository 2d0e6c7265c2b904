import PostgreSQLDialect
import Schema

/// A materialised view that nobody can read while it is filled.
enum RefreshMatviewNotConcurrent: ReviewRule {
  static let page = RulePage(
    "refresh-matview-not-concurrent", "Readers of a materialised view wait for its refresh",
    group: .locking, severity: .warning,
    why: "REFRESH MATERIALIZED VIEW holds ACCESS EXCLUSIVE on the view while its query runs.",
    remedy: "REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on plain columns "
      + "without WHERE.",
    bad: [
      RuleExample(
        "↓op.execute('REFRESH MATERIALIZED VIEW ages')",
        before: RuleExample.standardSchema + "\n" + view)
    ],
    good: [
      RuleExample(
        "op.execute('REFRESH MATERIALIZED VIEW CONCURRENTLY ages')",
        before: RuleExample.standardSchema + "\n" + view),
      RuleExample(
        """
        op.execute(
            'CREATE MATERIALIZED VIEW names AS SELECT name FROM users WITH NO DATA')
        op.execute('REFRESH MATERIALIZED VIEW names')
        """),
    ])

  private static let view = """
    op.execute('CREATE MATERIALIZED VIEW ages AS SELECT id, age FROM users')
    op.execute('CREATE UNIQUE INDEX ages_id ON ages (id)')
    """

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .maintenance(let work) = step.operation,
      work.command == "REFRESH MATERIALIZED VIEW", !work.options.contains("CONCURRENTLY"),
      let name = work.targets.first?.name, !step.isNew(name), let view = step.before.view(name),
      // What was never filled cannot be read.
      !view.options.contains("NO DATA")
    else { return [] }
    let hasKey = view.indexes.contains { index in
      index.isUnique && index.predicate == nil && index.elements.allSatisfy { $0.column != nil }
    }
    let remedy =
      "REFRESH MATERIALIZED VIEW CONCURRENTLY \(name.plain)"
      + (hasKey ? "." : ", once the view has a unique index on plain columns without WHERE.")
    return [
      RuleFinding(
        "The refresh holds ACCESS EXCLUSIVE on \(name.plain) while its query runs: readers wait.",
        at: step.place, remedy: remedy, locks: step.locks.relations)
    ]
  }
}
