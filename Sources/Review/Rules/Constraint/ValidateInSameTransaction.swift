import PostgreSQLDialect
import Schema

/// `VALIDATE CONSTRAINT` while the lock of `ADD CONSTRAINT` is still held.
enum ValidateInSameTransaction: ReviewRule {
  static let page = RulePage(
    "validate-in-same-transaction", "A constraint is added and validated in one transaction",
    group: .constraint, severity: .error,
    why:
      "Locks are held until the transaction ends. VALIDATE CONSTRAINT alone lets others read and "
      + "write; after ADD CONSTRAINT in the same transaction it reads every row under that one's "
      + "stronger lock.",
    remedy: "VALIDATE CONSTRAINT in a revision of its own. Alembic runs all revisions in one "
      + "transaction unless env.py sets transaction_per_migration=True.",
    bad: [
      RuleExample(
        """
        op.create_check_constraint('adult', 'users', 'age > 17', postgresql_not_valid=True)
        ↓op.execute('ALTER TABLE users VALIDATE CONSTRAINT adult')
        """),
      RuleExample(
        """
        op.create_foreign_key(
            'posts_user_fk', 'posts', 'users', ['user_id'], ['id'], postgresql_not_valid=True)
        ↓op.execute('ALTER TABLE posts VALIDATE CONSTRAINT posts_user_fk')
        """),
    ],
    good: [
      RuleExample(
        "op.execute('ALTER TABLE users VALIDATE CONSTRAINT adult')",
        before: RuleExample.standardSchema
          + "\nop.execute('ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 17) NOT VALID')"),
      RuleExample(
        """
        op.create_check_constraint('adult', 'users', 'age > 17', postgresql_not_valid=True)
        with op.get_context().autocommit_block():
            op.execute('ALTER TABLE users VALIDATE CONSTRAINT adult')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterConstraint(let alter) = step.operation, alter.validates, !alter.onDomain,
      step.failure == nil, let table = step.existing(alter.table)
    else { return [] }
    let added = revision.upgrade.sharingTransaction(before: step).last { earlier in
      guard case .addConstraint(let add) = earlier.operation, !add.onDomain,
        !add.constraint.isValidated
      else { return false }
      return earlier.before.canonical(add.table) == table.name && add.constraint.name == alter.name
    }
    guard let added, let held = added.locks[table.name] else { return [] }
    return [
      RuleFinding(
        "\(alter.name) is validated in the transaction that adds it: every row of \(table.name.plain) is "
          + "read under \(held.mode.name), which blocks \(held.mode.blocks).",
        at: step.place, related: [added.place].compactMap { $0 }, locks: [held])
    ]
  }
}
