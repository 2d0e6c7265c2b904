import Schema

/// A change of what others depend on.
enum DependentObject: ReviewRule {
  private static let view = "\nop.execute('CREATE VIEW ages AS SELECT id, age FROM users')"

  static let page = RulePage(
    "dependent-object", "Something depends on what is dropped or changed", group: .correctness,
    severity: .error,
    why:
      "PostgreSQL refuses to drop a column or table, and to change a column's type, while a view, "
      + "a foreign key, a generated column, a policy or a trigger reads it.",
    remedy: "Drop what depends on it first, and make it again afterwards in the same revision.",
    bad: [
      RuleExample(
        "↓op.drop_column('users', 'age')", before: RuleExample.standardSchema + view),
      RuleExample(
        "↓op.alter_column('users', 'age', type_=sa.BigInteger())",
        before: RuleExample.standardSchema + view),
      RuleExample(
        "↓op.execute('DROP TABLE users')",
        before: RuleExample.standardSchema
          + "\nop.create_foreign_key('posts_user_id_fkey', 'posts', 'users', ['user_id'], ['id'])"
      ),
      RuleExample(
        "↓op.execute('DROP TYPE mood')",
        before: RuleExample.standardSchema + """

          op.execute("CREATE TYPE mood AS ENUM ('ok')")
          op.execute('ALTER TABLE users ADD COLUMN mood mood')
          """),
    ],
    good: [
      RuleExample(
        """
        op.execute('DROP VIEW ages')
        op.drop_column('users', 'age')
        """, before: RuleExample.standardSchema + view),
      RuleExample("op.drop_column('users', 'name')", before: RuleExample.standardSchema + view),
      RuleExample(
        "op.alter_column('users', 'age', nullable=False)",
        before: RuleExample.standardSchema + view),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.failures(.dependents).map { failure in
      let detail = failure.step?.failure?.detail.map { text in
        " " + text.split(separator: "\n").joined(separator: "; ") + "."
      }
      return failure.finding(failure.sentence + (detail ?? ""))
    }
  }
}
