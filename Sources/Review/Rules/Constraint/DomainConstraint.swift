import PostgreSQLDialect
import Schema

/// A rule of a domain.
enum DomainConstraint: ReviewRule {
  private static let domain = """
    op.execute('CREATE DOMAIN cents AS integer')
    op.execute('CREATE TABLE prices (price cents)')
    """

  static let page = RulePage(
    "domain-constraint", "A domain with a rule of its own", group: .constraint, severity: .warning,
    why:
      "A new rule of a domain is tried on every row of every table that uses the domain, each under a "
      + "SHARE lock: their writers wait together.",
    remedy: "Put a CHECK on each table instead, as NOT VALID, and VALIDATE them one by one.",
    bad: [
      RuleExample(
        "↓op.execute('ALTER DOMAIN cents ADD CONSTRAINT positive CHECK (VALUE > 0)')",
        before: domain),
      RuleExample("↓op.execute('ALTER DOMAIN cents SET NOT NULL')", before: domain),
      RuleExample("↓op.execute('CREATE DOMAIN grams AS integer CHECK (VALUE > 0)')"),
    ],
    good: [
      RuleExample(
        "op.execute('ALTER DOMAIN cents ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID')",
        before: domain),
      RuleExample("op.execute('CREATE DOMAIN grams AS integer')"),
      RuleExample(
        "op.execute('ALTER DOMAIN cents ADD CONSTRAINT positive CHECK (VALUE > 0)')",
        before: "op.execute('CREATE DOMAIN cents AS integer')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    let name: QualifiedName
    switch step.operation {
    case .createType(let create):
      guard case .domain(let domain) = create.type.definition,
        !domain.constraints.isEmpty || !domain.isNullable
      else { return [] }
      return [
        RuleFinding(
          "The domain \(create.type.name.plain) has a rule of its own: changing it later reads every "
            + "table that uses the domain under SHARE.",
          at: step.place, severity: .info)
      ]
    case .addConstraint(let add) where add.onDomain && add.constraint.isValidated:
      name = add.table
    case .alterDomain(let alter) where alter.nullable == false: name = alter.name
    default: return []
    }
    let tables = step.locks(atLeast: .share)
    guard !tables.isEmpty else { return [] }
    let list = tables.map(\.relation.plain).joined(separator: ", ")
    return [
      RuleFinding(
        "The new rule of the domain \(name.plain) reads every row of \(list) under SHARE: writers wait.",
        at: step.place, locks: tables)
    ]
  }
}
