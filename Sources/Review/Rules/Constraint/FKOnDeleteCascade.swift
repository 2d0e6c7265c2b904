import Schema

/// A foreign key that starts to delete rows.
enum FKOnDeleteCascade: ReviewRule {
  private static let key =
    "\nop.create_foreign_key('fk', 'posts', 'users', ['user_id'], ['id'], ondelete='CASCADE')"

  static let page = RulePage(
    "fk-on-delete-cascade", "A foreign key deletes the rows that refer", group: .constraint,
    severity: .info,
    why:
      "With ON DELETE CASCADE one DELETE of a parent silently deletes all rows that refer to it, and "
      + "those that refer to them.",
    remedy: "Keep it where the rows truly belong to their parent; otherwise RESTRICT or SET NULL.",
    bad: [
      RuleExample(
        """
        ↓op.create_foreign_key(
            'fk', 'posts', 'users', ['user_id'], ['id'], ondelete='CASCADE')
        """)
    ],
    good: [
      RuleExample("op.create_foreign_key('fk', 'posts', 'users', ['user_id'], ['id'])"),
      RuleExample(
        """
        op.drop_constraint('fk', 'posts', type_='foreignkey')
        op.create_foreign_key(
            'posts_fk', 'posts', 'users', ['user_id'], ['id'], ondelete='CASCADE')
        """, before: RuleExample.standardSchema + key),
      RuleExample(
        """
        op.create_table(
            'marks', sa.Column('post_id', sa.Integer(), nullable=False),
            sa.ForeignKeyConstraint(['post_id'], ['posts.id'], ondelete='CASCADE'))
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    return step.addedConstraints.compactMap { added in
      guard case .foreignKey(let key) = added.constraint.rule, key.onDelete == .cascade,
        let table = step.existing(added.table)
      else { return nil }
      let parent = step.before.canonical(key.table)
      let wasThere = (revision.before.table(table.name)?.foreignKeys ?? []).contains { old in
        old.key.columns == key.columns && old.key.onDelete == .cascade
          && revision.before.canonical(old.key.table) == parent
      }
      guard !wasThere else { return nil }
      return RuleFinding(
        "From now on a DELETE in \(parent.plain) deletes the rows of \(table.name.plain) that refer to it "
          + "(ON DELETE CASCADE).",
        at: step.place)
    }
  }
}
