import PostgreSQLDialect
import Schema

/// Changes of rows and of the schema in one transaction.
enum DataAndSchemaMixed: ReviewRule {
  static let page = RulePage(
    "data-and-schema-mixed", "Rows and the schema change in one transaction", group: .data,
    severity: .warning,
    why: "The lock of the ALTER TABLE is held while the rows are written, and the rows stay locked "
      + "while the ALTER TABLE waits. The table is closed as long as both take.",
    remedy: "Three revisions: the schema that allows both, the rows in batches, the schema that "
      + "demands them.",
    bad: [
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        ↓op.execute('UPDATE users SET nick = name')
        """),
      RuleExample(
        """
        ↓op.execute('DELETE FROM posts WHERE user_id IS NULL')
        op.drop_column('users', 'age')
        """),
      // The column has the stronger lock, though the table came first.
      RuleExample(
        """
        op.create_table(
            'tags', sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id'), nullable=True))
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        ↓op.execute('UPDATE users SET nick = name')
        """),
    ],
    good: [
      RuleExample("op.execute('UPDATE users SET age = 1')"),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.execute('INSERT INTO tags SELECT name FROM users')
        """),
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        op.execute("UPDATE users SET nick = 'root' WHERE id = 1")
        """),
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        op.execute("COMMENT ON COLUMN users.nick IS 'UPDATE users SET nick'")
        """),
      // Each statement commits by itself.
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        op.execute('UPDATE users SET nick = name')
        """,
        environment: """
          from alembic import context
          import sqlalchemy as sa

          engine = sa.create_engine('postgresql://')
          with engine.connect() as connection:
              connection = connection.execution_options(isolation_level='AUTOCOMMIT')
              context.configure(connection=connection)
          """),
      // Rows that come in between would be refused.
      RuleExample(
        """
        op.execute('DELETE FROM posts')
        op.add_column('posts', sa.Column('bundle', sa.Text(), nullable=False))
        """),
    ])

  /// Whether a table is emptied because what follows cannot be done while it has rows.
  private static func isNeededEmpty(_ step: ReviewStep, _ revision: ReviewedRevision) -> Bool {
    guard let write = step.write, write.kind == .delete, !write.hasCondition,
      let table = write.targets.first.map(step.before.canonical)
    else { return false }
    return revision.steps(after: step).contains { later in
      guard later.touches(table) else { return false }
      switch later.operation {
      case .addColumn(let add):
        return !add.column.isNullable && add.column.serverDefault == nil
      case .alterColumn(let alter): return alter.nullable == false || alter.type != nil
      case .addConstraint: return true
      case .createIndex(let create): return create.index.isUnique
      default: return false
      }
    }
  }

  /// The strongest of the locks, one on a table whose rows are written before others, and of those the
  /// earliest.
  private static func worst(
    _ locks: [(lock: RelationLock, step: ReviewStep)], for write: ReviewStep
  ) -> (lock: RelationLock, step: ReviewStep)? {
    let written = write.writtenTables
    func rank(_ lock: RelationLock) -> Int {
      (written.contains(lock.relation) ? LockMode.allCases.count : 0) + lock.mode.rawValue
    }
    return locks.min { rank($0.lock) > rank($1.lock) }
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard revision.settings.isTransactional else { return [] }
    var locks: [(lock: RelationLock, step: ReviewStep)] = []
    var write: ReviewStep?
    for step in revision.upgrade.steps where step.failure == nil {
      guard step.runsInTransaction else {
        (locks, write) = ([], nil)
        continue
      }
      if write == nil, step.writesManyRows, !isNeededEmpty(step, revision) { write = step }
      if step.isSchemaChange {
        locks += step.locks(atLeast: .shareRowExclusive).map { ($0, step) }
      }
      guard let write, let lock = worst(locks, for: write) else { continue }
      let rows = write.writtenTables.map(\.plain).joined(separator: ", ")
      let message =
        lock.step.index < write.index
        ? "\(lock.lock.relation.plain) stays under \(lock.lock.mode.name) from "
          + "\(lock.step.title) while the rows of \(rows) are written."
        : "The rows of \(rows) that \(write.title) writes stay locked while \(lock.step.title) "
          + "waits for \(lock.lock.mode.name) on \(lock.lock.relation.plain)."
      return [
        RuleFinding(
          message, at: write.place, related: [lock.step.place].compactMap { $0 },
          locks: [lock.lock])
      ]
    }
    return []
  }
}
