import PythonSyntax
import Schema
import SourceText

/// `CONCURRENTLY` where PostgreSQL refuses it.
enum ConcurrentInTransaction: ReviewRule {
  static let page = RulePage(
    "concurrent-in-transaction", "CONCURRENTLY inside of a transaction", group: .index,
    severity: .error,
    why: "CREATE INDEX, DROP INDEX and REINDEX with CONCURRENTLY, and DETACH PARTITION "
      + "CONCURRENTLY, commit on their own. Alembic runs a migration in a transaction, where "
      + "PostgreSQL refuses them (25001).",
    remedy: "Put the call inside of `with op.get_context().autocommit_block():`, in a revision of "
      + "its own. A COMMIT by op.execute() leaves Alembic's own bookkeeping behind.",
    bad: [
      RuleExample(
        """
        ↓op.create_index(
            'ix_users_email', 'users', ['email'], postgresql_concurrently=True)
        """),
      RuleExample("↓op.execute('CREATE INDEX CONCURRENTLY ix_users_email ON users (email)')"),
      RuleExample("↓op.execute('REINDEX TABLE CONCURRENTLY users')"),
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.create_index(
                'ix_users_email', 'users', ['email'], postgresql_concurrently=True)
        """,
        downgrade: """
          ↓op.drop_index('ix_users_email', 'users', postgresql_concurrently=True)
          """),
    ],
    good: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.create_index(
                'ix_users_email', 'users', ['email'], postgresql_concurrently=True)
        """),
      RuleExample("op.execute('COMMENT ON TABLE users IS $$CREATE INDEX CONCURRENTLY$$')"),
      RuleExample(
        "op.create_index('ix_users_email', 'users', ['email'], postgresql_concurrently=True)",
        environment: """
          from alembic import context
          from sqlalchemy import create_engine

          engine = create_engine('postgresql://', isolation_level='AUTOCOMMIT')
          with engine.connect() as connection:
              context.configure(connection=connection)
              context.run_migrations()

          """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.runsInTransaction, revision.settings.isTransactional, let name = statement(step),
      !isCommitted(before: step, in: revision), !setsAutocommit(revision)
    else { return [] }
    return [
      RuleFinding(
        "\(name) cannot run inside of the transaction that Alembic opens: PostgreSQL answers 25001.",
        at: step.place, rewrite: .leavingTransaction(step, in: revision.source))
    ]
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.downgrade.steps.flatMap { check($0, in: revision) }
  }

  private static func statement(_ step: ReviewStep) -> String? {
    switch step.operation {
    case .createIndex(let create) where create.concurrently: "CREATE INDEX CONCURRENTLY"
    case .dropIndex(let drop) where drop.concurrently: "DROP INDEX CONCURRENTLY"
    case .detachPartition(let detach) where detach.concurrently:
      "DETACH PARTITION CONCURRENTLY"
    case .maintenance(let work)
    where work.command == "REINDEX" && work.options.contains("CONCURRENTLY"):
      "REINDEX CONCURRENTLY"
    default: nil
    }
  }

  /// Whether the migration has ended the transaction itself; that is another rule's.
  private static func isCommitted(before step: ReviewStep, in revision: ReviewedRevision) -> Bool {
    revision.side(of: step).steps.prefix(step.index).contains {
      if case .transaction(let control) = $0.operation {
        control.command == "COMMIT"
      } else {
        false
      }
    }
  }

  private static func setsAutocommit(_ revision: ReviewedRevision) -> Bool {
    revision.settings.environment?.contains("AUTOCOMMIT") == true
      || revision.source.calls.contains { call in
        call["isolation_level"].flatMap { revision.source.string($0.value) } == "AUTOCOMMIT"
      }
  }
}
