import PostgreSQLDialect
import Schema

/// An UPDATE of all rows at once.
enum UnbatchedUpdate: ReviewRule {
  static let page = RulePage(
    "unbatched-update", "All rows of a table are updated at once", group: .data,
    severity: .warning,
    why: "One UPDATE of a whole table locks every row until it commits, writes each of them anew, "
      + "and leaves replicas behind.",
    remedy: "Update in batches by key, each committed on its own, inside of an autocommit block or "
      + "outside of the migrations.",
    bad: [
      RuleExample("↓op.execute('UPDATE users SET age = 1')"),
      RuleExample(
        """
        users = sa.table('users', sa.column('age', sa.Integer()))
        ↓op.execute(users.update().values(age=1))
        """),
      RuleExample("↓op.execute('UPDATE users SET age = 1 WHERE age IS NULL')"),
    ],
    good: [
      RuleExample("op.execute('UPDATE users SET age = 1 WHERE id = 7')"),
      RuleExample("op.execute('UPDATE users SET age = 1 WHERE id IN (1, 2, 3)')"),
      RuleExample(
        """
        op.execute(
            'UPDATE users SET age = 1 WHERE id IN '
            '(SELECT id FROM users WHERE age IS NULL LIMIT 1000)')
        """),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.execute("UPDATE tags SET name = 'x'")
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard let write = step.write, write.kind == .update, step.writesManyRows, step.failure == nil,
      let table = step.writtenTables.first
    else { return [] }
    // A condition on what is missing is how everything is filled; any other can be about few rows.
    let isFilling = write.text.uppercased().contains("IS NULL")
    return [
      RuleFinding(
        write.hasCondition
          ? "The UPDATE locks every row of \(table.plain) that meets its condition until it commits."
          : "The UPDATE has no WHERE: it locks and rewrites every row of \(table.plain).",
        at: step.place, severity: write.hasCondition && !isFilling ? .info : .warning,
        locks: step.locks.relations)
    ]
  }
}
