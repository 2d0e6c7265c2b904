import PostgreSQLDialect
import Schema

/// A new table whose foreign keys lock the tables that they lead to.
enum CreateTableFKLocksParent: ReviewRule {
  static let page = RulePage(
    "create-table-fk-locks-parent", "A new table's foreign key locks the table it leads to",
    group: .locking, severity: .info,
    why: "A foreign key inside of CREATE TABLE takes SHARE ROW EXCLUSIVE on the referenced table "
      + "until the transaction ends. It is short where nothing long follows, but it queues behind "
      + "every open transaction that writes there.",
    remedy: "Set a lock_timeout, and let little else follow in the transaction.",
    bad: [
      RuleExample(
        """
        ↓op.create_table(
            'tags', sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id'), nullable=True))
        """),
      // The wait is limited, and nothing follows.
      RuleExample(
        """
        ↓op.create_table(
            'tags', sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id'), nullable=True))
        """,
        environment: """
          from alembic import context

          context.configure(url='postgresql://?options=-c%20lock_timeout=5s')
          """),
    ],
    good: [
      RuleExample(
        """
        op.create_table(
            'tags', sa.Column('id', sa.Integer(), primary_key=True, nullable=False),
            sa.Column('parent', sa.Integer(), sa.ForeignKey('tags.id'), nullable=True))
        op.create_table(
            'marks', sa.Column('tag', sa.Integer(), sa.ForeignKey('tags.id'), nullable=True))
        """)
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createTable(let create) = step.operation, step.failure == nil else { return [] }
    let parents = step.locks(atLeast: .shareRowExclusive).filter { lock in
      lock.mode == .shareRowExclusive
        && revision.holder(of: .shareRowExclusive, on: lock.relation, before: step) == nil
        && create.table.constraints.contains { constraint in
          guard case .foreignKey(let key) = constraint.rule else { return false }
          return step.before.canonical(key.table) == lock.relation
        }
    }
    guard !parents.isEmpty else { return [] }
    let settings = revision.settings
    let isLast = !revision.steps(after: step).contains { later in
      later.runsInTransaction && (!later.locks(atLeast: .share).isEmpty || later.writesManyRows)
    }
    let isLimited = settings.lockTimeout != nil
    let holdsOn = settings.isTransactional && step.runsInTransaction
    let names = parents.map(\.relation.plain).joined(separator: ", ")
    return [
      RuleFinding(
        "The foreign keys of the new table \(create.table.name.plain) take SHARE ROW EXCLUSIVE on "
          + "\(names): writers there wait "
          + (holdsOn ? "until the transaction ends." : "until the table is made."),
        at: step.place,
        remedy: remedy(names, isLimited: isLimited, isLast: isLast || !holdsOn),
        locks: parents)
    ]
  }

  /// What is left to do about it.
  private static func remedy(_ parents: String, isLimited: Bool, isLast: Bool) -> String? {
    switch (isLimited, isLast) {
    case (true, true):
      "A lock_timeout is set and nothing follows: run it while no long transaction writes to \(parents), "
        + "and again where it times out."
    case (true, false): "Let little else follow in the transaction."
    case (false, true): "Set a lock_timeout."
    case (false, false): nil
    }
  }
}
