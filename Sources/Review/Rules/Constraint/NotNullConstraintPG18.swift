import PostgreSQLDialect
import Schema

/// `ADD CONSTRAINT … NOT NULL` that reads the whole table.
enum NotNullConstraintPG18: ReviewRule {
  static let page = RulePage(
    "not-null-constraint-pg18", "ADD CONSTRAINT … NOT NULL reads the whole table",
    group: .constraint, severity: .warning,
    why:
      "PostgreSQL 18 has NOT NULL as a constraint with a name. Without NOT VALID it looks at every "
      + "row under ACCESS EXCLUSIVE.",
    remedy: "Add it as NOT VALID, and VALIDATE CONSTRAINT it in a later revision.",
    versions: 18...18,
    bad: [
      RuleExample(
        "↓op.execute('ALTER TABLE users ADD CONSTRAINT has_email NOT NULL email')",
        settings: "postgresql = \"18\"")
    ],
    good: [
      RuleExample(
        "op.execute('ALTER TABLE users ADD CONSTRAINT has_email NOT NULL email NOT VALID')",
        settings: "postgresql = \"18\""),
      RuleExample(
        """
        op.execute('CREATE TABLE tags (name text)')
        op.execute('ALTER TABLE tags ADD CONSTRAINT has_name NOT NULL name')
        """, settings: "postgresql = \"18\""),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .addConstraint(let add) = step.operation, !add.onDomain, step.failure == nil,
      case .notNull(let column) = add.constraint.rule, add.constraint.isValidated,
      let table = step.existing(add.table), step.scansForNotNull(column, of: table.name)
    else { return [] }
    return [
      RuleFinding(
        "NOT NULL of \(column) reads every row of \(table.name.plain) under ACCESS EXCLUSIVE: its reads "
          + "and writes wait.",
        at: step.place, locks: step.locks.relations,
        rewrite: step.made(.init(table: table.name, constraint: add.constraint, isInline: false))?
          .name.map { plan($0, column, table.name) })
    ]
  }

  private static func plan(
    _ name: String, _ column: String, _ table: QualifiedName
  ) -> Rewrite {
    let sql =
      "ALTER TABLE \(table) ADD CONSTRAINT \(QualifiedName(name)) NOT NULL \(QualifiedName(column)) "
      + "NOT VALID"
    return .plan([
      PlannedRevision(
        "refuse new rows without \(column)", upgrade: PlannedCode.execute(sql),
        downgrade: PlannedCode.execute(
          "ALTER TABLE \(table) DROP CONSTRAINT \(QualifiedName(name))")),
      PlannedRevision(
        "validate \(name)", upgrade: PlannedCode.validate(name, of: table), downgrade: "pass"),
    ])
  }
}
