import PostgreSQLDialect
import Schema

/// The end of a foreign key, which others wait for in two tables.
enum DropFKLocksParent: ReviewRule {
  private static let keyed =
    RuleExample.standardSchema
    + "\nop.create_foreign_key('posts_user_fk', 'posts', 'users', ['user_id'], ['id'])"

  static let page = RulePage(
    "drop-fk-locks-parent", "Dropping a foreign key locks the table it leads to",
    group: .constraint, severity: .warning,
    why:
      "The triggers of a foreign key stand on both tables. Dropping the key, or the table that has "
      + "it, takes ACCESS EXCLUSIVE on both until the transaction ends.",
    remedy:
      "Set a lock_timeout, and drop each foreign key in a short transaction of its own before "
      + "the table.",
    bad: [
      RuleExample(
        "↓op.drop_constraint('posts_user_fk', 'posts', type_='foreignkey')", before: keyed),
      RuleExample("↓op.drop_table('posts')", before: keyed),
    ],
    good: [
      RuleExample("op.drop_table('posts')"),
      RuleExample(
        "op.drop_constraint('posts_user_fk', 'posts', type_='foreignkey')",
        before: RuleExample.standardSchema
          + "\nop.create_foreign_key('posts_user_fk', 'posts', 'posts', ['user_id'], ['id'])"),
      RuleExample(
        """
        op.create_table(
            'marks', sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id')))
        op.drop_table('marks')
        """),
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        op.drop_constraint('posts_user_fk', 'posts', type_='foreignkey')
        """, before: keyed),
      RuleExample("op.drop_table('posts')\nop.drop_table('users')", before: keyed),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    let table: Table
    let keys: [ForeignKey]
    switch step.operation {
    case .dropConstraint(let drop) where !drop.onDomain:
      guard let found = step.existing(drop.table),
        case .foreignKey(let key)? = found.constraint(drop.name)?.rule
      else { return [] }
      (table, keys) = (found, [key])
    case .dropTable(let drop):
      guard let found = step.existing(drop.name) else { return [] }
      (table, keys) = (found, found.foreignKeys.map(\.key))
    default: return []
    }
    let parents = Set(keys.map { step.before.canonical($0.table) }).subtracting([table.name])
    let locks = step.locks(atLeast: .accessExclusive).filter { lock in
      // Nobody waits for a table that goes too, nor anew for one that is under the lock already.
      parents.contains(lock.relation) && revision.after.table(lock.relation) != nil
        && revision.holder(of: .accessExclusive, on: lock.relation, before: step) == nil
    }
    guard !locks.isEmpty else { return [] }
    let list = locks.map(\.relation.plain).sorted().joined(separator: ", ")
    let what: String
    if case .dropTable = step.operation {
      what = "Dropping \(table.name.plain) with its foreign keys"
    } else {
      what = "Dropping the foreign key of \(table.name.plain)"
    }
    return [
      RuleFinding(
        "\(what) locks \(list) too (ACCESS EXCLUSIVE): reads and writes there wait until the "
          + "transaction ends.",
        at: step.place, locks: locks)
    ]
  }
}
