import PostgreSQLDialect
import Schema

/// `REINDEX` while others wait.
enum ReindexNotConcurrent: ReviewRule {
  static let page = RulePage(
    "reindex-not-concurrent", "REINDEX without CONCURRENTLY", group: .index, severity: .warning,
    why:
      "REINDEX holds SHARE on the table, so writers wait, and ACCESS EXCLUSIVE on each index, so "
      + "queries that would use it wait too, until the transaction ends.",
    remedy: "REINDEX … CONCURRENTLY inside of `with op.get_context().autocommit_block():`.",
    bad: [
      RuleExample("↓op.execute('REINDEX TABLE users')"),
      RuleExample("↓op.execute('REINDEX INDEX users_pkey')"),
    ],
    good: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.execute('REINDEX TABLE CONCURRENTLY users')
        """),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), primary_key=True))
        op.execute('REINDEX TABLE tags')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .maintenance(let work) = step.operation, work.command == "REINDEX",
      !work.options.contains("CONCURRENTLY"), step.failure == nil, let target = work.targets.first
    else { return [] }
    var table: QualifiedName?
    switch target.kind {
    case .index: table = step.before.tableOfIndex(target.name)
    case .table: table = target.name
    default: break
    }
    // System catalogs and whole databases are no tables of the project.
    guard let table, let existing = step.existing(table) else { return [] }
    return [
      RuleFinding(
        "REINDEX makes writers of \(existing.name.plain) wait (SHARE), and queries that use the index "
          + "(ACCESS EXCLUSIVE on it), while it is built anew.",
        at: step.place, locks: step.locks.relations)
    ]
  }
}
