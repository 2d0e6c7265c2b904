import PostgreSQLDialect
import Schema

/// A column that gets another name under running code.
enum RenameColumn: ReviewRule {
  static let page = RulePage(
    "rename-column", "A column that running code uses is renamed", group: .compat,
    severity: .error,
    why:
      "Code that is still running names the old column in every statement: from the commit of the "
      + "migration on it fails until the new code is everywhere.",
    remedy:
      "Add the new column, write both, copy the rows in batches, read the new one, and drop the "
      + "old one in a later release.",
    bad: [
      RuleExample("↓op.alter_column('users', 'name', new_column_name='full_name')"),
      RuleExample("↓op.execute('ALTER TABLE users RENAME COLUMN name TO full_name')"),
      RuleExample(
        """
        with op.batch_alter_table('users') as batch_op:
            ↓batch_op.alter_column('name', new_column_name='full_name')
        """),
    ],
    good: [
      RuleExample(
        "op.alter_column('users', 'name', existing_type=sa.Text(), comment='of a person')"),
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        op.alter_column('users', 'nick', new_column_name='nickname')
        """),
      RuleExample(
        """
        op.create_table('tags', sa.Column('n', sa.Text(), nullable=False))
        op.alter_column('tags', 'n', new_column_name='name')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterColumn(let alter) = step.operation, let name = alter.newName,
      name != alter.column, step.failure == nil,
      revision.isOld(alter.column, of: alter.table, at: step)
    else { return [] }
    if replaces(name, of: alter.table, before: step, in: revision) {
      return [
        RuleFinding(
          "\(alter.table.plain).\(alter.column) takes the place of \(name), which goes in the same "
            + "revision: code that uses \(name) goes on, code that uses \(alter.column) fails.",
          at: step.place, severity: .info, locks: step.locks.relations)
      ]
    }
    return [
      RuleFinding(
        "\(alter.table.plain).\(alter.column) becomes \(name): code that runs with the old name fails "
          + "until it is replaced.",
        at: step.place, locks: step.locks.relations)
    ]
  }

  /// Whether an earlier step of the revision drops the column that had the name.
  private static func replaces(
    _ name: String, of table: QualifiedName, before step: ReviewStep, in revision: ReviewedRevision
  ) -> Bool {
    revision.upgrade.steps.prefix(step.index).contains { earlier in
      guard case .dropColumn(let drop) = earlier.operation else { return false }
      return drop.column == name
        && earlier.before.canonical(drop.table) == step.before.canonical(table)
    }
  }
}
