import PostgreSQLDialect
import Schema

/// A unique constraint whose index is built while everybody waits.
enum UniqueConstraintBlocking: ReviewRule {
  static let page = RulePage(
    "unique-constraint-blocking", "A unique constraint builds its index under its lock",
    group: .constraint, severity: .error,
    why: "ADD CONSTRAINT … UNIQUE holds ACCESS EXCLUSIVE while it builds its index from every row: "
      + "reads and writes of the table wait.",
    remedy: "Build a unique index with postgresql_concurrently=True in a revision of its own, then "
      + "ALTER TABLE … ADD CONSTRAINT … UNIQUE USING INDEX.",
    bad: [
      RuleExample("↓op.create_unique_constraint('users_email_key', 'users', ['email'])"),
      RuleExample("↓op.execute('ALTER TABLE users ADD UNIQUE (email)')"),
      RuleExample(
        "↓op.add_column('users', sa.Column('code', sa.Text(), nullable=True, unique=True))"),
    ],
    good: [
      RuleExample(
        """
        op.execute(
            'ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key')
        """,
        before: RuleExample.standardSchema
          + "\nop.create_index('users_email_key', 'users', ['email'], unique=True)"),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.create_unique_constraint('tags_name_key', 'tags', ['name'])
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    return step.addedConstraints.compactMap { added in
      guard case .unique(let key) = added.constraint.rule, key.existingIndex == nil,
        let table = step.existing(added.table), !revision.isEmpty(table.name, at: step)
      else { return nil }
      let name = step.made(added)?.name.map { " \($0)" } ?? ""
      return RuleFinding(
        "The unique constraint\(name) builds its index from every row of \(table.name.plain) under ACCESS "
          + "EXCLUSIVE: its reads and writes wait.",
        at: step.place, locks: step.locks.relations, rewrite: .usingIndex(step, added, in: revision)
      )
    }
  }
}
