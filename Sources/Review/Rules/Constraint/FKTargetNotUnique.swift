import AlembicOperations
import Schema

/// A foreign key to columns that may repeat.
enum FKTargetNotUnique: ReviewRule {
  static let page = RulePage(
    "fk-target-not-unique", "A foreign key to columns without a key", group: .constraint,
    severity: .error,
    why: "PostgreSQL refuses a foreign key whose referenced columns have no primary key, unique "
      + "constraint or plain unique index over exactly them (42830).",
    remedy: "Make the referenced columns unique first, or refer to the primary key.",
    bad: [
      RuleExample("↓op.create_foreign_key('fk', 'posts', 'users', ['title'], ['email'])"),
      RuleExample(
        "↓op.execute('ALTER TABLE posts ADD FOREIGN KEY (user_id) REFERENCES users (age)')"),
      RuleExample(
        "↓op.create_foreign_key('fk', 'posts', 'users', ['title'], ['email'])",
        before: RuleExample.standardSchema
          + "\nop.create_index('partial', 'users', ['email'], unique=True, "
          + "postgresql_where=sa.text('age > 17'))"),
    ],
    good: [
      RuleExample("op.create_foreign_key('fk', 'posts', 'users', ['user_id'], ['id'])"),
      RuleExample(
        "op.create_foreign_key('fk', 'posts', 'users', ['title'], ['email'])",
        before: RuleExample.standardSchema
          + "\nop.create_index('users_email', 'users', ['email'], unique=True)"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.failures(.other).compactMap { failure in
      guard failure.failure.code == SQLState.invalidForeignKey.rawValue,
        failure.failure.message.hasPrefix("there is no unique constraint")
      else { return nil }
      return failure.finding(failure.sentence)
    }
  }
}
