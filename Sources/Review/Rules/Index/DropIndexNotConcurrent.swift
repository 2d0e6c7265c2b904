import PostgreSQLDialect
import Schema

/// An index that is dropped while everybody waits.
enum DropIndexNotConcurrent: ReviewRule {
  static let page = RulePage(
    "drop-index-not-concurrent", "An index is dropped while readers and writers wait",
    group: .index, severity: .warning,
    why: "DROP INDEX takes ACCESS EXCLUSIVE on the table. It is short, but it waits for every "
      + "running query, and all later ones wait behind it.",
    remedy: "Drop it with postgresql_concurrently=True inside of "
      + "`with op.get_context().autocommit_block():`, in a revision of its own.",
    bad: [
      RuleExample("↓op.drop_index('ix_users_email', table_name='users')", before: indexed),
      RuleExample("↓op.execute('DROP INDEX ix_users_email')", before: indexed),
    ],
    good: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.drop_index(
                'ix_users_email', table_name='users', postgresql_concurrently=True)
        """, before: indexed),
      RuleExample(
        """
        op.drop_index('ix_users_email', table_name='users')
        op.drop_table('users')
        """, before: indexed),
      RuleExample("op.execute('DROP INDEX IF EXISTS ix_users_gone')", before: indexed),
      // The table is under ACCESS EXCLUSIVE anyway.
      RuleExample(
        """
        op.alter_column('users', 'name', new_column_name='title')
        op.drop_index('ix_users_email', table_name='users')
        """, before: indexed),
      RuleExample(
        """
        op.drop_index('ix_users_email', table_name='users')
        op.drop_column('users', 'email')
        """, before: indexed),
    ])

  private static let indexed =
    RuleExample.standardSchema + "\nop.create_index('ix_users_email', 'users', ['email'])"

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .dropIndex(let drop) = step.operation, !drop.concurrently, step.failure == nil,
      let lock = step.locks.relations.first(where: { $0.mode == .accessExclusive }),
      let table = step.existing(lock.relation),
      // Nobody waits for a table that goes too.
      revision.after.table(table.name) != nil
    else { return [] }
    let index = table.index(drop.name.name)
    if index == nil, drop.ifExists { return [] }
    guard table.partitioning == nil else {
      return [
        RuleFinding(
          "Dropping the index \(drop.name.plain) of the partitioned table \(table.name.plain) locks "
            + "it and every partition (ACCESS EXCLUSIVE): readers and writers wait.",
          at: step.place,
          remedy: "PostgreSQL has no concurrent way for a partitioned table: set a lock_timeout "
            + "and try again when it runs out.", locks: step.locks.relations)
      ]
    }
    // Another statement of the transaction takes the same lock: a concurrent drop would spare nobody.
    let isLockedAnyway = revision.upgrade.steps.contains { other in
      guard other.index != step.index, other.runsInTransaction, step.runsInTransaction,
        other.isCertain, other.failure == nil
      else { return false }
      if case .dropIndex = other.operation { return false }
      return other.locks(atLeast: .accessExclusive).contains { $0.relation == table.name }
    }
    guard !isLockedAnyway || !revision.settings.isTransactional else { return [] }
    // The index may be one that this revision has made.
    if let name = index?.name, revision.before.table(table.name)?.index(name) == nil { return [] }
    return [
      RuleFinding(
        "Dropping the index \(drop.name.plain) locks \(table.name.plain) (ACCESS EXCLUSIVE): it waits "
          + "for running queries, and readers and writers wait behind it."
          + revision.source.environmentChoice(of: step),
        at: step.place, locks: step.locks.relations,
        rewrite: .building(concurrently: step, in: revision.source))
    ]
  }
}
