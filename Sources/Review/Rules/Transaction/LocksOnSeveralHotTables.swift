import PostgreSQLDialect
import Schema

/// Strong locks on several tables in one transaction.
enum LocksOnSeveralHotTables: ReviewRule {
  static let page = RulePage(
    "locks-on-several-hot-tables", "One transaction locks several tables that are in use",
    group: .transaction, severity: .info,
    why: "A migration that holds one table and waits for the next can meet a session that holds "
      + "them the other way round: PostgreSQL ends one of the two with a deadlock. And the first "
      + "table is closed as long as the second is waited for.",
    remedy: "One such table a revision, each in a transaction of its own "
      + "(transaction_per_migration=True).",
    bad: [
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        ↓op.add_column('posts', sa.Column('nick', sa.Text(), nullable=True))
        """)
    ],
    good: [
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        op.drop_column('users', 'age')
        """),
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        op.add_column('posts', sa.Column('nick', sa.Text(), nullable=True))
        """, settings: "hot_tables = [\"users\"]"),
      // Both ends of one foreign key.
      RuleExample(
        """
        op.add_column('posts', sa.Column('nick', sa.Text(), nullable=True))
        op.create_foreign_key('posts_user_fk', 'posts', 'users', ['user_id'], ['id'])
        """),
      // Leftovers that are not there, and a view.
      RuleExample(
        """
        op.execute('DROP TABLE IF EXISTS posts_copy')
        op.execute('DROP VIEW names')
        op.drop_column('users', 'age')
        """,
        before: RuleExample.standardSchema
          + "\nop.execute('CREATE VIEW names AS SELECT id FROM users')"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let hot = revision.settings.hotTables
    var tables: [(lock: RelationLock, step: ReviewStep)] = []
    for step in revision.upgrade.steps where step.failure == nil {
      guard step.runsInTransaction else {
        if tables.count < 2 { tables = [] }
        continue
      }
      for lock in step.locks(atLeast: .shareRowExclusive)
      where isCounted(lock.relation, step)
        && !tables.contains(where: { $0.lock.relation == lock.relation })
        && (hot.isEmpty || hot.contains { Self.matches(lock.relation, $0) })
      { tables.append((lock, step)) }
    }
    guard tables.count > 1, let first = tables.first,
      let second = tables.first(where: { $0.step.call != first.step.call })
    else { return [] }
    let names = tables.map(\.lock.relation.plain).joined(separator: ", ")
    return [
      RuleFinding(
        "The transaction takes strong locks on several tables, among them \(names), and holds them to its "
          + "end: a deadlock with sessions that use them in another order.",
        at: second.step.place, related: [first.step.place].compactMap { $0 },
        locks: tables.map(\.lock))
    ]
  }

  /// Whether a lock is one of several that could be taken apart: on a table that is there, and not on the
  /// other end of a foreign key, which goes with the first in whatever revision.
  private static func isCounted(_ relation: QualifiedName, _ step: ReviewStep) -> Bool {
    if step.before.view(relation) != nil { return false }
    if step.operation.asksWhetherItExists, step.before.table(relation) == nil { return false }
    if case .createTable = step.operation { return true }
    let subjects = step.operation.subjects.map(step.before.canonical)
    return subjects.isEmpty || step.before.table(relation) == nil || subjects.contains(relation)
  }

  /// Whether a pattern of the settings, in which `*` stands for anything, means a table.
  private static func matches(_ table: QualifiedName, _ pattern: String) -> Bool {
    let name = pattern.contains(".") ? table.plain : table.name
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return name == pattern
    }
    guard name.hasPrefix(first), name.hasSuffix(last), name.count >= first.count + last.count
    else { return false }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
