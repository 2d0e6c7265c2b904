import AlembicOperations
import Schema

/// A name that something else has.
enum NameCollision: ReviewRule {
  static let page = RulePage(
    "name-collision", "A new object gets a name that another has", group: .correctness,
    severity: .error,
    why: "Tables, views, sequences and indexes of a schema share one namespace, and the indexes of "
      + "keys live in it too: an index can collide with one of quite another table.",
    remedy: "Give it another name; with the table in it, as naming conventions do.",
    bad: [
      RuleExample(
        "↓op.create_index('ix_name', 'posts', ['title'])",
        before: RuleExample.standardSchema + "\nop.create_index('ix_name', 'users', ['name'])"),
      RuleExample("↓op.create_unique_constraint('users_pkey', 'posts', ['title'])"),
      RuleExample("↓op.rename_table('posts', 'users')"),
      RuleExample(
        "↓op.alter_column('users', 'name', new_column_name='email')"),
      RuleExample("↓op.execute('CREATE VIEW posts AS SELECT 1 AS one')"),
    ],
    good: [
      RuleExample("op.create_index('ix_posts_title', 'posts', ['title'])"),
      // The names of checks and foreign keys belong to their table alone.
      RuleExample(
        "op.create_check_constraint('positive', 'posts', 'id > 0')",
        before: RuleExample.standardSchema
          + "\nop.create_check_constraint('positive', 'users', 'age > 0')"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.failures(.nameTaken).map { failure in
      let holder = failure.failure.subject?.table.map { " It belongs to \($0.plain)." } ?? ""
      return failure.finding(failure.sentence + holder)
    }
  }
}
