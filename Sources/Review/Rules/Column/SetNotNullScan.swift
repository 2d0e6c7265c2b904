import PostgreSQLDialect
import Schema

/// `SET NOT NULL` that reads the whole table.
enum SetNotNullScan: ReviewRule {
  static let page = RulePage(
    "set-not-null-scan", "SET NOT NULL reads the whole table under its lock", group: .column,
    severity: .warning,
    why:
      "SET NOT NULL looks for NULL in every row under ACCESS EXCLUSIVE. A valid CHECK (column IS NOT "
      + "NULL) is proof enough: then no row is read.",
    remedy:
      "Add CHECK (column IS NOT NULL) NOT VALID, VALIDATE it in a later revision, then SET NOT NULL "
      + "and drop the CHECK.",
    bad: [
      RuleExample("↓op.alter_column('users', 'email', nullable=False)"),
      RuleExample("↓op.execute('ALTER TABLE users ALTER COLUMN email SET NOT NULL')"),
      RuleExample(
        """
        op.execute('ALTER TABLE users ADD CONSTRAINT c CHECK (email IS NOT NULL) NOT VALID')
        ↓op.alter_column('users', 'email', nullable=False)
        """),
    ],
    good: [
      RuleExample(
        """
        op.alter_column('users', 'email', nullable=False)
        op.drop_constraint('users_email_not_null', 'users', type_='check')
        """,
        before: RuleExample.standardSchema
          + "\nop.create_check_constraint('users_email_not_null', 'users', 'email IS NOT NULL')"),
      RuleExample("op.alter_column('users', 'name', nullable=False)"),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text()))
        op.alter_column('tags', 'name', nullable=False)
        """),
      // Nothing says whether a column that is older than the history may be NULL.
      RuleExample(
        "op.alter_column('visitors', 'email', type_=sa.String(320), nullable=False)"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterColumn(let alter) = step.operation, alter.nullable == false,
      step.failure == nil || alter.type != nil, let table = step.existing(alter.table),
      isNullable(alter, table), step.scansForNotNull(alter.column, of: table.name),
      !revision.isEmpty(table.name, at: step)
    else { return [] }
    let isKnown = table.column(alter.column)?.provenance.standing.isKnown ?? false
    let onlyThis = alter.type == nil && !alter.serverDefault.isChange && alter.newName == nil
    let canPlan = isKnown && onlyThis && table.partitioning == nil
    return [
      RuleFinding(
        "SET NOT NULL of \(alter.column) reads every row of \(table.name.plain) while nobody else reads "
          + "or writes it (ACCESS EXCLUSIVE).",
        at: step.place, locks: step.locks.relations,
        rewrite: canPlan
          ? .plan(PlannedRevision.provingNotNull(alter.column, of: table.name)) : nil)
    ]
  }

  /// Whether the column allows NULL before, by the schema or by what the author says.
  static func isNullable(_ alter: AlterColumn, _ table: Table) -> Bool {
    guard let column = table.column(alter.column), column.provenance.standing.isKnown else {
      return alter.existingNullable == true
    }
    return column.isNullable
  }
}
