import PostgreSQLDialect
import Schema

/// Several statements that each read or write all rows of one table.
enum MultipleAltersSameTable: ReviewRule {
  static let page = RulePage(
    "multiple-alters-same-table", "One table is read several times where once would do",
    group: .locking, severity: .info,
    why: "Each ALTER TABLE that checks or rewrites rows goes over the whole table. Actions of one "
      + "ALTER TABLE share the pass.",
    remedy:
      "Write the actions as one ALTER TABLE with commas in op.execute(); a check can also come as "
      + "NOT VALID and be validated in a later revision.",
    bad: [
      RuleExample(
        """
        op.alter_column('users', 'age', type_=sa.BigInteger())
        ↓op.alter_column('users', 'id', type_=sa.BigInteger())
        """)
    ],
    good: [
      RuleExample(
        """
        op.add_column('users', sa.Column('a', sa.Integer(), nullable=True))
        op.add_column('users', sa.Column('b', sa.Integer(), nullable=True))
        """),
      RuleExample(
        """
        op.execute('ALTER TABLE users ALTER age TYPE bigint, ALTER id TYPE bigint')
        """),
      // PostgreSQL changes the type of a column once in a statement.
      RuleExample(
        """
        op.alter_column('users', 'age', type_=sa.BigInteger())
        op.alter_column('users', 'age', type_=sa.Text())
        """),
      // Two keys are two scans in one statement too.
      RuleExample(
        """
        op.create_foreign_key('posts_user_fk', 'posts', 'users', ['user_id'], ['id'])
        op.create_foreign_key('posts_id_fk', 'posts', 'users', ['id'], ['id'])
        """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    var passes: [QualifiedName: [ReviewStep]] = [:]
    for step in revision.upgrade.steps where step.runsInTransaction && isAlter(step.operation) {
      for lock in step.locks(atLeast: .shareUpdateExclusive)
      where lock.work >= .scan && lock.isWorkCertain {
        let last = passes[lock.relation]?.last
        // Actions of one statement share the pass.
        if last?.call == step.call, last?.statement == step.statement { continue }
        // One ALTER TABLE changes the type of a column once.
        if let column = retyped(step.operation),
          passes[lock.relation]?.contains(where: { retyped($0.operation) == column }) == true
        {
          continue
        }
        passes[lock.relation, default: []].append(step)
      }
    }
    return passes.sorted { $0.key < $1.key }.compactMap { table, steps in
      guard steps.count > 1, let last = steps.last else { return nil }
      return RuleFinding(
        "\(steps.count) statements that one ALTER TABLE could hold each go over every row of "
          + "\(table.plain) under their locks.",
        at: last.place, related: steps.dropLast().compactMap(\.place),
        locks: last.locks.relations.filter { $0.relation == table })
    }
  }

  /// The column whose type an operation changes.
  private static func retyped(_ operation: MigrationOperation) -> String? {
    if case .alterColumn(let alter) = operation, alter.type != nil { alter.column } else { nil }
  }

  private static func isAlter(_ operation: MigrationOperation) -> Bool {
    switch operation {
    case .alterColumn, .addColumn, .alterTable: return true
    case .addConstraint(let add):
      // A foreign key looks its rows up by itself, and an index is built by a scan of its own.
      if case .check = add.constraint.rule { return true }
      return false
    default: return false
    }
  }
}
