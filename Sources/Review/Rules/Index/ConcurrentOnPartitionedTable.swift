import Schema

/// A concurrent build where PostgreSQL has none.
enum ConcurrentOnPartitionedTable: ReviewRule {
  static let page = RulePage(
    "concurrent-on-partitioned-table", "CONCURRENTLY on a partitioned table", group: .index,
    severity: .error,
    why: "PostgreSQL builds and drops no index of a partitioned table concurrently (0A000).",
    remedy: "CREATE INDEX … ON ONLY the parent, then an index on each partition CONCURRENTLY, then "
      + "ALTER INDEX … ATTACH PARTITION for each.",
    bad: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            ↓op.create_index(
                'ix_events_at', 'events', ['at'], postgresql_concurrently=True)
        """, before: partitioned)
    ],
    good: [
      RuleExample(
        """
        op.execute('CREATE INDEX ix_events_at ON ONLY events (at)')
        with op.get_context().autocommit_block():
            op.create_index(
                'ix_events_2026_at', 'events_2026', ['at'], postgresql_concurrently=True)
        op.execute('ALTER INDEX ix_events_at ATTACH PARTITION ix_events_2026_at')
        """, before: partitioned),
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.create_index(
                'ix_users_email', 'users', ['email'], postgresql_concurrently=True)
        """),
    ])

  private static let partitioned = """
    op.execute('CREATE TABLE events (at timestamptz NOT NULL) PARTITION BY RANGE (at)')
    op.execute('''CREATE TABLE events_2026 PARTITION OF events
        FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')''')
    """

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    let statement: String
    var name: QualifiedName?
    var remedy: String?
    switch step.operation {
    case .createIndex(let create) where create.concurrently:
      (statement, name) = ("CREATE INDEX CONCURRENTLY", create.table)
    case .dropIndex(let drop) where drop.concurrently:
      (statement, name) = ("DROP INDEX CONCURRENTLY", step.before.tableOfIndex(drop.name))
      remedy = "Drop it without CONCURRENTLY, under a lock_timeout."
    default: return []
    }
    guard let name, let table = step.before.table(name), table.partitioning != nil else {
      return []
    }
    return [
      RuleFinding(
        "\(table.name.plain) is partitioned: PostgreSQL refuses \(statement) on it (0A000).",
        at: step.place, remedy: remedy)
    ]
  }
}
