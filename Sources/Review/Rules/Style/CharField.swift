import Schema

/// A text that is filled up with spaces.
enum CharField: ReviewRule {
  static let page = RulePage(
    "char-field", "A text column is filled up with spaces", group: .style, severity: .info,
    why: "char(n) stores spaces up to its length and ignores them in comparisons, which surprises "
      + "everybody once.",
    remedy: "sa.Text(), with a CHECK on its length where one matters.",
    bad: [
      RuleExample("↓op.add_column('users', sa.Column('land', sa.CHAR(2), nullable=True))")
    ],
    good: [
      RuleExample("op.add_column('users', sa.Column('land', sa.VARCHAR(2), nullable=True))")
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    step.writtenColumns.filter {
      $0.type.builtinName == "character" || $0.type.builtinName == "bpchar"
    }.map { RuleFinding("\($0.name) is \($0.type).", at: step.place) }
  }
}
