import PostgreSQLDialect
import Schema

/// A new column whose default is another one for each row.
enum AddColumnVolatileDefault: ReviewRule {
  static let page = RulePage(
    "add-column-volatile-default", "A column with a volatile default rewrites the table",
    group: .column, severity: .error,
    why:
      "A constant default, and now(), are stored once. A default that is computed for each row, such "
      + "as gen_random_uuid(), writes every row and every index anew under ACCESS EXCLUSIVE.",
    remedy: "Add the column without a default, set the default for new rows, and fill old rows in "
      + "batches.",
    bad: [
      RuleExample(
        """
        ↓op.add_column(
            'users',
            sa.Column('token', sa.UUID(), server_default=sa.text('gen_random_uuid()')))
        """),
      RuleExample(
        "↓op.execute('ALTER TABLE users ADD COLUMN seen timestamptz DEFAULT clock_timestamp()')"),
    ],
    good: [
      RuleExample(
        """
        op.add_column(
            'users',
            sa.Column('seen', sa.DateTime(timezone=True), server_default=sa.func.now()))
        """),
      RuleExample(
        """
        op.add_column('users', sa.Column('token', sa.UUID(), nullable=True))
        op.alter_column('users', 'token', server_default=sa.text('gen_random_uuid()'))
        """),
      RuleExample(
        "op.add_column('users', sa.Column('note', sa.Text(), server_default='random()'))"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .addColumn(let add) = step.operation, let value = add.column.serverDefault,
      add.column.identity == nil, !add.column.isSerial, step.failure == nil,
      let table = step.existing(add.table),
      let lock = LockTable(version: revision.settings.postgresql)
        .locks(of: .addColumn(AddColumn(table: add.table, column: add.column)), in: step.before)
        .relations.first(where: { $0.work == .rewrite })
    else { return [] }
    let name = add.column.name
    guard lock.isWorkCertain else {
      return [
        RuleFinding(
          "The default \(value.text) of the column \(name) calls a function that is not known. If it is "
            + "volatile, every row of \(table.name.plain) is written anew under ACCESS EXCLUSIVE.",
          at: step.place, severity: .warning, locks: step.locks.relations)
      ]
    }
    return [
      RuleFinding(
        "The default \(value.text) of the column \(name) is computed for each row: every row of "
          + "\(table.name.plain) is written anew, and nobody reads or writes it meanwhile "
          + "(ACCESS EXCLUSIVE).",
        at: step.place, locks: step.locks.relations,
        rewrite: .defaultingLater(add, value, on: table))
    ]
  }
}

extension Rewrite {
  /// A column whose default holds for new rows at once, and whose old rows are filled in batches.
  fileprivate static func defaultingLater(
    _ add: AddColumn, _ value: SQLExpression, on table: Table
  ) -> Rewrite? {
    guard table.partitioning == nil, add.constraints.isEmpty, !add.ifNotExists else { return nil }
    var plain = add
    plain.column.serverDefault = nil
    plain.column.isNullable = true
    let column = QualifiedName(add.column.name)
    let statements =
      DDLWriter().statements(for: .addColumn(plain)) + [
        "ALTER TABLE \(table.name) ALTER COLUMN \(column) SET DEFAULT \(value.text)"
      ]
    let drop = PlannedCode.call(
      "drop_column", PlannedCode.string(table.name.name), PlannedCode.string(add.column.name),
      PlannedCode.schema(table.name))
    var revisions = [
      PlannedRevision(
        "add \(add.column.name)",
        upgrade: statements.map(PlannedCode.execute).joined(separator: "\n"), downgrade: drop),
      PlannedRevision.filling(add.column.name, of: table.name, with: "DEFAULT"),
    ]
    if !add.column.isNullable {
      revisions += PlannedRevision.provingNotNull(add.column.name, of: table.name)
    }
    return .plan(revisions)
  }
}
