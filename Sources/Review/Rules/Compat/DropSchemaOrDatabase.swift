import Schema

/// `DROP SCHEMA`, `DROP DATABASE`.
enum DropSchemaOrDatabase: ReviewRule {
  static let page = RulePage(
    "drop-schema-or-database", "A schema or database is dropped", group: .compat,
    severity: .error,
    why:
      "Everything in it goes at once. No downgrade brings it back, and a wrong connection string "
      + "makes it the wrong one.",
    remedy: "Leave it to a person with a backup; a migration drops single tables.",
    bad: [
      RuleExample(
        "↓op.execute('DROP SCHEMA reports CASCADE')",
        before: "op.execute('CREATE SCHEMA reports')"),
      RuleExample("↓op.execute('DROP DATABASE IF EXISTS other')"),
    ],
    good: [
      RuleExample("op.execute('CREATE SCHEMA reports')"),
      RuleExample("op.execute('DROP SCHEMA IF EXISTS never_made')"),
      RuleExample(
        """
        op.execute('CREATE SCHEMA scratch')
        op.execute('DROP SCHEMA scratch')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .dropObject(let drop) = step.operation, step.failure == nil else { return [] }
    let name = drop.target.name.name
    switch drop.target.kind {
    case .schema:
      let isMadeHere = revision.steps(before: step).contains { earlier in
        if case .createNamespace(let create) = earlier.operation {
          create.namespace.name == name
        } else {
          false
        }
      }
      guard !isMadeHere, !step.before.isComplete || step.before.hasNamespace(name) else {
        return []
      }
      return [
        RuleFinding("The schema \(name) goes with all that is in it.", at: step.place)
      ]
    case .database:
      return [RuleFinding("The database \(name) goes.", at: step.place)]
    default: return []
    }
  }
}
