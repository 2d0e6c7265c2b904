import PostgreSQLDialect
import PythonSyntax
import Schema

/// A primary key over a finished index that still reads the whole table.
enum PKUsingIndexNullable: ReviewRule {
  private static func logs(_ isNullable: String) -> String {
    """
    op.create_table('logs', sa.Column('id', sa.Integer(), nullable=\(isNullable)))
    op.create_index('logs_pkey', 'logs', ['id'], unique=True)
    """
  }

  static let page = RulePage(
    "pk-using-index-nullable", "PRIMARY KEY USING INDEX over a column that allows NULL",
    group: .constraint, severity: .warning,
    why:
      "A primary key makes its columns NOT NULL. Where they allow NULL, the statement looks at every "
      + "row under ACCESS EXCLUSIVE although the index is there, and fails on the first NULL.",
    remedy: "Prove the column first: CHECK (column IS NOT NULL) NOT VALID, VALIDATE it in a later "
      + "revision, SET NOT NULL, and only then the primary key.",
    bad: [
      RuleExample(
        "↓op.execute('ALTER TABLE logs ADD CONSTRAINT logs_pkey PRIMARY KEY USING INDEX logs_pkey')",
        before: logs("True"))
    ],
    good: [
      RuleExample(
        "op.execute('ALTER TABLE logs ADD CONSTRAINT logs_pkey PRIMARY KEY USING INDEX logs_pkey')",
        before: logs("False")),
      RuleExample(
        "op.execute('ALTER TABLE logs ADD CONSTRAINT logs_pkey PRIMARY KEY USING INDEX logs_pkey')",
        before: logs("True")
          + "\nop.create_check_constraint('logs_id_not_null', 'logs', 'id IS NOT NULL')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .addConstraint(let add) = step.operation, !add.onDomain, step.failure == nil,
      case .primaryKey(let key) = add.constraint.rule, let name = key.existingIndex,
      let table = step.existing(add.table), let index = table.index(name)
    else { return [] }
    let nullable = index.elements.compactMap(\.column).filter { column in
      table.column(column) != nil && step.scansForNotNull(column, of: table.name)
    }
    guard !nullable.isEmpty else { return [] }
    let new = add.constraint.name ?? name
    let sql =
      "ALTER TABLE \(table.name) ADD CONSTRAINT \(QualifiedName(new)) PRIMARY KEY USING INDEX "
      + "\(QualifiedName(name))"
    let plan =
      nullable.flatMap { PlannedRevision.provingNotNull($0, of: table.name) }
      + [
        PlannedRevision(
          "make \(new) the primary key", upgrade: PlannedCode.execute(sql),
          downgrade: PlannedCode.drop(new, of: table.name, kind: "primary") + "\n"
            + PlannedCode.outsideTransaction(
              PlannedCode.call(
                "create_index", PlannedCode.string(name), PlannedCode.string(table.name.name),
                PythonLiteral.list(index.elements.compactMap(\.column)), "unique=True",
                PlannedCode.schema(table.name), "postgresql_concurrently=True")))
      ]
    let list = nullable.joined(separator: ", ")
    return [
      RuleFinding(
        "\(list) of \(table.name.plain) \(nullable.count == 1 ? "allows" : "allow") NULL: the primary key "
          + "reads every row for it under ACCESS EXCLUSIVE, although its index is there.",
        at: step.place, locks: step.locks.relations,
        rewrite: table.partitioning == nil ? .plan(plan) : nil)
    ]
  }
}
