import PostgreSQLDialect
import Schema

/// Every row of a table deleted at once.
enum Truncate: ReviewRule {
  static let page = RulePage(
    "truncate", "A table is emptied", group: .compat, severity: .error,
    why: "The rows are gone for good, no trigger for rows fires, and readers wait for the ACCESS "
      + "EXCLUSIVE lock; with CASCADE the tables that refer to it are emptied too.",
    remedy: "Delete the rows that must go, in batches, or leave it to a script with a backup.",
    bad: [
      RuleExample("↓op.execute('TRUNCATE posts')"),
      RuleExample(
        "↓op.execute('TRUNCATE TABLE users CASCADE')",
        before: RuleExample.standardSchema
          + "\nop.create_foreign_key('posts_user_id_fkey', 'posts', 'users', ['user_id'], ['id'])"
      ),
    ],
    good: [
      RuleExample("op.execute('DELETE FROM posts WHERE user_id IS NULL')"),
      RuleExample(
        """
        op.create_table('old', sa.Column('id', sa.Integer(), nullable=False))
        op.execute('TRUNCATE old')
        """),
      RuleExample("op.execute(\"UPDATE users SET name = 'TRUNCATE posts'\")"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .data(let data) = step.operation, data.kind == .truncate, step.failure == nil else {
      return []
    }
    let tables = data.targets.filter { step.existing($0) != nil }
    guard !tables.isEmpty else { return [] }
    let names = Set(tables.map(step.before.canonical))
    let others =
      data.cascade
      ? step.before.tables.filter { table in
        !names.contains(table.name)
          && table.foreignKeys.contains { names.contains(step.before.canonical($0.key.table)) }
      }.map(\.name.plain) : []
    let also = others.isEmpty ? "" : ", and CASCADE empties \(others.joined(separator: ", ")) too"
    return [
      RuleFinding(
        "Every row of \(tables.map(\.plain).joined(separator: ", ")) goes\(also); readers and writers "
          + "wait (ACCESS EXCLUSIVE).",
        at: step.place, locks: step.locks.relations)
    ]
  }
}
