import PostgreSQLDialect
import Schema

/// `LOCK TABLE` in a mode that makes others wait.
enum ExplicitLockTable: ReviewRule {
  static let page = RulePage(
    "explicit-lock-table", "A table is locked by hand", group: .locking, severity: .warning,
    why: "LOCK TABLE takes ACCESS EXCLUSIVE unless it names a mode, and holds it until the "
      + "transaction ends, whatever comes after it.",
    remedy: "Take the weakest mode that does, with a lock_timeout, as the last thing before what "
      + "needs it; most statements lock enough by themselves.",
    bad: [
      RuleExample("↓op.execute('LOCK TABLE users')"),
      RuleExample("↓op.execute('LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE')"),
    ],
    good: [
      RuleExample("op.execute('LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE')"),
      RuleExample(
        """
        op.execute('CREATE TABLE tags (name text)')
        op.execute('LOCK TABLE tags')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .maintenance(let work) = step.operation, work.command == "LOCK" else { return [] }
    return step.locks(atLeast: .share).map { lock in
      RuleFinding(
        "LOCK TABLE holds \(lock.mode.name) on \(lock.relation.plain) until the transaction ends: "
          + "\(lock.mode.blocks) wait.",
        at: step.place, locks: [lock])
    }
  }
}
