import PostgreSQLDialect
import Schema

/// An autocommit block in a revision that can then be left half done.
enum AutocommitBlockMixedWithDDL: ReviewRule {
  static let page = RulePage(
    "autocommit-block-mixed-with-ddl", "A revision with an autocommit block can be left half done",
    group: .transaction, severity: .warning,
    why: "autocommit_block() commits what came before it, and each statement in it at once. When a "
      + "later statement fails nothing of that is taken back, the version row stays at the parent, "
      + "and the next run fails at what is already there.",
    remedy: "Give the block a revision of its own, or make what surrounds it repeatable with "
      + "IF [NOT] EXISTS.",
    bad: [
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        with ↓op.get_context().autocommit_block():
            op.create_index('ix_nick', 'users', ['nick'], postgresql_concurrently=True)
        """),
      RuleExample(
        """
        with ↓op.get_context().autocommit_block():
            op.create_index('ix_age', 'users', ['age'], postgresql_concurrently=True)
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        """),
    ],
    good: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.create_index('ix_age', 'users', ['age'], postgresql_concurrently=True)
        """),
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.create_index(
                'ix_age', 'users', ['age'], postgresql_concurrently=True, if_not_exists=True)
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        """),
      RuleExample(
        """
        op.execute("SET lock_timeout = '5s'")
        with op.get_context().autocommit_block():
            op.create_index('ix_age', 'users', ['age'], postgresql_concurrently=True)
        """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard revision.settings.isTransactional else { return [] }
    let steps = revision.upgrade.steps.filter { !isHarmless($0.operation) }
    guard let first = steps.firstIndex(where: { !$0.runsInTransaction }),
      let last = steps.lastIndex(where: { !$0.runsInTransaction })
    else { return [] }
    let before = steps[..<first].first { !$0.operation.isRepeatable }
    let block = steps[first...last].first { !$0.runsInTransaction && !$0.operation.isRepeatable }
    let after = steps[(last + 1)...].first
    let other: ReviewStep
    let message: String
    if let before {
      other = before
      message =
        "The autocommit block commits \(before.title) before it runs: when the block fails, the "
        + "version row stays at the parent, and the next run fails at \(before.title)."
    } else if let block, let after {
      other = after
      message =
        "\(block.title) is committed at once: when \(after.title) fails after it, the next run "
        + "fails at \(block.title)."
    } else {
      return []
    }
    let source = revision.source
    let calls = source.calls.filter {
      $0.function == "upgrade" && source.method(of: $0) == "autocommit_block"
    }
    return [
      RuleFinding(
        message, at: calls.first.map { source.place($0.span) } ?? steps[first].place,
        related: [other.place].compactMap { $0 })
    ]
  }

  /// Settings and queries: nothing to be left behind.
  private static func isHarmless(_ operation: MigrationOperation) -> Bool {
    switch operation {
    case .session, .transaction: true
    case .data(let statement): statement.kind == .select
    case .maintenance(let work): work.command != "REFRESH MATERIALIZED VIEW"
    default: false
    }
  }
}
