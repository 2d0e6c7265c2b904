import Schema

/// A time without its zone.
enum TimestampWithoutTimezone: ReviewRule {
  static let page = RulePage(
    "timestamp-without-timezone", "A time is stored without its zone", group: .style,
    severity: .info,
    why: "timestamp without time zone stores what a clock shows and not when: every reader must "
      + "guess the zone.",
    remedy: "sa.DateTime(timezone=True).",
    bad: [
      RuleExample("↓op.add_column('users', sa.Column('seen', sa.DateTime(), nullable=True))"),
      RuleExample("↓op.execute('CREATE TABLE tags (made timestamp)')"),
    ],
    good: [
      RuleExample(
        "op.add_column('users', sa.Column('seen', sa.DateTime(timezone=True), nullable=True))"),
      RuleExample("op.add_column('users', sa.Column('born', sa.Date(), nullable=True))"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    step.writtenColumns.filter { $0.type.builtinName == "timestamp without time zone" }.map {
      RuleFinding("\($0.name) is a timestamp without time zone.", at: step.place)
    }
  }
}
