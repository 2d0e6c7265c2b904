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
      // The rows of one parent are few.
      RuleExample(
        "op.execute(sa.text('UPDATE posts SET title = id WHERE user_id = :user').bindparams(user=1))",
        before: RuleExample.standardSchema
          + "\nop.create_foreign_key('posts_user_fk', 'posts', 'users', ['user_id'], ['id'])"),
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

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    // The first statement about a table locks the rows; those that follow in its transaction find them so.
    var told: [(table: QualifiedName, step: ReviewStep)] = []
    for step in revision.upgrade.steps {
      guard let write = step.write, write.kind == .update, step.writesManyRows,
        step.failure == nil, let table = step.writtenTables.first
      else { continue }
      let same = told.firstIndex { earlier in
        earlier.table == table && earlier.step.runsInTransaction && step.runsInTransaction
          && revision.upgrade.sharingTransaction(before: step).contains {
            $0.index == earlier.step.index
          }
      }
      guard let same else {
        told.append((table, step))
        continue
      }
      if told[same].step.write?.hasCondition == true, !write.hasCondition {
        told[same].step = step
      }
    }
    return told.map { finding($0.table, $0.step) }
  }

  private static func finding(_ table: QualifiedName, _ step: ReviewStep) -> RuleFinding {
    let hasCondition = step.write?.hasCondition ?? true
    // A condition on what is missing is how everything is filled; any other can be about few rows.
    let isFilling = step.write?.text.uppercased().contains("IS NULL") ?? false
    return RuleFinding(
      hasCondition
        ? "The UPDATE locks every row of \(table.plain) that meets its condition until it commits."
        : "The UPDATE has no WHERE: it locks and rewrites every row of \(table.plain).",
      at: step.place, severity: hasCondition && !isFilling ? .info : .warning,
      locks: step.locks.relations)
  }
}
