import AlembicOperations
import MigrationReplay
import Schema

/// A foreign key whose own columns have no index.
enum FKMissingIndex: ReviewRule {
  static let page = RulePage(
    "fk-missing-index", "A foreign key whose columns have no index", group: .constraint,
    severity: .warning,
    why:
      "Each DELETE of a parent, and each UPDATE of its key, looks for the rows that refer to it. "
      + "Without an index on the referring columns that reads the whole table every time.",
    remedy: "Build an index on the referring columns, concurrently where the table has rows.",
    bad: [
      RuleExample("↓op.create_foreign_key('fk', 'posts', 'users', ['user_id'], ['id'])"),
      RuleExample(
        "↓op.execute('ALTER TABLE posts ADD editor_id integer REFERENCES users (id)')"),
    ],
    good: [
      RuleExample(
        "op.create_foreign_key('fk', 'posts', 'users', ['user_id'], ['id'])",
        before: RuleExample.standardSchema
          + "\nop.create_index('ix_posts_user_id', 'posts', ['user_id', 'title'])"),
      RuleExample(
        """
        op.create_foreign_key('fk', 'posts', 'users', ['user_id'], ['id'])
        with op.get_context().autocommit_block():
            op.create_index(
                'ix_posts_user_id', 'posts', ['user_id'], postgresql_concurrently=True)
        """),
      RuleExample("op.create_foreign_key('fk', 'posts', 'users', ['id'], ['id'])"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    let ends = [revision.after] + (revision.later.last.map { [$0.run.schema] } ?? [])
    return step.addedConstraints.compactMap { added in
      guard case .foreignKey(let key) = added.constraint.rule, step.existing(added.table) != nil,
        let table = revision.after.table(added.table), table.isComplete,
        key.columns.allSatisfy({ table.column($0) != nil }),
        !ends.contains(where: { hasIndex(key.columns, $0.table(added.table)) })
      else { return nil }
      let list = key.columns.joined(separator: ", ")
      let name = "ix_\(table.name.name)_\(key.columns.joined(separator: "_"))"
      let index = PlannedCode.call(
        "create_index", PlannedCode.string(name), PlannedCode.string(table.name.name),
        "[" + key.columns.map { PlannedCode.string($0) }.joined(separator: ", ") + "]",
        PlannedCode.schema(table.name), "postgresql_concurrently=True")
      return RuleFinding(
        "No index of \(table.name.plain) begins with \(list): each DELETE in \(key.table.plain) reads the "
          + "whole table.",
        at: step.place,
        remedy: "In a revision of its own, inside of autocommit_block(): \(index)")
    }
  }

  /// Whether an index finds rows by some of the columns.
  private static func hasIndex(_ columns: [String], _ table: Table?) -> Bool {
    guard let table, table.isComplete else { return true }
    return (table.indexes + table.keyIndexes).contains { index in
      let isWhole = index.predicate.map { predicate in
        columns.contains { predicate.isEquivalent(to: SQLExpression("\($0) IS NOT NULL")) }
      }
      guard isWhole ?? true, ["btree", "hash"].contains(index.method) else { return false }
      let leading = index.elements.prefix(columns.count)
      return !leading.isEmpty
        && leading.allSatisfy { $0.column.map(columns.contains) ?? false }
    }
  }
}
