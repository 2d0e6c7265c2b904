import Schema

/// A concurrent build that leaves an index behind when it fails.
enum ConcurrentIndexNotRetryable: ReviewRule {
  static let page = RulePage(
    "concurrent-index-not-retryable", "A failed concurrent build cannot be run again",
    group: .index, severity: .info,
    why:
      "A concurrent build that fails or is cancelled leaves an INVALID index of that name. It is "
      + "kept up to date and, if unique, refuses rows, but no query uses it, and the next try fails "
      + "with 42P07 until it is dropped.",
    remedy:
      "Drop the index with if_exists=True before it is built, in the same autocommit_block().",
    bad: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            ↓op.create_index(
                'ix_users_email', 'users', ['email'], postgresql_concurrently=True)
        """)
    ],
    good: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.drop_index(
                'ix_users_email', table_name='users', if_exists=True,
                postgresql_concurrently=True)
            op.create_index(
                'ix_users_email', 'users', ['email'], postgresql_concurrently=True)
        """),
      RuleExample("op.create_index('ix_users_email', 'users', ['email'])"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createIndex(let create) = step.operation, create.concurrently,
      !create.ifNotExists, step.failure == nil, !step.runsInTransaction,
      let table = step.existing(create.table), table.partitioning == nil,
      let name = create.index.name,
      !ConcurrentIfNotExistsKeepsInvalid.isDropped(name, before: step, in: revision)
    else { return [] }
    var rewrite: Rewrite?
    if let call = revision.source.call(of: step), call.name == "alembic.op.create_index" {
      let schema = create.table.schema.map { ", schema='\($0)'" } ?? ""
      let drop =
        "op.drop_index(\(PlannedCode.string(name)), table_name="
        + PlannedCode.string(create.table.name) + schema
        + ", if_exists=True, postgresql_concurrently=True)"
      rewrite = revision.source.inserting(drop, before: call.statement).map { .edits([$0]) }
    }
    return [
      RuleFinding(
        "If this build fails, an INVALID index \(name) stays on \(table.name.plain), and the migration "
          + "cannot run again before it is dropped.",
        at: step.place, rewrite: rewrite)
    ]
  }
}
