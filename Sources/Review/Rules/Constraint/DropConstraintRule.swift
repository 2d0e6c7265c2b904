import PostgreSQLDialect
import Schema

/// A rule for rows that ends.
enum DropConstraintRule: ReviewRule {
  private static let checked =
    RuleExample.standardSchema
    + "\nop.create_check_constraint('has_email', 'users', 'email IS NOT NULL')"
    + "\nop.create_unique_constraint('users_email_key', 'users', ['email'])"

  static let page = RulePage(
    "drop-constraint", "A constraint is dropped", group: .constraint, severity: .warning,
    why:
      "From the commit on rows that break it are accepted, and once there are some it cannot come "
      + "back. Dropping takes ACCESS EXCLUSIVE, for a foreign key on both tables.",
    remedy: "Make sure that nothing relies on it, and set a lock_timeout.",
    bad: [
      RuleExample("↓op.drop_constraint('has_email', 'users', type_='check')", before: checked),
      RuleExample(
        "↓op.execute('ALTER TABLE users DROP CONSTRAINT users_email_key')", before: checked),
    ],
    good: [
      RuleExample(
        """
        op.alter_column('users', 'email', nullable=False)
        op.drop_constraint('has_email', 'users', type_='check')
        """, before: checked),
      RuleExample(
        """
        op.drop_constraint('users_email_key', 'users', type_='unique')
        op.create_unique_constraint('uq_users_email', 'users', ['email'])
        """, before: checked),
      // The same name with another condition: it changes.
      RuleExample(
        """
        op.drop_constraint('has_email', 'users', type_='check')
        op.create_check_constraint('has_email', 'users', 'email IS NOT NULL OR age > 17')
        """, before: checked),
      RuleExample(
        """
        op.create_check_constraint('adult', 'users', 'age > 17')
        op.drop_constraint('adult', 'users', type_='check')
        """),
      RuleExample(
        """
        op.drop_constraint('posts_pkey', 'posts', type_='primary')
        op.drop_table('posts')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .dropConstraint(let drop) = step.operation, !drop.onDomain, step.failure == nil,
      let table = step.existing(drop.table)
    else { return [] }
    let constraint = table.constraint(drop.name)
    if drop.ifExists, constraint == nil { return [] }
    // What comes back under its name is changed, and does not end.
    if revision.after.table(table.name)?.constraint(drop.name) != nil { return [] }
    if let constraint {
      if revision.before.table(table.name)?.isComplete == true,
        revision.before.table(table.name)?.constraints.contains(where: {
          $0.rule == constraint.rule
        }) == false
      {
        return []
      }
      // A table that goes as well takes its constraints with it.
      guard let end = revision.after.table(table.name), !keeps(constraint, end) else { return [] }
    }
    let label = constraint.map { "The \($0.rule.label)" } ?? "The constraint"
    return [
      RuleFinding(
        "\(label) \(drop.name) of \(table.name.plain) ends: rows that break it are accepted from then on.",
        at: step.place, locks: step.locks.relations)
    ]
  }

  /// Whether the table demands the same at the end in another way.
  private static func keeps(_ dropped: Constraint, _ table: Table) -> Bool {
    let names = table.columns.map(\.name)
    func columns(_ index: Index) -> Set<String> { Set(index.elements.compactMap(\.column)) }
    switch dropped.rule {
    case .check(let condition):
      let read = condition.columnReferences(among: names)
      if let column = read.first, read.count == 1, table.column(column)?.isNullable == false,
        condition.isEquivalent(to: SQLExpression("\(QualifiedName(column)) IS NOT NULL"))
      {
        return true
      }
      return table.constraints.contains { other in
        guard case .check(let new) = other.rule else { return false }
        return new.columnReferences(among: names) == read
      }
    case .notNull(let column): return table.column(column)?.isNullable == false
    case .primaryKey(let key), .unique(let key):
      if case .primaryKey = dropped.rule, table.primaryKey != nil { return true }
      return (table.indexes + table.keyIndexes).contains { index in
        index.isUnique && index.predicate == nil && !columns(index).isEmpty
          && columns(index).isSubset(of: key.columns)
      }
    case .foreignKey(let key):
      return table.foreignKeys.contains { $0.key.columns == key.columns }
        || !key.columns.allSatisfy(names.contains)
    case .exclusion:
      return table.constraints.contains {
        if case .exclusion = $0.rule { true } else { false }
      }
    }
  }
}
