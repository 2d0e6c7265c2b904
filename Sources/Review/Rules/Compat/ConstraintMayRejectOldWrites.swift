import PostgreSQLDialect
import Schema

/// A new rule for rows that running code does not know.
enum ConstraintMayRejectOldWrites: ReviewRule {
  static let page = RulePage(
    "constraint-may-reject-old-writes", "Running code may write what a new constraint refuses",
    group: .compat, severity: .info,
    why: "A constraint counts for every writer from the commit on, also for code that was written "
      + "before it. While both versions run, the old one's writes can fail.",
    remedy: "Deploy code that keeps to the rule first, then add the constraint.",
    bad: [
      RuleExample("↓op.create_check_constraint('adult', 'users', 'age > 17')"),
      RuleExample("↓op.create_unique_constraint('users_email_key', 'users', ['email'])"),
      RuleExample("↓op.create_index('users_email_idx', 'users', ['email'], unique=True)"),
      RuleExample("↓op.alter_column('users', 'email', nullable=False)"),
      RuleExample(
        "↓op.create_foreign_key('posts_user_fk', 'posts', 'users', ['user_id'], ['id'])"),
    ],
    good: [
      // Running code leaves the new column NULL.
      RuleExample(
        """
        op.add_column('posts', sa.Column('editor_id', sa.Integer(), nullable=True))
        op.create_foreign_key('posts_editor_fk', 'posts', 'users', ['editor_id'], ['id'])
        op.create_check_constraint('positive', 'posts', 'editor_id > 0')
        """),
      // It is enforced already.
      RuleExample(
        """
        op.alter_column('users', 'email', nullable=False)
        op.drop_constraint('has_email', 'users', type_='check')
        """,
        before: RuleExample.standardSchema
          + "\nop.create_check_constraint('has_email', 'users', 'email IS NOT NULL')"),
      RuleExample(
        """
        op.drop_constraint('posts_user_fk', 'posts', type_='foreignkey')
        op.create_foreign_key(
            'posts_user_fk', 'posts', 'users', ['user_id'], ['id'], ondelete='CASCADE')
        """,
        before: RuleExample.standardSchema
          + "\nop.create_foreign_key('posts_user_fk', 'posts', 'users', ['user_id'], ['id'])"),
      // Code that does not know the column leaves it NULL, and the list has only grown.
      RuleExample(
        """
        op.add_column('posts', sa.Column('form_id', sa.Integer(), nullable=True))
        op.drop_constraint('owned', 'posts', type_='check')
        op.create_check_constraint(
            'owned', 'posts',
            "user_id IS NOT NULL OR (title = 'none' AND user_id IS NULL AND form_id IS NULL)")
        """,
        before: RuleExample.standardSchema + """

          op.create_check_constraint(
              'owned', 'posts',
              "user_id IS NOT NULL OR (title = 'none' AND user_id IS NULL)")
          """),
      RuleExample(
        """
        op.drop_constraint('titled', 'posts', type_='check')
        op.create_check_constraint('titled', 'posts', "title IN ('a', 'b', 'c')")
        """,
        before: RuleExample.standardSchema
          + "\nop.create_check_constraint('titled', 'posts', \"title IN ('a', 'b')\")"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    func found(_ what: String, _ table: QualifiedName) -> [RuleFinding] {
      [
        RuleFinding(
          "\(what) of \(table.plain) counts for running code too: its writes that break it fail.",
          at: step.place, locks: step.locks.relations)
      ]
    }
    switch step.operation {
    case .addConstraint(let add) where !add.onDomain:
      guard let table = step.existing(add.table), add.constraint.isEnforced else { return [] }
      var columns = add.constraint.columns
      switch add.constraint.rule {
      case .check(let condition):
        columns = condition.columnReferences(among: table.columns.map(\.name))
      case .primaryKey(let key), .unique(let key): if key.existingIndex != nil { return [] }
      default: break
      }
      guard isAboutOld(columns, of: table, at: step, revision),
        !wasThere(add.constraint, of: table, revision)
      else { return [] }
      return found(
        add.constraint.name.map { "The constraint \($0)" } ?? "A new constraint", table.name)
    case .createIndex(let create) where create.index.isUnique:
      guard let table = step.existing(create.table) else { return [] }
      let columns = create.index.elements.flatMap { element in
        switch element.key {
        case .column(let name): [name]
        case .expression(let text): text.columnReferences(among: table.columns.map(\.name))
        }
      }
      let isKept = (revision.before.table(table.name)?.indexes ?? []).contains {
        $0.isUnique && $0.elements.map(\.key) == create.index.elements.map(\.key)
      }
      guard !isKept, isAboutOld(columns, of: table, at: step, revision) else { return [] }
      return found(
        create.index.name.map { "The unique index \($0)" } ?? "A new unique index", table.name)
    case .alterColumn(let alter) where alter.nullable == false:
      guard let column = revision.oldColumn(alter.column, of: alter.table, at: step),
        column.isNullable, let table = step.existing(alter.table)
      else { return [] }
      let proof = SQLExpression("\(alter.column) IS NOT NULL")
      let isProven = revision.before.table(table.name)?.constraints.contains { constraint in
        if case .check(let check) = constraint.rule { check.isEquivalent(to: proof) } else { false }
      }
      guard isProven != true else { return [] }
      return found("NOT NULL of \(alter.column)", table.name)
    case .createTrigger(let create):
      guard let table = step.existing(create.table),
        let body = step.before.routines(create.trigger.function).first?.body?.lowercased(),
        body.contains("raise exception")
      else { return [] }
      return found("The trigger \(create.trigger.name), which can refuse rows,", table.name)
    default: return []
    }
  }

  /// Whether running code writes any of the columns.
  private static func isAboutOld(
    _ columns: [String], of table: Table, at step: ReviewStep, _ revision: ReviewedRevision
  ) -> Bool {
    columns.isEmpty
      || columns.contains { column in
        revision.isOld(column, of: table.name, at: step)
      }
  }

  /// The columns that running code does not know.
  private static func newColumns(of table: Table, _ revision: ReviewedRevision) -> Set<String> {
    let old = Set((revision.before.table(table.name)?.columns ?? []).map(\.name))
    return Set(table.columns.map(\.name)).subtracting(old)
  }

  /// Whether the same or more was demanded before the revision, under any name.
  private static func wasThere(
    _ constraint: Constraint, of table: Table, _ revision: ReviewedRevision
  ) -> Bool {
    (revision.before.table(table.name)?.constraints ?? []).contains { old in
      switch (old.rule, constraint.rule) {
      case (.foreignKey(let one), .foreignKey(let other)):
        one.columns == other.columns
          && revision.before.canonical(one.table) == revision.before.canonical(other.table)
      case (.unique(let one), .unique(let other)), (.primaryKey(let one), .unique(let other)),
        (.primaryKey(let one), .primaryKey(let other)):
        Set(one.columns).isSubset(of: other.columns)
      case (.check(let one), .check(let other)):
        one.isEquivalent(to: other)
          || other.widens(one, newColumns: newColumns(of: table, revision))
      default: false
      }
    }
  }
}
