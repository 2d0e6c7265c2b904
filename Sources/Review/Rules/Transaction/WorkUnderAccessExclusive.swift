import PostgreSQLDialect
import Schema

/// Long work in a transaction that already stops everybody.
enum WorkUnderAccessExclusive: ReviewRule {
  static let page = RulePage(
    "work-under-access-exclusive", "Long work follows while a table is locked for everybody",
    group: .transaction, severity: .warning,
    why: "A lock is held until the transaction ends. After a short ALTER TABLE the table stays "
      + "closed for reads and writes as long as everything after it takes, whichever table that "
      + "is about.",
    remedy: "Put the long work into a revision of its own, and run each revision in its own "
      + "transaction (transaction_per_migration=True).",
    bad: [
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        ↓op.create_index('ix_posts_title', 'posts', ['title'])
        """)
    ],
    good: [
      RuleExample(
        """
        op.create_index('ix_posts_title', 'posts', ['title'])
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        """),
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        with op.get_context().autocommit_block():
            op.create_index('ix_posts_title', 'posts', ['title'], postgresql_concurrently=True)
        """),
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.create_index('ix_tags_name', 'tags', ['name'])
        """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard revision.settings.isTransactional else { return [] }
    var held: (lock: RelationLock, step: ReviewStep)?
    var first: (held: (lock: RelationLock, step: ReviewStep), step: ReviewStep, work: RelationLock)?
    var others: [ReviewStep] = []
    for step in revision.upgrade.steps where step.failure == nil {
      guard step.runsInTransaction else {
        // An autocommit block commits what came before it.
        held = nil
        continue
      }
      let work = step.locks(atLeast: .shareUpdateExclusive).first {
        $0.work >= .scan && $0.isWorkCertain
      }
      if let held, let work, step.call != held.step.call, step.isSchemaChange {
        if first == nil { first = (held, step, work) } else { others.append(step) }
      }
      if held == nil, let lock = step.locks(atLeast: .accessExclusive).first {
        held = (lock, step)
      }
    }
    guard let first else { return [] }
    let more = Set(others.map(\.call)).subtracting([first.step.call]).count
    return [
      RuleFinding(
        "\(first.step.title) \(first.work.work == .rewrite ? "writes" : "reads") every row of "
          + "\(first.work.relation.plain) while \(first.held.lock.relation.plain) is still under "
          + "ACCESS EXCLUSIVE from \(first.held.step.title): reads and writes of it wait until the "
          + "end\(more > 0 ? ", and \(more) more such calls follow" : "").",
        at: first.step.place,
        related: [first.held.step.place].compactMap { $0 },
        locks: [first.held.lock, first.work])
    ]
  }
}
