import PostgreSQLDialect
import Schema

/// `DROP NOT NULL`.
enum DropNotNull: ReviewRule {
  static let page = RulePage(
    "drop-not-null", "A column may become NULL", group: .compat, severity: .info,
    why:
      "Code that is still running has never met NULL in this column, and may fail on the first one.",
    remedy: "Deploy code that can read NULL first; write the first NULL after that.",
    bad: [
      RuleExample("↓op.alter_column('users', 'name', nullable=True)"),
      RuleExample("↓op.execute('ALTER TABLE users ALTER COLUMN name DROP NOT NULL')"),
    ],
    good: [
      RuleExample("op.alter_column('users', 'age', nullable=True)"),
      RuleExample("op.alter_column('users', 'age', nullable=False)"),
      RuleExample(
        """
        op.add_column('users', sa.Column('a', sa.Text(), nullable=False, server_default=''))
        op.alter_column('users', 'a', nullable=True)
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterColumn(let alter) = step.operation, alter.nullable == true,
      step.failure == nil, let column = revision.oldColumn(alter.column, of: alter.table, at: step),
      !column.isNullable
    else { return [] }
    return [
      RuleFinding(
        "\(alter.table.plain).\(alter.column) may be NULL from now on; readers that run have never "
          + "met that.",
        at: step.place, locks: step.locks.relations)
    ]
  }
}
