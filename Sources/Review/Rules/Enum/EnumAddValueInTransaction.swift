import Schema

/// A label that is added in the transaction of all pending revisions.
enum EnumAddValueInTransaction: ReviewRule {
  static let page = RulePage(
    "enum-add-value-in-transaction", "An enum label is added inside of the transaction",
    group: .enum, severity: .warning,
    why: "Alembic runs all pending revisions in one transaction unless env.py says "
      + "transaction_per_migration=True. A label added in it cannot be used before the end: a "
      + "later revision of the same upgrade that uses it fails with 55P04.",
    remedy: "Put ADD VALUE inside of `with op.get_context().autocommit_block():`.",
    bad: [
      RuleExample("↓op.execute(\"ALTER TYPE mood ADD VALUE 'great'\")", before: mood),
      RuleExample(
        "↓op.execute(\"ALTER TYPE mood ADD VALUE IF NOT EXISTS 'great' AFTER 'ok'\")",
        before: mood),
    ],
    good: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.execute("ALTER TYPE mood ADD VALUE 'great'")
        """, before: mood),
      RuleExample(
        """
        op.execute("CREATE TYPE size AS ENUM ('small')")
        op.execute("ALTER TYPE size ADD VALUE 'large'")
        """, before: mood),
      RuleExample(
        "op.execute(\"ALTER TYPE mood ADD VALUE 'great'\")", before: mood,
        environment: """
          from alembic import context

          context.configure(url='postgresql://', transaction_per_migration=True)
          with context.begin_transaction():
              context.run_migrations()
          """),
    ])

  private static let mood = "op.execute(\"CREATE TYPE mood AS ENUM ('sad', 'ok')\")"

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterEnum(let change) = step.operation,
      case .addValue(let label, _, _) = change.change,
      step.runsInTransaction, step.failure == nil, revision.settings.isTransactional,
      !revision.settings.isTransactionPerMigration,
      revision.before.type(change.name) != nil || !revision.before.isComplete
    else { return [] }
    return [
      RuleFinding(
        "The label '\(label)' of \(change.name.plain) cannot be used before the transaction of all "
          + "pending revisions has been committed.",
        at: step.place, rewrite: .leavingTransaction(step, in: revision.source))
    ]
  }
}
