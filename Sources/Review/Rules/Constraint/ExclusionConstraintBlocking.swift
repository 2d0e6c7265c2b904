import PostgreSQLDialect
import Schema

/// An exclusion constraint on a table with rows.
enum ExclusionConstraintBlocking: ReviewRule {
  private static let rooms =
    "op.execute('CREATE TABLE rooms (id integer, during tsrange)')"

  static let page = RulePage(
    "exclusion-constraint-blocking", "An exclusion constraint builds its index under its lock",
    group: .constraint, severity: .error,
    why:
      "ADD CONSTRAINT … EXCLUDE holds ACCESS EXCLUSIVE while it builds its index and compares every "
      + "row. PostgreSQL has neither NOT VALID nor USING INDEX for it.",
    remedy:
      "Add it in a quiet window with a lock_timeout, or copy the rows to a new table that has "
      + "it from the start.",
    bad: [
      RuleExample(
        "↓op.execute('ALTER TABLE rooms ADD CONSTRAINT free EXCLUDE USING gist (during WITH &&)')",
        before: rooms),
      RuleExample(
        """
        ↓op.create_exclude_constraint('free', 'rooms', ('during', '&&'), using='gist')
        """, before: rooms),
    ],
    good: [
      RuleExample(
        """
        op.execute('CREATE TABLE halls (during tsrange)')
        op.execute('ALTER TABLE halls ADD CONSTRAINT free EXCLUDE USING gist (during WITH &&)')
        """, before: rooms)
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    return step.addedConstraints.compactMap { added in
      guard case .exclusion = added.constraint.rule, let table = step.existing(added.table) else {
        return nil
      }
      let name = step.made(added)?.name.map { " \($0)" } ?? ""
      return RuleFinding(
        "The exclusion constraint\(name) compares every row of \(table.name.plain) under ACCESS "
          + "EXCLUSIVE: its reads and writes wait, and there is no way to build it beside them.",
        at: step.place, locks: step.locks.relations)
    }
  }
}
