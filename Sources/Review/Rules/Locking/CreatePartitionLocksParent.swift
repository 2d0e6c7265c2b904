import PostgreSQLDialect
import Schema

/// A new partition that locks the partitioned table.
enum CreatePartitionLocksParent: ReviewRule {
  static let page = RulePage(
    "create-partition-locks-parent", "A new partition locks the whole partitioned table",
    group: .locking, severity: .warning,
    why: "CREATE TABLE … PARTITION OF takes ACCESS EXCLUSIVE on the partitioned table until the "
      + "transaction ends: every query on any partition waits.",
    remedy: "CREATE TABLE new (LIKE parent INCLUDING ALL), then ALTER TABLE parent ATTACH "
      + "PARTITION new FOR VALUES …, which takes only SHARE UPDATE EXCLUSIVE on the parent.",
    bad: [
      RuleExample(
        "↓op.execute('CREATE TABLE e2 PARTITION OF events FOR VALUES FROM (0) TO (9)')",
        before: partitioned)
    ],
    good: [
      RuleExample(
        """
        op.execute('CREATE TABLE e2 (LIKE events INCLUDING ALL)')
        op.execute('ALTER TABLE events ATTACH PARTITION e2 FOR VALUES FROM (0) TO (9)')
        """, before: partitioned),
      RuleExample(
        """
        op.execute('CREATE TABLE logs (id integer NOT NULL) PARTITION BY RANGE (id)')
        op.execute('CREATE TABLE l1 PARTITION OF logs FOR VALUES FROM (0) TO (9)')
        """),
    ])

  private static let partitioned =
    "op.execute('CREATE TABLE events (id integer NOT NULL) PARTITION BY RANGE (id)')"

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createTable(let create) = step.operation, step.failure == nil,
      let partition = create.table.partitionOf, let parent = step.existing(partition.parent)
    else { return [] }
    return [
      RuleFinding(
        "Creating \(create.table.name.plain) as a partition takes ACCESS EXCLUSIVE on "
          + "\(parent.name.plain): reads and writes of all its partitions wait until the "
          + "transaction ends.",
        at: step.place, locks: step.locks.relations)
    ]
  }
}
