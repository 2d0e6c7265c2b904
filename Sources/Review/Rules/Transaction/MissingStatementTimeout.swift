import PostgreSQLDialect
import Schema

/// Long work that nobody limits.
enum MissingStatementTimeout: ReviewRule {
  static let page = RulePage(
    "missing-statement-timeout", "Long work runs without a limit", group: .transaction,
    severity: .info,
    why: "A statement that goes over all rows of a table holds its locks as long as that takes. A "
      + "statement_timeout ends what takes longer than was planned.",
    remedy: "Set statement_timeout for every migration in env.py or for the role, or "
      + "op.execute(\"SET LOCAL statement_timeout = '10min'\").",
    isAboutProject: true,
    bad: [
      RuleExample("↓op.alter_column('users', 'age', nullable=False)"),
      RuleExample("↓op.execute('UPDATE users SET age = 1')"),
      // SET LOCAL would do nothing here.
      RuleExample(
        """
        op.execute('COMMIT')
        ↓op.execute('UPDATE users SET age = 1')
        """),
    ],
    good: [
      RuleExample(
        """
        op.execute("SET LOCAL statement_timeout = '10min'")
        op.alter_column('users', 'age', nullable=False)
        """),
      RuleExample("op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))"),
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.create_index(
                'ix_users_age', 'users', ['age'], postgresql_concurrently=True)
        """),
      RuleExample(
        "op.execute('ALTER TABLE users VALIDATE CONSTRAINT adult')",
        before: RuleExample.standardSchema
          + "\nop.create_check_constraint('adult', 'users', 'age > 17', postgresql_not_valid=True)"
      ),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard revision.settings.statementTimeout == nil else { return [] }
    var isEnded = false
    for step in revision.upgrade.steps {
      if step.endsTransaction { isEnded = true }
      if step.sets("statement_timeout") { return [] }
      // Outside of a transaction nothing is held, and a build that is cut off leaves an INVALID index.
      guard step.runsInTransaction else { continue }
      // VALIDATE lets everybody else go on.
      let work = step.locks(atLeast: .share).first {
        $0.work >= .scan && $0.isWorkCertain
      }
      let isWrite = step.write.map { $0.kind == .update || $0.kind == .delete } ?? false
      guard step.failure == nil,
        let table = work?.relation ?? (isWrite ? step.writtenTables.first : nil)
      else { continue }
      return [
        RuleFinding(
          "\(step.title) goes over the rows of \(table.plain), and no statement_timeout limits how "
            + "long.",
          at: step.place, remedy: isEnded ? withoutTransaction("statement_timeout") : nil,
          locks: step.locks.relations)
      ]
    }
    return []
  }
}
