import PostgreSQLDialect
import Schema

/// A partition whose rows are read while it is attached.
enum AttachPartitionScan: ReviewRule {
  static let page = RulePage(
    "attach-partition-scan", "A table is read under a lock to become a partition",
    group: .locking, severity: .warning,
    why: "ATTACH PARTITION holds ACCESS EXCLUSIVE on the new partition while it reads every row of "
      + "it, unless a validated CHECK shows that all rows fit the bounds. A default partition is "
      + "read as well.",
    remedy: "First add a CHECK for the bounds as NOT VALID and validate it in a later transaction; "
      + "drop it once the partition is attached.",
    bad: [
      RuleExample(
        """
        ↓op.execute("ALTER TABLE events ATTACH PARTITION old FOR VALUES FROM (0) TO (100)")
        """, before: partitioned)
    ],
    good: [
      RuleExample(
        """
        op.execute("ALTER TABLE events ATTACH PARTITION old FOR VALUES FROM (0) TO (100)")
        """,
        before: partitioned + "\n" + """
          op.execute('ALTER TABLE old ADD CONSTRAINT fits CHECK (id >= 0 AND id < 100)')
          """),
      RuleExample(
        """
        op.execute('CREATE TABLE fresh (id integer NOT NULL)')
        op.execute("ALTER TABLE events ATTACH PARTITION fresh FOR VALUES FROM (100) TO (200)")
        """, before: partitioned),
    ])

  private static let partitioned = """
    op.execute('CREATE TABLE events (id integer NOT NULL) PARTITION BY RANGE (id)')
    op.execute('CREATE TABLE old (id integer NOT NULL)')
    """

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .attachPartition(let attach) = step.operation, step.failure == nil,
      let partition = step.existing(attach.partition), partition.isComplete
    else { return [] }
    let keys = step.before.table(attach.table)?.partitioning?.keys.compactMap(\.column) ?? []
    let isProved = partition.constraints.contains { constraint in
      guard case .check(let condition) = constraint.rule, constraint.isValidated else {
        return false
      }
      let words = Set(condition.text.split { !$0.isLetter && !$0.isNumber && $0 != "_" })
      return !keys.isEmpty && keys.allSatisfy { words.contains(Substring($0)) }
    }
    guard !isProved else { return [] }
    return [
      RuleFinding(
        "Attaching \(partition.name.plain) to \(attach.table.plain) reads every row of it under "
          + "ACCESS EXCLUSIVE: no validated CHECK shows that its rows fit.",
        at: step.place, locks: step.locks.relations)
    ]
  }
}
