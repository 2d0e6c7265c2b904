import Schema

/// A serial column.
enum PreferIdentity: ReviewRule {
  static let page = RulePage(
    "prefer-identity", "A key counts with serial", group: .style, severity: .info,
    why: "serial is a default and a sequence with rights of its own; an identity column is the "
      + "standard's way and keeps them together.",
    remedy: "sa.Identity().",
    bad: [
      RuleExample(
        """
        ↓op.create_table(
            'tags', sa.Column('id', sa.BigInteger(), primary_key=True, nullable=False))
        """),
      RuleExample("↓op.execute('CREATE TABLE tags (id bigserial)')"),
    ],
    good: [
      RuleExample(
        """
        op.create_table(
            'tags',
            sa.Column(
                'id', sa.BigInteger(), sa.Identity(), primary_key=True, nullable=False))
        """),
      RuleExample(
        """
        op.create_table(
            'tags', sa.Column('id', sa.Text(), primary_key=True, nullable=False))
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    step.writtenColumns.filter(\.isSerial).map {
      RuleFinding("\($0.name) is a serial column.", at: step.place)
    }
  }
}
