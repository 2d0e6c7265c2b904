import Schema

/// `IF EXISTS`, which hides what is not as it should be.
enum CreateOrDropIfExists: ReviewRule {
  static let page = RulePage(
    "create-or-drop-if-exists", "IF [NOT] EXISTS hides a database that differs", group: .style,
    severity: .info,
    why:
      "With IF [NOT] EXISTS a statement passes over an object that is there already, or missing, "
      + "without asking whether it is the one that is meant.",
    remedy: "Leave it out where the transaction takes back what fails; keep it in an "
      + "autocommit block, which must be repeatable.",
    bad: [
      RuleExample("↓op.execute('DROP TABLE IF EXISTS posts')"),
      RuleExample(
        "↓op.create_table('tags', sa.Column('a', sa.Text(), nullable=True), if_not_exists=True)"),
    ],
    good: [
      RuleExample("op.execute('DROP TABLE posts')"),
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.execute('CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_age ON users (age)')
        """),
      RuleExample("op.execute('CREATE EXTENSION IF NOT EXISTS pgcrypto')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.runsInTransaction, step.operation.asksWhetherItExists else { return [] }
    let name = step.operation.subjects.first.map { " for \($0.plain)" } ?? ""
    return [
      RuleFinding(
        "\(step.title) passes over what it finds other than expected\(name).", at: step.place)
    ]
  }
}
