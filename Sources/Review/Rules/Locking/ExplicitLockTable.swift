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

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    var calls: [(place: Place?, locks: [RelationLock])] = []
    for step in revision.upgrade.steps {
      guard case .maintenance(let work) = step.operation, work.command == "LOCK" else { continue }
      let locks = step.locks(atLeast: .share)
      guard !locks.isEmpty else { continue }
      // A loop locks many tables with one call.
      if let last = calls.indices.last, calls[last].place == step.place {
        calls[last].locks += locks
      } else {
        calls.append((step.place, locks))
      }
    }
    return calls.compactMap { call in
      guard let strongest = call.locks.max(by: { $0.mode < $1.mode }) else { return nil }
      let names = call.locks.map(\.relation.plain).joined(separator: ", ")
      return RuleFinding(
        "LOCK TABLE holds \(strongest.mode.name) on \(names) until the transaction ends: "
          + "\(strongest.mode.blocks) wait.",
        at: call.place, locks: call.locks)
    }
  }
}
