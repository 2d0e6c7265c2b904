import AlembicOperations
import MigrationReplay
import PostgreSQLDialect
import Schema

/// A unique index or constraint over rows that are there.
enum UniqueMayFailOnDuplicates: ReviewRule {
  static let page = RulePage(
    "unique-may-fail-on-duplicates", "A unique index over rows that may repeat", group: .index,
    severity: .warning,
    why:
      "PostgreSQL refuses a unique index when rows repeat a value (23505). A plain build is rolled "
      + "back; a concurrent one leaves an INVALID unique index that still refuses new rows.",
    remedy:
      "Count the repeated values on the real data first, and remove them in a revision before.",
    bad: [
      RuleExample("↓op.create_unique_constraint('users_email_key', 'users', ['email'])"),
      RuleExample(
        """
        with op.get_context().autocommit_block():
            ↓op.create_index(
                'ix_users_email', 'users', ['email'], unique=True,
                postgresql_concurrently=True)
        """),
      RuleExample(
        "↓op.add_column('users', sa.Column('code', sa.Text(), server_default='x', unique=True))"),
    ],
    good: [
      RuleExample(
        """
        op.execute('DELETE FROM users a USING users b WHERE a.email = b.email AND a.id > b.id')
        op.create_unique_constraint('users_email_key', 'users', ['email'])
        """),
      // Emptied, and under another name since.
      RuleExample(
        """
        op.execute('DELETE FROM users')
        op.rename_table('users', 'people')
        op.create_unique_constraint('people_email_key', 'people', ['email'])
        """),
      RuleExample("op.create_unique_constraint('users_key', 'users', ['id', 'email'])"),
      RuleExample(
        """
        op.add_column('users', sa.Column('code', sa.Text(), nullable=True))
        op.create_unique_constraint('users_code_key', 'users', ['code'])
        """),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.create_unique_constraint('tags_name_key', 'tags', ['name'])
        """),
      RuleExample(
        """
        op.drop_constraint('users_email_key', 'users', type_='unique')
        op.create_unique_constraint('uq_users_email', 'users', ['email'])
        """,
        before: RuleExample.standardSchema
          + "\nop.create_unique_constraint('users_email_key', 'users', ['email'])"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard let (name, columns, nullsRepeat) = demand(step), !columns.isEmpty,
      step.failure == nil, let table = step.existing(name),
      !revision.upgrade.writesRows(of: table.name, before: step),
      !revision.isEmpty(table.name, at: step), !writesRowsEarlier(table.name, revision),
      !isProven(columns, table, revision),
      !columns.contains(where: { isNewAndNull($0, table, revision) && !nullsRepeat })
    else { return [] }
    let list = columns.joined(separator: ", ")
    // A new column's default is the same in every row.
    let repeats = columns.allSatisfy { revision.before.table(table.name)?.column($0) == nil }
    return [
      RuleFinding(
        repeats
          ? "Every row of \(table.name.plain) has the same \(list) when it is made unique: with two rows "
            + "it fails (23505)."
          : "Making \(list) of \(table.name.plain) unique fails (23505) when rows repeat a value, and "
            + "nothing here removes such rows first.",
        at: step.place)
    ]
  }

  /// What must be unique from here on, and whether NULLs count as repeated.
  private static func demand(
    _ step: ReviewStep
  ) -> (table: QualifiedName, columns: [String], nullsRepeat: Bool)? {
    if case .createIndex(let create) = step.operation, create.index.isUnique {
      let columns = create.index.elements.compactMap(\.column)
      // Of an expression nothing is known.
      guard columns.count == create.index.elements.count else { return nil }
      return (create.table, columns, create.index.nullsNotDistinct)
    }
    for added in step.addedConstraints {
      switch added.constraint.rule {
      case .unique(let key) where key.existingIndex == nil:
        return (added.table, key.columns, key.nullsNotDistinct)
      case .primaryKey(let key) where key.existingIndex == nil:
        return (added.table, key.columns, true)
      default: continue
      }
    }
    return nil
  }

  /// Whether a key over some of the columns has made the rows distinct all along.
  private static func isProven(
    _ columns: [String], _ table: Table, _ revision: ReviewedRevision
  ) -> Bool {
    let tables = [table, revision.before.table(table.name)].compactMap { $0 }
    return tables.contains { table in
      (table.indexes + table.keyIndexes).contains { index in
        index.isUnique && index.predicate == nil
          && index.elements.allSatisfy { $0.column.map(columns.contains) ?? false }
      }
    }
  }

  /// A column that this revision has added without a value.
  private static func isNewAndNull(
    _ name: String, _ table: Table, _ revision: ReviewedRevision
  ) -> Bool {
    guard let before = revision.before.table(table.name), before.isComplete,
      before.column(name) == nil
    else { return false }
    guard let column = table.column(name) ?? revision.after.table(table.name)?.column(name) else {
      return false
    }
    return column.serverDefault == nil || column.serverDefault?.calls("nextval") == true
      || column.serverDefault?.calls("gen_random_uuid") == true
  }

  /// Whether the revision right before has changed rows of the table.
  private static func writesRowsEarlier(
    _ table: QualifiedName, _ revision: ReviewedRevision
  ) -> Bool {
    guard let parent = revision.earlier.last else { return false }
    return parent.run.steps.contains { step in
      step.operations.contains { placed in
        guard case .data(let data) = placed.operation else { return false }
        return [.delete, .update, .merge].contains(data.kind)
          && data.targets.contains { revision.before.canonical($0) == table }
      }
    }
  }
}
