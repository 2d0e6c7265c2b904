import PostgreSQLDialect
import Schema

/// A trigger on a table that is in use.
enum CreateTriggerLock: ReviewRule {
  static let page = RulePage(
    "create-trigger-lock", "A new trigger makes writers wait", group: .locking, severity: .info,
    why: "CREATE TRIGGER takes SHARE ROW EXCLUSIVE on its table. That is short, but it queues "
      + "behind every open transaction that writes, and later writers queue behind it.",
    remedy: "Set a lock_timeout, and keep long work out of the transaction.",
    bad: [
      RuleExample(
        """
        ↓op.execute(
            'CREATE TRIGGER touch BEFORE UPDATE ON users '
            'FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()')
        """)
    ],
    good: [
      RuleExample(
        """
        op.execute('CREATE TABLE tags (name text)')
        op.execute(
            'CREATE TRIGGER touch BEFORE UPDATE ON tags '
            'FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()')
        """)
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createTrigger(let create) = step.operation, step.failure == nil,
      let table = step.existing(create.table),
      revision.holder(of: .shareRowExclusive, on: table.name, before: step) == nil
    else { return [] }
    return [
      RuleFinding(
        "CREATE TRIGGER takes SHARE ROW EXCLUSIVE on \(table.name.plain): its writers wait until "
          + "the transaction ends.",
        at: step.place, locks: step.locks.relations)
    ]
  }
}
