import Schema

/// `drop_index` of a key's own index, or `drop_constraint` of an index that is no key's.
enum DropIndexBacksConstraint: ReviewRule {
  static let page = RulePage(
    "drop-index-backs-constraint", "An index and a constraint are taken for each other",
    group: .correctness, severity: .error,
    why:
      "The index of a UNIQUE constraint or primary key goes with its constraint only, and an index "
      + "that was made by create_index is no constraint, even where it is unique.",
    remedy: "Use op.drop_constraint for a constraint and op.drop_index for an index.",
    bad: [
      RuleExample("↓op.drop_index('users_pkey', table_name='users')"),
      RuleExample(
        "↓op.execute('DROP INDEX users_email_key')",
        before: RuleExample.standardSchema
          + "\nop.create_unique_constraint('users_email_key', 'users', ['email'])"),
      RuleExample(
        "↓op.drop_constraint('users_email_idx', 'users', type_='unique')",
        before: RuleExample.standardSchema
          + "\nop.create_index('users_email_idx', 'users', ['email'], unique=True)"),
    ],
    good: [
      RuleExample(
        "op.drop_constraint('users_email_key', 'users', type_='unique')",
        before: RuleExample.standardSchema
          + "\nop.create_unique_constraint('users_email_key', 'users', ['email'])"),
      RuleExample(
        "op.drop_index('users_email_idx', table_name='users')",
        before: RuleExample.standardSchema
          + "\nop.create_index('users_email_idx', 'users', ['email'], unique=True)"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.failures(.constraintIndex).map { failure in
      var remedy: String?
      if let step = failure.step, case .dropIndex(let drop) = step.operation,
        let owner = step.before.tableOfIndex(drop.name)
      {
        remedy = "op.drop_constraint('\(drop.name.name)', '\(owner.name)')"
      } else if let step = failure.step, case .dropConstraint(let drop) = step.operation {
        remedy = "op.drop_index('\(drop.name)', table_name='\(drop.table.name)')"
      }
      return failure.finding(failure.sentence, remedy: remedy.map { "Write \($0)." })
    }
  }
}
