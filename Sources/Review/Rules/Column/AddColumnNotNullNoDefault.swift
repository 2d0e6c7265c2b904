import PostgreSQLDialect
import PythonSyntax
import Schema

/// A new column that rows cannot have.
enum AddColumnNotNullNoDefault: ReviewRule {
  static let page = RulePage(
    "add-column-not-null-no-default", "A NOT NULL column is added without a default",
    group: .column, severity: .error,
    why:
      "Rows that are there would have NULL in the new column, so PostgreSQL refuses it as soon as the "
      + "table has one row (23502).",
    remedy:
      "Add it nullable, fill the rows in batches, then make it NOT NULL; or give it a constant "
      + "server_default, which rewrites nothing.",
    bad: [
      RuleExample("↓op.add_column('users', sa.Column('code', sa.Text(), nullable=False))"),
      RuleExample("↓op.execute('ALTER TABLE users ADD COLUMN code text NOT NULL')"),
      RuleExample(
        """
        with op.batch_alter_table('users') as batch_op:
            ↓batch_op.add_column(sa.Column('code', sa.Text(), nullable=False))
        """),
    ],
    good: [
      RuleExample(
        "op.add_column('users', sa.Column('code', sa.Text(), nullable=False, "
          + "server_default='x'))"),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.add_column('tags', sa.Column('color', sa.Text(), nullable=False))
        """),
      RuleExample("op.execute('ALTER TABLE users ADD COLUMN number bigserial NOT NULL')"),
      RuleExample(
        """
        op.execute('TRUNCATE users')
        op.add_column('users', sa.Column('code', sa.Text(), nullable=False))
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .addColumn(let add) = step.operation, step.failure == nil,
      let table = step.existing(add.table), add.refusesRows,
      !hasDomainDefault(add.column, step.before), !isEmptied(table.name, before: step, in: revision)
    else { return [] }
    let name = add.column.name
    return [
      RuleFinding(
        "The column \(name) of \(table.name.plain) is NOT NULL and has no default: with one row in the "
          + "table the migration fails (23502).",
        at: step.place, locks: step.locks.relations, rewrite: .staging(add, on: table))
    ]
  }

  private static func hasDomainDefault(_ column: Column, _ schema: Schema) -> Bool {
    guard let name = column.type.userTypeName, let type = schema.type(name),
      case .domain(let domain) = type.definition
    else { return false }
    return domain.serverDefault != nil
  }

  private static func isEmptied(
    _ table: QualifiedName, before step: ReviewStep, in revision: ReviewedRevision
  ) -> Bool {
    revision.upgrade.steps.prefix(step.index).contains { earlier in
      guard case .data(let data) = earlier.operation else { return false }
      return (data.kind == .truncate || data.kind == .delete && !data.hasCondition)
        && data.targets.contains { earlier.before.canonical($0) == table }
    }
  }
}

extension AddColumn {
  /// Whether a row that is there could not have the column.
  var refusesRows: Bool {
    let isKey = constraints.contains { if case .primaryKey = $0.rule { true } else { false } }
    return (!column.isNullable || isKey) && column.serverDefault == nil && column.identity == nil
      && !column.isSerial && column.computed == nil
  }
}

extension Rewrite {
  /// A column that is added without its NOT NULL, filled, and then made NOT NULL.
  fileprivate static func staging(_ add: AddColumn, on table: Table) -> Rewrite? {
    guard table.partitioning == nil, add.constraints.isEmpty, !add.ifNotExists else { return nil }
    var nullable = add
    nullable.column.isNullable = true
    let first = DDLWriter().statements(for: .addColumn(nullable)).map(PlannedCode.execute)
      .joined(separator: "\n")
    let drop = PlannedCode.call(
      "drop_column", PlannedCode.string(table.name.name), PlannedCode.string(add.column.name),
      PlannedCode.schema(table.name))
    return .plan(
      [
        PlannedRevision("add \(add.column.name)", upgrade: first, downgrade: drop),
        .filling(
          add.column.name, of: table.name, with: ":value",
          setting: "# What rows that are there get.\nvalue = ...\n",
          parameters: ", {'value': value}"),
      ] + PlannedRevision.provingNotNull(add.column.name, of: table.name))
  }
}
