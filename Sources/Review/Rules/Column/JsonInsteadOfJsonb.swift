import Schema

/// A column of `json`.
enum JsonInsteadOfJsonb: ReviewRule {
  static let page = RulePage(
    "json-instead-of-jsonb", "json has no equality", group: .column, severity: .warning,
    why:
      "json is stored as its text. It has no equality operator, so SELECT DISTINCT, UNION and GROUP "
      + "BY over such a column fail (42883), and no index searches inside of it.",
    remedy:
      "postgresql.JSONB() in the revision and the model; json only to keep the text to the letter.",
    bad: [
      RuleExample("↓op.add_column('users', sa.Column('extra', sa.JSON(), nullable=True))"),
      // For several databases: the remedy is with_variant.
      RuleExample(
        "↓op.add_column('users', sa.Column('extra', sa.JSON(), nullable=True))",
        environment: """
          from alembic import context

          context.configure(url='sqlite:///app.db', render_as_batch=True)
          """),
      RuleExample("↓op.create_table('logs', sa.Column('entry', sa.JSON(), nullable=False))"),
      RuleExample(
        "↓op.execute('ALTER TABLE users ALTER COLUMN name TYPE json USING to_json(name)')"),
    ],
    good: [
      RuleExample("op.add_column('users', sa.Column('extra', postgresql.JSONB(), nullable=True))"),
      RuleExample("op.add_column('users', sa.Column('json', sa.Text(), nullable=True))"),
      RuleExample(
        "op.alter_column('logs', 'entry', type_=postgresql.JSONB(), existing_type=sa.JSON())",
        before: "op.create_table('logs', sa.Column('entry', sa.JSON(), nullable=False))"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    let table: QualifiedName
    var columns: [String] = []
    switch step.operation {
    case .addColumn(let add):
      table = add.table
      if isJSON(add.column.type) { columns = [add.column.name] }
    case .createTable(let create):
      table = create.table.name
      columns = create.table.columns.filter { isJSON($0.type) }.map(\.name)
    case .alterColumn(let alter):
      table = alter.table
      if let type = alter.type, isJSON(type),
        !(step.knownType(alter.column, of: table).map(isJSON) ?? false)
      {
        columns = [alter.column]
      }
    default: return []
    }
    guard !columns.isEmpty else { return [] }
    let list = columns.joined(separator: ", ")
    let isForSeveral =
      revision.source.namesOtherDatabases || revision.settings.namesOtherDatabases
      || revision.projectHabits.otherDatabases > 0
    return [
      RuleFinding(
        "\(table.plain) gets \(list) as json, which cannot be compared: DISTINCT, UNION and GROUP BY over "
          + "it fail.", at: step.place,
        remedy: isForSeveral
          ? "sa.JSON().with_variant(postgresql.JSONB(), 'postgresql') in the revision and the model "
            + "keeps the other databases as they are." : nil,
        severity: isForSeveral ? .info : nil)
    ]
  }

  private static func isJSON(_ type: DataType) -> Bool { type.builtinName == "json" }
}
