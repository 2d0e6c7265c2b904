import PostgreSQLDialect
import Schema

/// A statement whose only work is to write a table anew.
enum TableRewriteStatement: ReviewRule {
  static let page = RulePage(
    "table-rewrite-statement", "A statement writes a whole table anew", group: .locking,
    severity: .error,
    why:
      "SET LOGGED, SET UNLOGGED, SET ACCESS METHOD, SET TABLESPACE, VACUUM FULL and CLUSTER copy "
      + "the table with all its indexes under ACCESS EXCLUSIVE: nobody reads or writes it until "
      + "the copy is there.",
    remedy: "Do it in a maintenance window outside of the migrations, or with a tool that copies "
      + "online, such as pg_repack.",
    bad: [
      RuleExample("↓op.execute('ALTER TABLE users SET UNLOGGED')"),
      RuleExample("↓op.execute('ALTER TABLE users SET TABLESPACE fast')"),
      RuleExample("↓op.execute('CLUSTER users USING users_pkey')"),
      RuleExample(
        """
        with op.get_context().autocommit_block():
            ↓op.execute('VACUUM FULL users')
        """),
    ],
    good: [
      RuleExample("op.execute('ALTER TABLE users SET (fillfactor = 70)')"),
      RuleExample(
        """
        op.execute('CREATE TABLE tags (name text)')
        op.execute('ALTER TABLE tags SET UNLOGGED')
        """),
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.execute('VACUUM (ANALYZE) users')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil, isRewrite(step.operation) else { return [] }
    return step.locks(atLeast: .accessExclusive).filter { $0.work == .rewrite }.map { lock in
      RuleFinding(
        "\(step.title) writes \(lock.relation.plain) anew under ACCESS EXCLUSIVE: reads and "
          + "writes of it wait until every row is copied.",
        at: step.place, locks: [lock])
    }
  }

  private static func isRewrite(_ operation: MigrationOperation) -> Bool {
    switch operation {
    case .alterTable(let change):
      switch change.setting {
      case .tablespace, .persistence, .accessMethod: true
      default: false
      }
    case .maintenance(let work):
      work.command == "CLUSTER" || work.command == "VACUUM" && work.options.contains("FULL")
    default: false
    }
  }
}
