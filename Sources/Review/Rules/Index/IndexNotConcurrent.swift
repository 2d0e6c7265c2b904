import PostgreSQLDialect
import Schema

/// An index that is built while writers wait.
enum IndexNotConcurrent: ReviewRule {
  static let page = RulePage(
    "index-not-concurrent", "An index is built while writers wait", group: .index,
    severity: .error,
    why: "CREATE INDEX holds a SHARE lock on the table until the transaction ends: every INSERT, "
      + "UPDATE and DELETE waits while each row is read.",
    remedy: "Build it with postgresql_concurrently=True inside of "
      + "`with op.get_context().autocommit_block():`, in a revision of its own.",
    bad: [
      RuleExample("↓op.create_index('ix_users_email', 'users', ['email'])"),
      RuleExample("↓op.execute('CREATE INDEX ix_users_email ON users (email)')"),
      RuleExample(
        """
        with op.batch_alter_table('users') as batch_op:
            ↓batch_op.create_index('ix_users_email', ['email'])
        """),
      // Readers wait as well: the column has closed the table.
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        ↓op.create_index('ix_users_nick', 'users', ['nick'])
        """),
    ],
    good: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.create_index(
                'ix_users_email', 'users', ['email'], postgresql_concurrently=True)
        """),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.create_index('ix_tags_name', 'tags', ['name'])
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    // The index of a UNIQUE constraint is its own rule's.
    guard case .createIndex(let create) = step.operation, !create.concurrently,
      let table = step.existing(create.table), step.failure == nil,
      !revision.isEmpty(table.name, at: step)
    else { return [] }
    let name = create.index.name.map { " \($0)" } ?? ""
    guard table.partitioning == nil || create.only else {
      return [
        RuleFinding(
          "Building the index\(name) on the partitioned table \(table.name.plain) makes the writers of "
            + "every partition wait (SHARE) while all rows are read.",
          at: step.place,
          remedy: "CREATE INDEX … ON ONLY \(table.name.plain), then an index on each partition "
            + "CONCURRENTLY, then ALTER INDEX … ATTACH PARTITION for each.",
          locks: step.locks.relations)
      ]
    }
    // ON ONLY makes the entry of a partitioned table, which has no rows of its own.
    if table.partitioning != nil { return [] }
    return [
      RuleFinding(
        "Building the index\(name) on \(table.name.plain) makes its writers wait (SHARE) while every "
          + "row is read\(revision.readersWaitToo(for: table.name, at: step))."
          + revision.source.environmentChoice(of: step),
        at: step.place, locks: step.locks.relations,
        rewrite: .building(concurrently: step, in: revision.source))
    ]
  }
}
