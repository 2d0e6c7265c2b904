import Schema

/// An integer that can run out.
enum PreferBigint: ReviewRule {
  static let page = RulePage(
    "prefer-bigint", "An integer column is small", group: .style, severity: .info,
    why: "integer ends at 2,147,483,647 and smallint at 32,767; a wider type later writes the "
      + "whole table anew.",
    remedy: "sa.BigInteger(), for keys above all.",
    bad: [
      RuleExample("↓op.add_column('users', sa.Column('visits', sa.Integer(), nullable=True))"),
      RuleExample(
        """
        ↓op.create_table(
            'tags', sa.Column('id', sa.SmallInteger(), primary_key=True, nullable=False))
        """),
    ],
    good: [
      RuleExample("op.add_column('users', sa.Column('visits', sa.BigInteger(), nullable=True))"),
      RuleExample("op.add_column('users', sa.Column('sum', sa.Numeric(), nullable=True))"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    step.writtenColumns.filter { ["integer", "smallint"].contains($0.type.builtinName) }.map {
      RuleFinding("\($0.name) is \($0.type).", at: step.place)
    }
  }
}
