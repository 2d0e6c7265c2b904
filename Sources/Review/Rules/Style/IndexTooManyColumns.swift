import Schema

/// A wide index.
enum IndexTooManyColumns: ReviewRule {
  static let page = RulePage(
    "index-too-many-columns", "A plain index over more than three columns", group: .style,
    severity: .info,
    why:
      "An index that is not unique over many columns is large, slow to write, and rarely better than "
      + "one over the few columns that select most.",
    remedy: "Keep the columns that select most; put others into INCLUDE if queries only read them.",
    bad: [
      RuleExample("↓op.create_index('ix_users', 'users', ['email', 'name', 'age', 'created'])")
    ],
    good: [
      RuleExample("op.create_index('ix_users', 'users', ['email', 'name', 'age'])"),
      RuleExample(
        "op.create_index('ix_users', 'users', ['email', 'name', 'age', 'created'], unique=True)"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createIndex(let create) = step.operation, !create.index.isUnique,
      create.index.elements.count > 3
    else { return [] }
    return [
      RuleFinding(
        "\(create.index.name ?? "The index") on \(create.table.plain) has "
          + "\(create.index.elements.count) columns.", at: step.place)
    ]
  }
}
