import PostgreSQLDialect
import Schema

/// A foreign key that looks up every row while writers wait.
enum FKValidatesUnderLock: ReviewRule {
  static let page = RulePage(
    "fk-validates-under-lock", "A foreign key is checked for all rows under its lock",
    group: .constraint, severity: .error,
    why:
      "ADD FOREIGN KEY reads every row of the referencing table and holds SHARE ROW EXCLUSIVE on "
      + "both tables meanwhile: INSERT, UPDATE and DELETE of both wait.",
    remedy: "Add it with postgresql_not_valid=True, and VALIDATE CONSTRAINT it in a later revision "
      + "with a transaction of its own.",
    bad: [
      RuleExample("↓op.create_foreign_key('posts_user_fk', 'posts', 'users', ['user_id'], ['id'])"),
      RuleExample(
        """
        ↓op.add_column(
            'posts',
            sa.Column('editor_id', sa.Integer(), sa.ForeignKey('users.id'), nullable=True))
        """),
      RuleExample(
        "↓op.execute('ALTER TABLE posts ADD FOREIGN KEY (user_id) REFERENCES users (id)')"),
    ],
    good: [
      RuleExample(
        """
        op.create_foreign_key(
            'posts_user_fk', 'posts', 'users', ['user_id'], ['id'], postgresql_not_valid=True)
        """),
      // The column before passes on an empty table only, so no row is looked up.
      RuleExample(
        """
        op.add_column('posts', sa.Column('editor_id', sa.Integer(), nullable=False))
        op.create_foreign_key('posts_editor_fk', 'posts', 'users', ['editor_id'], ['id'])
        """),
      // A new column without a default has nothing to look up.
      RuleExample("op.execute('ALTER TABLE posts ADD editor_id integer REFERENCES users (id)')"),
      RuleExample(
        """
        op.create_table('tags', sa.Column('user_id', sa.Integer(), nullable=True))
        op.create_foreign_key('tags_user_fk', 'tags', 'users', ['user_id'], ['id'])
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    return step.addedConstraints.compactMap { added in
      guard case .foreignKey(let key) = added.constraint.rule, added.constraint.isValidated,
        added.constraint.isEnforced, let table = step.existing(added.table),
        !revision.isEmpty(table.name, at: step)
      else { return nil }
      // PostgreSQL does not look up the NULLs of a new column.
      if case .addColumn(let add) = step.operation, add.column.serverDefault == nil { return nil }
      let parent = step.before.canonical(key.table)
      let name = step.made(added)?.name.map { " \($0)" } ?? ""
      let isPartitioned = table.partitioning != nil
      let mode = added.isInline ? "ACCESS EXCLUSIVE" : "SHARE ROW EXCLUSIVE"
      let waiting =
        parent == table.name || step.isNew(parent)
        ? "holds \(mode) on it" : "holds \(mode) on it and SHARE ROW EXCLUSIVE on \(parent.plain)"
      return RuleFinding(
        "Adding the foreign key\(name) reads every row of \(table.name.plain) and \(waiting) meanwhile: "
          + "writers wait\(added.isInline ? ", and readers too" : revision.readersWait(for: parent == table.name ? [parent] : [table.name, parent], at: step)).",
        at: step.place,
        remedy: isPartitioned
          ? "Add the key to each partition as NOT VALID and VALIDATE it there, one by one; the key "
            + "of \(table.name.plain) then takes theirs over." : nil,
        locks: step.locks.relations, rewrite: .validatingLater(step, added, in: revision))
    }
  }
}
