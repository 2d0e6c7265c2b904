import PostgreSQLDialect
import Schema

/// A long index build under a lock that is there already.
enum IndexBuildAfterLock: ReviewRule {
  static let page = RulePage(
    "index-build-after-lock", "An index is built while a stronger lock is held", group: .index,
    severity: .warning,
    why:
      "Locks are kept until the transaction ends. What took ACCESS EXCLUSIVE for an instant keeps "
      + "readers and writers out for the whole index build that follows.",
    remedy: "Build the index in a revision of its own, concurrently.",
    bad: [
      RuleExample(
        """
        op.add_column('users', sa.Column('phone', sa.Text(), nullable=True))
        ↓op.create_index('ix_users_phone', 'users', ['phone'])
        """),
      RuleExample(
        """
        op.drop_column('posts', 'title')
        ↓op.execute('CREATE INDEX ON users (age)')
        """),
    ],
    good: [
      RuleExample(
        """
        op.add_column('users', sa.Column('phone', sa.Text(), nullable=True))
        with op.get_context().autocommit_block():
            op.create_index(
                'ix_users_phone', 'users', ['phone'], postgresql_concurrently=True)
        """),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.add_column('tags', sa.Column('color', sa.Text(), nullable=True))
        op.create_index('ix_tags_name', 'tags', ['name'])
        """),
      RuleExample(
        """
        op.drop_table('posts')
        op.create_index('ix_users_age', 'users', ['age'])
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createIndex(let create) = step.operation, !create.concurrently,
      step.failure == nil, revision.settings.isTransactional,
      let table = step.existing(create.table), !revision.isEmpty(table.name, at: step)
    else { return [] }
    for earlier in revision.upgrade.sharingTransaction(before: step) {
      let held = earlier.locks.relations.first { lock in
        lock.mode == .accessExclusive && revision.after.table(lock.relation) != nil
      }
      guard let held else { continue }
      return [
        RuleFinding(
          "\(held.relation.plain) is locked (ACCESS EXCLUSIVE) by an earlier statement of this "
            + "transaction, and stays so while every row of \(table.name.plain) is read for "
            + "\(create.index.label).",
          at: step.place, related: [earlier.place].compactMap { $0 }.filter { $0 != step.place },
          locks: [held])
      ]
    }
    return []
  }
}
