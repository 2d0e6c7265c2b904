import Schema

/// A table without its schema.
enum RequireTableSchema: ReviewRule {
  static let page = RulePage(
    "require-table-schema", "A table is named without its schema", group: .style,
    severity: .info,
    why: "Which table a bare name means is decided by the search_path of whoever runs the "
      + "migration.",
    remedy: "schema='…' in the operation, or schema.table in SQL.",
    bad: [
      RuleExample("↓op.create_table('tags', sa.Column('a', sa.Text(), nullable=True))"),
      RuleExample("↓op.execute('ALTER TABLE users DROP COLUMN age')"),
    ],
    good: [
      RuleExample(
        "op.create_table('tags', sa.Column('a', sa.Text(), nullable=True), schema='public')"),
      RuleExample("op.execute('ALTER TABLE public.users DROP COLUMN age')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    let table: QualifiedName
    switch step.operation {
    case .createTable(let operation) where operation.table.persistence != .temporary:
      table = operation.table.name
    case .dropTable(let operation): table = operation.name
    case .renameTable(let operation): table = operation.name
    case .alterTable(let operation): table = operation.table
    case .addColumn(let operation): table = operation.table
    case .dropColumn(let operation): table = operation.table
    case .alterColumn(let operation): table = operation.table
    case .addConstraint(let operation) where !operation.onDomain: table = operation.table
    case .dropConstraint(let operation) where !operation.onDomain: table = operation.table
    case .createIndex(let operation): table = operation.table
    default: return []
    }
    guard table.schema == nil, step.before.table(table)?.persistence != .temporary else {
      return []
    }
    return [RuleFinding("\(table.name) is named without its schema.", at: step.place)]
  }
}
