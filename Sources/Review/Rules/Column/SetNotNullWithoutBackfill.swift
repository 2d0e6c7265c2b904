import AlembicOperations
import MigrationReplay
import PostgreSQLDialect
import Schema

/// `SET NOT NULL` over rows that nobody has filled.
enum SetNotNullWithoutBackfill: ReviewRule {
  static let page = RulePage(
    "set-not-null-without-backfill", "SET NOT NULL, and no revision fills the NULLs",
    group: .column, severity: .warning,
    why: "One NULL in the column makes SET NOT NULL fail (23502).",
    remedy: "Fill the NULLs in batches in a revision before: UPDATE … SET … WHERE column IS NULL.",
    bad: [
      RuleExample("↓op.alter_column('users', 'email', nullable=False)"),
      RuleExample(
        """
        op.execute("UPDATE users SET age = 0 WHERE age IS NULL")
        ↓op.alter_column('users', 'email', nullable=False)
        """),
    ],
    good: [
      RuleExample(
        """
        op.execute("UPDATE users SET email = '' WHERE email IS NULL")
        op.alter_column('users', 'email', nullable=False)
        """),
      RuleExample(
        "op.alter_column('users', 'email', nullable=False)",
        before: RuleExample.standardSchema
          + "\nop.execute(\"UPDATE users SET email = '' WHERE email IS NULL\")"),
      RuleExample(
        """
        users = sa.table('users', sa.column('email'))
        op.execute(users.update().where(users.c.email.is_(None)).values(email=''))
        op.alter_column('users', 'email', nullable=False)
        """),
      RuleExample(
        """
        op.execute('DELETE FROM users WHERE email IS NULL')
        op.alter_column('users', 'email', nullable=False)
        """),
      RuleExample(
        """
        op.add_column('users', sa.Column('rank', sa.Integer(), server_default='0'))
        op.alter_column('users', 'rank', nullable=False)
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterColumn(let alter) = step.operation, alter.nullable == false,
      step.failure == nil, let table = step.existing(alter.table),
      SetNotNullScan.isNullable(alter, table),
      step.scansForNotNull(alter.column, of: table.name),
      !revision.isEmpty(table.name, at: step),
      !hasDefaultFromTheStart(alter.column, table, revision),
      !isFilled(alter.column, table.name, before: step, in: revision)
    else { return [] }
    return [
      RuleFinding(
        "No revision fills \(alter.column) of \(table.name.plain) before it becomes NOT NULL: one NULL in "
          + "it, and the migration fails (23502).", at: step.place)
    ]
  }

  /// Whether each row got a value when the column was added, and new ones get one unless they say NULL.
  private static func hasDefaultFromTheStart(
    _ name: String, _ table: Table, _ revision: ReviewedRevision
  ) -> Bool {
    guard let column = table.column(name), let value = column.serverDefault,
      value.text.uppercased() != "NULL"
    else { return false }
    // A column of this revision has had no time for a NULL.
    return revision.before.table(table.name)?.column(name) == nil
  }

  private static func isFilled(
    _ column: String, _ table: QualifiedName, before step: ReviewStep,
    in revision: ReviewedRevision
  ) -> Bool {
    func fills(_ operation: MigrationOperation, _ schema: Schema) -> Bool {
      switch operation {
      case .data(let data):
        guard data.targets.contains(where: { schema.canonical($0) == table }) else {
          return false
        }
        switch data.kind {
        case .delete, .truncate, .merge: return true
        case .update: return data.columns.isEmpty || data.columns.contains(column)
        case .select, .insert, .copy: return false
        }
      case .opaque(let opaque):
        return opaque.targets.isEmpty
          ? opaque.text.contains(column) || opaque.text.isEmpty
          : opaque.targets.contains { schema.canonical($0) == table }
      default: return false
      }
    }
    let earlier = revision.upgrade.steps.prefix(step.index)
    if earlier.contains(where: { fills($0.operation, $0.before) }) { return true }
    // In a loop over rows, or in code that was not run, only the text tells.
    let isSeen = earlier.contains { if case .data = $0.operation { true } else { false } }
    if !isSeen, revision.textWritesRows(of: table) { return true }
    return revision.earlier.contains { other in
      other.run.steps.contains { step in
        step.operations.contains { fills($0.operation, other.before) }
      }
    }
  }
}
