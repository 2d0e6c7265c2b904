import AlembicOperations
import MigrationReplay
import Schema

/// `NOT VALID` that stays.
enum NotValidNeverValidated: ReviewRule {
  static let page = RulePage(
    "not-valid-never-validated", "A NOT VALID constraint that no revision validates",
    group: .constraint, severity: .info,
    why: "A constraint that is NOT VALID holds for new rows only. Old rows may break it, and the "
      + "planner does not rely on it.",
    remedy: "Add a revision with ALTER TABLE … VALIDATE CONSTRAINT.",
    bad: [
      RuleExample(
        "↓op.create_check_constraint('adult', 'users', 'age > 17', postgresql_not_valid=True)"),
      RuleExample(
        """
        ↓op.execute('ALTER TABLE posts ADD CONSTRAINT posts_user_fk '
                   'FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID')
        """),
    ],
    good: [
      RuleExample(
        """
        op.create_check_constraint('adult', 'users', 'age > 17', postgresql_not_valid=True)
        with op.get_context().autocommit_block():
            op.execute('ALTER TABLE users VALIDATE CONSTRAINT adult')
        """),
      // It only proves NOT NULL, and goes again.
      RuleExample(
        """
        op.create_check_constraint(
            'has_email', 'users', 'email IS NOT NULL', postgresql_not_valid=True)
        op.drop_constraint('has_email', 'users', type_='check')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    let end = revision.later.last?.run.schema ?? revision.after
    return step.addedConstraints.compactMap { added in
      guard !added.constraint.isValidated, added.constraint.isEnforced,
        let name = step.made(added)?.name, let table = end.table(added.table), table.isComplete,
        let left = table.constraint(name), !left.isValidated
      else { return nil }
      return RuleFinding(
        "No revision validates \(name) of \(table.name.plain): rows that are there may go on breaking it.",
        at: step.place)
    }
  }
}
