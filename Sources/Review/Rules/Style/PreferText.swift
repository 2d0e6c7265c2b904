import Schema

/// A text with a length.
enum PreferText: ReviewRule {
  static let page = RulePage(
    "prefer-text", "A text column has a length", group: .style, severity: .info,
    why: "varchar(n) is no faster than text, and another n is an ALTER TABLE.",
    remedy: "sa.Text(), with a CHECK on its length where one matters.",
    bad: [
      RuleExample("↓op.add_column('users', sa.Column('nick', sa.String(20), nullable=True))")
    ],
    good: [
      RuleExample("op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))"),
      RuleExample("op.add_column('users', sa.Column('nick', sa.String(), nullable=True))"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    step.writtenColumns.filter {
      $0.type.builtinName == "character varying" && !$0.type.modifiers.isEmpty
    }.map { RuleFinding("\($0.name) is \($0.type).", at: step.place) }
  }
}
