import PostgreSQLDialect
import Schema

/// `SET DEFAULT` of a column that is in use.
enum SetDefaultOnExisting: ReviewRule {
  static let page = RulePage(
    "set-default-on-existing", "A column in use gets another default", group: .compat,
    severity: .info,
    why:
      "Code that is still running and leaves the column out inserts the new value from now on; rows "
      + "that exist keep theirs.",
    remedy:
      "Check that running code may insert the new value; update existing rows where they should "
      + "have it too.",
    bad: [
      RuleExample("↓op.alter_column('posts', 'title', server_default='untitled')"),
      RuleExample("↓op.execute('ALTER TABLE users ALTER COLUMN age SET DEFAULT 0')"),
    ],
    good: [
      RuleExample("op.alter_column('posts', 'title', server_default='none')"),
      RuleExample(
        """
        op.add_column('users', sa.Column('plan', sa.Text(), nullable=True))
        op.alter_column('users', 'plan', server_default='free')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterColumn(let alter) = step.operation, case .set(let value) = alter.serverDefault,
      step.failure == nil, let old = revision.oldColumn(alter.column, of: alter.table, at: step),
      old.serverDefault?.isEquivalent(to: value) != true
    else { return [] }
    let before = old.serverDefault.map { " instead of \($0.text)" } ?? " instead of NULL"
    return [
      RuleFinding(
        "Running code that leaves \(alter.table.plain).\(alter.column) out inserts \(value.text)"
          + "\(before) from now on.",
        at: step.place, locks: step.locks.relations)
    ]
  }
}
