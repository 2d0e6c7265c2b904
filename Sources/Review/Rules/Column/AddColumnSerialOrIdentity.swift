import PostgreSQLDialect
import Schema

/// A new column that numbers the rows that are there.
enum AddColumnSerialOrIdentity: ReviewRule {
  static let page = RulePage(
    "add-column-serial-or-identity", "A serial or identity column rewrites the table",
    group: .column, severity: .error,
    why:
      "Every row that is there gets a number of its own, so the table and its indexes are written anew "
      + "under ACCESS EXCLUSIVE.",
    remedy:
      "Add a nullable column, create a sequence and make it the default, fill old rows in batches "
      + "with nextval(), then make it NOT NULL.",
    bad: [
      RuleExample(
        "↓op.add_column('users', sa.Column('number', sa.BigInteger(), sa.Identity()))"),
      RuleExample("↓op.execute('ALTER TABLE users ADD COLUMN number bigserial')"),
    ],
    good: [
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text()))
        op.execute('ALTER TABLE tags ADD COLUMN id bigserial PRIMARY KEY')
        """),
      RuleExample("op.add_column('users', sa.Column('number', sa.BigInteger(), nullable=True))"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .addColumn(let add) = step.operation,
      add.column.isSerial || add.column.identity != nil, step.failure == nil,
      let table = step.existing(add.table)
    else { return [] }
    let kind = add.column.isSerial ? "serial" : "identity"
    return [
      RuleFinding(
        "The \(kind) column \(add.column.name) numbers every row of \(table.name.plain): the table is "
          + "written anew, and nobody reads or writes it meanwhile (ACCESS EXCLUSIVE).",
        at: step.place, locks: step.locks.relations)
    ]
  }
}
