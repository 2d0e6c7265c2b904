import PostgreSQLDialect
import Schema

/// `DROP DEFAULT` of a column that must not be NULL.
enum DropDefaultOnNotNull: ReviewRule {
  static let page = RulePage(
    "drop-default-on-not-null", "A column that must not be NULL loses its default",
    group: .compat, severity: .warning,
    why:
      "Code that is still running leaves the column out of its INSERT, because the server filled it: "
      + "every such INSERT fails with 23502.",
    remedy: "Keep the default until all code sets the column; drop it in a later release.",
    bad: [
      RuleExample("↓op.alter_column('posts', 'title', server_default=None)"),
      RuleExample("↓op.execute('ALTER TABLE posts ALTER COLUMN title DROP DEFAULT')"),
      RuleExample(
        """
        op.add_column(
            'users', sa.Column('plan', sa.Text(), nullable=False, server_default='free'))
        ↓op.alter_column('users', 'plan', server_default=None)
        """),
    ],
    good: [
      RuleExample(
        """
        op.alter_column('posts', 'title', nullable=True)
        op.alter_column('posts', 'title', server_default=None)
        """),
      RuleExample("op.alter_column('users', 'age', server_default=None)"),
      RuleExample("op.alter_column('posts', 'title', server_default='untitled')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterColumn(let alter) = step.operation, alter.serverDefault == .drop,
      step.failure == nil, step.existing(alter.table) != nil,
      let column = step.before.table(alter.table)?.column(alter.column),
      column.serverDefault != nil,
      let after = step.after.table(alter.table)?.column(alter.newName ?? alter.column),
      !after.isNullable, after.identity == nil
    else { return [] }
    return [
      RuleFinding(
        "\(alter.table.plain).\(alter.column) must not be NULL and loses its default: an INSERT of "
          + "running code that leaves it out fails (23502).",
        at: step.place, locks: step.locks.relations)
    ]
  }
}
