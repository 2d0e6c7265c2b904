import PostgreSQLDialect
import Schema

/// A new column that is computed and stored.
enum AddColumnStoredGenerated: ReviewRule {
  static let page = RulePage(
    "add-column-stored-generated", "A stored generated column rewrites the table",
    group: .column, severity: .error,
    why:
      "GENERATED ALWAYS AS (…) STORED is computed for every row at once: the table and its indexes are "
      + "written anew under ACCESS EXCLUSIVE.",
    remedy:
      "Add a plain column, keep it with a trigger and fill old rows in batches; or compute it in "
      + "queries or a view. From PostgreSQL 18 on, a VIRTUAL column rewrites nothing.",
    bad: [
      RuleExample(
        """
        ↓op.add_column(
            'users', sa.Column('twice', sa.Integer(), sa.Computed('age * 2', persisted=True)))
        """),
      RuleExample(
        """
        ↓op.execute(
            'ALTER TABLE users ADD COLUMN twice int GENERATED ALWAYS AS (age * 2) STORED')
        """),
    ],
    good: [
      RuleExample(
        """
        op.create_table(
            'sizes',
            sa.Column('a', sa.Integer(), nullable=False),
            sa.Column('twice', sa.Integer(), sa.Computed('a * 2', persisted=True)))
        """),
      RuleExample(
        "op.execute('ALTER TABLE users ADD COLUMN twice int GENERATED ALWAYS AS (age * 2) VIRTUAL')",
        settings: "postgresql = \"18\""),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .addColumn(let add) = step.operation, add.column.computed?.isStored == true,
      step.failure == nil, let table = step.existing(add.table)
    else { return [] }
    return [
      RuleFinding(
        "The generated column \(add.column.name) is stored: every row of \(table.name.plain) is written "
          + "anew, and nobody reads or writes it meanwhile (ACCESS EXCLUSIVE).",
        at: step.place,
        remedy: revision.settings.postgresql >= 18
          ? "Make it VIRTUAL (persisted=False), which rewrites nothing; or add a plain column, keep it "
            + "with a trigger and fill old rows in batches." : nil,
        locks: step.locks.relations)
    ]
  }
}
