import PostgreSQLDialect
import Schema

/// A statement that PostgreSQL refuses inside of a transaction.
enum StatementNotAllowedInTransaction: ReviewRule {
  static let page = RulePage(
    "statement-not-allowed-in-transaction", "A statement cannot run inside of a transaction",
    group: .transaction, severity: .error,
    why:
      "Alembic runs a revision in a transaction. VACUUM, CREATE and DROP DATABASE, ALTER SYSTEM, "
      + "REINDEX CONCURRENTLY and DETACH PARTITION CONCURRENTLY are refused there with 25001.",
    remedy:
      "Run it inside of `with op.get_context().autocommit_block():`, in a revision of its own.",
    bad: [
      RuleExample("↓op.execute('VACUUM users')"),
      RuleExample("↓op.execute('REINDEX TABLE CONCURRENTLY users')"),
      RuleExample("↓op.execute('CREATE DATABASE archive')"),
      RuleExample("↓op.execute(\"ALTER SYSTEM SET work_mem = '64MB'\")"),
    ],
    good: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.execute('VACUUM users')
        """),
      RuleExample("op.execute('ANALYZE users')"),
      RuleExample("op.execute(\"COMMENT ON TABLE users IS 'see VACUUM users'\")"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.runsInTransaction, revision.settings.isTransactional, isRefused(step) else {
      return []
    }
    return [
      RuleFinding(
        "\(step.title) cannot run inside of Alembic's transaction: PostgreSQL refuses it (25001).",
        at: step.place, rewrite: .leavingTransaction(step, in: revision.source))
    ]
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.downgrade.steps.flatMap { check($0, in: revision) }
  }

  private static func isRefused(_ step: ReviewStep) -> Bool {
    switch step.operation {
    // Indexes built concurrently have a rule of their own.
    case .createIndex, .dropIndex: return false
    case .maintenance, .detachPartition, .createOther, .dropObject:
      return !step.locks.isAllowedInTransaction
    case .session(let setting): return setting.command.hasPrefix("ALTER SYSTEM")
    default: return false
    }
  }
}
