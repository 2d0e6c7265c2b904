import PostgreSQLDialect
import Schema

/// A DELETE of all rows.
enum DeleteWithoutWhere: ReviewRule {
  static let page = RulePage(
    "delete-without-where", "All rows of a table are deleted", group: .data, severity: .warning,
    why: "A DELETE without WHERE empties the table, row by row in one transaction. Where that is "
      + "meant it is slow; where it is not, the rows are gone.",
    remedy: "Say which rows. Where all are meant, delete in batches, or choose TRUNCATE with its "
      + "ACCESS EXCLUSIVE lock.",
    bad: [
      RuleExample("↓op.execute('DELETE FROM users')"),
      RuleExample(
        """
        users = sa.table('users', sa.column('age', sa.Integer()))
        ↓op.execute(users.delete())
        """),
    ],
    good: [
      RuleExample("op.execute('DELETE FROM users WHERE age IS NULL')"),
      RuleExample(
        """
        op.execute('CREATE TABLE tags (name text)')
        op.execute('DELETE FROM tags')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard let write = step.write, write.kind == .delete, !write.hasCondition, !write.limitsRows,
      step.failure == nil, let table = step.writtenTables.first
    else { return [] }
    return [
      RuleFinding(
        "The DELETE has no WHERE: every row of \(table.plain) goes.", at: step.place,
        locks: step.locks.relations)
    ]
  }
}
