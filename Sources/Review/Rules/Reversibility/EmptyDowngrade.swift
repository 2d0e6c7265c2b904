import AlembicOperations
import Schema

/// A `downgrade()` that does nothing where `upgrade()` changes the schema.
enum EmptyDowngrade: ReviewRule {
  static let page = RulePage(
    "empty-downgrade", "downgrade() does nothing", group: .reversibility, severity: .error,
    why:
      "After a downgrade the version says that the revision is gone while its tables and "
      + "columns are still there: the next upgrade fails on them.",
    remedy:
      "Write the reverse of each operation, in reverse order; raise an exception that says why "
      + "where there is truly no way back.",
    bad: [
      RuleExample(
        file: """
          from alembic import op
          import sqlalchemy as sa

          revision = '2c9e4f7a1b53'
          down_revision = '1b8d3e6f9a42'


          def upgrade():
              op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))


          ↓def downgrade():
              pass

          """)
    ],
    good: [
      RuleExample(
        "op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))",
        downgrade: "raise NotImplementedError('values of nick are shared with others')"),
      RuleExample("pass"),
      RuleExample(
        "op.execute('ALTER TABLE users VALIDATE CONSTRAINT adult')",
        before: RuleExample.standardSchema
          + "\nop.create_check_constraint('adult', 'users', 'age > 17', postgresql_not_valid=True)"
      ),
      RuleExample(
        "op.execute(\"ALTER TYPE mood ADD VALUE IF NOT EXISTS 'great'\")",
        before: "op.execute(\"CREATE TYPE mood AS ENUM ('sad', 'ok')\")"),
      // What it does hangs on tables that the replay may not know.
      RuleExample(
        "op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))",
        downgrade: """
          if sa.inspect(op.get_bind()).has_table('members'):
              op.drop_column('users', 'nick')
          """),
      RuleExample("op.execute(\"UPDATE users SET name = 'x' WHERE name IS NULL\")"),
      RuleExample(
        """
        op.create_table('ids', sa.Column('id', sa.Integer(), primary_key=True, nullable=False))
        op.execute('DELETE FROM posts WHERE id IN (SELECT id FROM ids)')
        op.drop_table('ids')
        """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let changes = revision.upgrade.steps.filter(isToBeReversed)
    guard revision.downgrade.run.isAbsent, revision.source.doesNothing("downgrade"),
      revision.source.span(ofFunction: "downgrade") != nil, let first = changes.first,
      !isUndone(changes, revision)
    else { return [] }
    let changed = changes.count
    return [
      RuleFinding(
        "downgrade() does nothing, and upgrade() changes the schema with "
          + "\(changed) operation\(changed == 1 ? "" : "s").",
        at: revision.place(of: .downgrade), related: first.place.map { [$0] } ?? [])
    ]
  }

  /// Whether it leaves something to take back.
  ///
  /// Code that can live with a constraint can live with a validated one, and NOT VALID cannot be brought
  /// back.
  private static func isToBeReversed(_ step: ReviewStep) -> Bool {
    if case .alterConstraint(let alter) = step.operation, alter.validates { return false }
    // What becomes of a label has a rule of its own.
    if case .alterEnum(let alter) = step.operation, case .addValue = alter.change { return false }
    return step.isSchemaChange
  }

  /// Whether `upgrade()` takes back all that it does, as with a table that it needs for a while.
  private static func isUndone(_ changes: [ReviewStep], _ revision: ReviewedRevision) -> Bool {
    revision.reversal.isKnown && revision.reversal.differences.isEmpty
      && changes.allSatisfy { step in
        switch step.operation {
        case .createTable, .dropTable, .addColumn, .dropColumn, .addConstraint, .dropConstraint,
          .createIndex, .dropIndex, .createView, .createRoutine, .createTrigger:
          true
        default: false
        }
      }
  }
}
