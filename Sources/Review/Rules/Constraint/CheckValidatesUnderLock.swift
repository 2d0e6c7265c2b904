import PostgreSQLDialect
import Schema

/// A check that reads the whole table while everybody waits.
enum CheckValidatesUnderLock: ReviewRule {
  static let page = RulePage(
    "check-validates-under-lock", "A check is tried on all rows under its lock",
    group: .constraint, severity: .error,
    why: "ADD CONSTRAINT … CHECK reads every row under ACCESS EXCLUSIVE: reads and writes of the "
      + "table wait until it is done.",
    remedy:
      "Add it with postgresql_not_valid=True, which reads no row, and VALIDATE CONSTRAINT it in "
      + "a later revision: that takes SHARE UPDATE EXCLUSIVE only.",
    bad: [
      RuleExample("↓op.create_check_constraint('adult', 'users', 'age > 17')"),
      RuleExample("↓op.execute('ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 17)')"),
      RuleExample(
        """
        with op.batch_alter_table('users') as batch_op:
            ↓batch_op.create_check_constraint('adult', sa.text('age > 17'))
        """),
    ],
    good: [
      RuleExample(
        "op.create_check_constraint('adult', 'users', 'age > 17', postgresql_not_valid=True)"),
      RuleExample(
        "op.execute('ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 17) NOT VALID')"),
      RuleExample(
        """
        op.create_table('tags', sa.Column('rank', sa.Integer(), nullable=True))
        op.create_check_constraint('positive', 'tags', 'rank > 0')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    return step.addedConstraints.compactMap { added in
      guard case .check = added.constraint.rule, added.constraint.isValidated,
        added.constraint.isEnforced, let table = step.existing(added.table), !table.isForeign,
        !revision.isEmpty(table.name, at: step)
      else { return nil }
      let name = step.made(added)?.name.map { " \($0)" } ?? ""
      return RuleFinding(
        "Adding the check\(name) reads every row of \(table.name.plain) under ACCESS EXCLUSIVE: its "
          + "reads and writes wait.",
        at: step.place, locks: step.locks.relations,
        rewrite: .validatingLater(step, added, in: revision))
    }
  }
}
