import Schema

/// A step of which the file does not say what it does.
enum UnresolvableArgument: ReviewRule {
  static let page = RulePage(
    "unresolvable-argument", "What a step does is decided when it runs", group: .python,
    severity: .info,
    why: "A table, a column or SQL that is computed from rows, the environment or code that is not "
      + "here was not judged: somebody has to look.",
    remedy: "Spell it out, or read it with care.",
    bad: [
      RuleExample(
        """
        import os
        ↓op.drop_table(os.environ['OLD_TABLE'])
        """),
      RuleExample(
        """
        ↓op.execute("DO $$ BEGIN EXECUTE 'DROP TABLE ' || current_setting('my.table'); END $$")
        """),
    ],
    good: [
      RuleExample(
        """
        for name in ['users', 'posts']:
            op.add_column(name, sa.Column('note', sa.Text(), nullable=True))
        """),
      RuleExample("op.execute(\"DO $$ BEGIN RAISE NOTICE 'hello'; END $$\")"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .opaque(let statement) = step.operation,
      statement.changesSchema || statement.text.isEmpty
    else { return [] }
    let what = statement.text.isEmpty ? "op.\(step.name)()" : "The \(statement.kind) statement"
    return [
      RuleFinding(
        "\(what) was not judged: \(statement.reason).", at: step.place)
    ]
  }
}
