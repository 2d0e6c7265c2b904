import PostgreSQLDialect
import Schema

/// A partition that is detached while everybody waits.
enum DetachPartitionNotConcurrent: ReviewRule {
  static let page = RulePage(
    "detach-partition-not-concurrent", "A partition is detached while everybody waits",
    group: .locking, severity: .warning,
    why: "DETACH PARTITION takes ACCESS EXCLUSIVE on the partitioned table and on the partition: "
      + "every query on any partition waits behind it.",
    remedy: "ALTER TABLE … DETACH PARTITION … CONCURRENTLY inside of "
      + "`with op.get_context().autocommit_block():`.",
    versions: 14...18,
    bad: [
      RuleExample(
        "↓op.execute('ALTER TABLE events DETACH PARTITION old')", before: partitioned)
    ],
    good: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.execute('ALTER TABLE events DETACH PARTITION old CONCURRENTLY')
        """, before: partitioned),
      RuleExample(
        "op.execute('ALTER TABLE events DETACH PARTITION old')", before: partitioned,
        settings: "postgresql = \"13\""),
    ])

  private static let partitioned = """
    op.execute('CREATE TABLE events (id integer NOT NULL) PARTITION BY RANGE (id)')
    op.execute('CREATE TABLE old PARTITION OF events FOR VALUES FROM (0) TO (100)')
    """

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .detachPartition(let detach) = step.operation, !detach.concurrently,
      !detach.finalize, step.failure == nil, step.existing(detach.table) != nil
    else { return [] }
    return [
      RuleFinding(
        "Detaching \(detach.partition.plain) takes ACCESS EXCLUSIVE on \(detach.table.plain) and "
          + "on the partition: reads and writes of all partitions wait.",
        at: step.place, locks: step.locks.relations)
    ]
  }
}
