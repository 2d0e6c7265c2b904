import PostgreSQLDialect
import Schema

/// A column that goes under running code.
enum DropColumnRule: ReviewRule {
  static let page = RulePage(
    "drop-column", "A column is dropped", group: .compat, severity: .warning,
    why:
      "SQLAlchemy names every mapped column in its SELECT and INSERT, so code that still maps the "
      + "column fails from the commit on; and the values are gone for good.",
    remedy: "Take the column out of the models and deploy that first; drop it in a later release.",
    bad: [
      RuleExample("↓op.drop_column('users', 'age')"),
      RuleExample("↓op.execute('ALTER TABLE users DROP COLUMN age')"),
      RuleExample(
        """
        with op.batch_alter_table('users') as batch_op:
            ↓batch_op.drop_column('age')
        """),
    ],
    good: [
      RuleExample("op.drop_constraint('users_pkey', 'users', type_='primary')"),
      RuleExample("op.execute('ALTER TABLE users DROP COLUMN IF EXISTS nickname')"),
      RuleExample(
        """
        op.add_column('users', sa.Column('step', sa.Integer(), nullable=True))
        op.execute('UPDATE users SET step = age')
        op.drop_column('users', 'step')
        """),
      RuleExample("op.execute(\"COMMENT ON TABLE users IS 'DROP COLUMN age'\")"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .dropColumn(let drop) = step.operation, step.failure == nil,
      revision.isOld(drop.column, of: drop.table, at: step),
      let table = step.existing(drop.table), !table.isComplete || table.column(drop.column) != nil
    else { return [] }
    return [
      RuleFinding(
        "\(drop.table.plain).\(drop.column) goes with its values, and running code that still maps it "
          + "fails.",
        at: step.place, locks: step.locks.relations)
    ]
  }
}
