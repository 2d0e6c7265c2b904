import AlembicOperations

/// A view, function or trigger that `downgrade()` does not bring back.
enum DropViewNoRestore: ReviewRule {
  /// What is kept as the text that made it.
  static let kinds: Set<String> = ["view", "materialized view", "function", "trigger", "policy"]

  static let page = RulePage(
    "drop-view-no-restore", "A dropped view, function or trigger does not come back",
    group: .reversibility, severity: .warning,
    why:
      "Autogenerate does not see views, functions, triggers and policies, so nobody notices that "
      + "`downgrade()` leaves them out until something reads them.",
    remedy: "Put the statement that made it into downgrade(), as it stood in the earlier revision.",
    bad: [
      RuleExample(
        "↓op.execute('DROP VIEW names')", downgrade: "op.execute('SELECT 1')",
        before: RuleExample.standardSchema
          + "\nop.execute('CREATE VIEW names AS SELECT name FROM users')")
    ],
    good: [
      RuleExample(
        "op.execute('DROP VIEW names')",
        downgrade: "op.execute('CREATE VIEW names AS SELECT name FROM users')",
        before: RuleExample.standardSchema
          + "\nop.execute('CREATE VIEW names AS SELECT name FROM users')")
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard !revision.downgrade.run.isAbsent, revision.downgrade.run.failures.isEmpty,
      ExplicitIrreversible.check(revision).isEmpty
    else { return [] }
    return revision.reversal.differences.compactMap { difference in
      guard kinds.contains(difference.key.kind), difference.kind != .left else { return nil }
      let state = difference.kind == .missing ? "is missing" : "is not what it was"
      return RuleFinding(
        "After downgrade() the \(difference.key.kind) \(difference.key.name) \(state).",
        at: difference.step?.place ?? revision.place(of: .downgrade))
    }
  }
}
