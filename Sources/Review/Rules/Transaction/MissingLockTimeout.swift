import PostgreSQLDialect
import Schema

/// A strong lock that nobody limits the waiting for.
enum MissingLockTimeout: ReviewRule {
  static let page = RulePage(
    "missing-lock-timeout", "A strong lock is waited for without a limit", group: .transaction,
    severity: .warning,
    why:
      "A statement that waits for its lock makes everybody wait behind it who comes later and needs "
      + "one that conflicts with it: for ACCESS EXCLUSIVE that is everybody, for the others it is the "
      + "writers, and one long transaction on the table is enough to stop them. With a lock_timeout the "
      + "migration fails instead, and can be tried again.",
    remedy: "Set lock_timeout for every migration in env.py or for the role, or begin with "
      + "op.execute(\"SET LOCAL lock_timeout = '5s'\").",
    isAboutProject: true,
    bad: [
      RuleExample("↓op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))"),
      RuleExample(
        """
        ↓op.drop_column('posts', 'title')
        op.execute("SET LOCAL lock_timeout = '5s'")
        """),
      RuleExample(
        """
        op.execute("SET LOCAL lock_timeout = '5s'")
        with op.get_context().autocommit_block():
            op.create_index(
                'ix', 'users', ['email'], postgresql_concurrently=True, if_not_exists=True)
        ↓op.drop_column('posts', 'title')
        """),
      // While a foreign key waits for its lock, readers go on.
      RuleExample(
        """
        ↓op.create_table(
            'tags', sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id'), nullable=True))
        """),
    ],
    good: [
      RuleExample(
        """
        op.execute("SET LOCAL lock_timeout = '5s'")
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        """),
      RuleExample(
        "op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))",
        environment: """
          from alembic import context

          context.configure(url='postgresql://?options=-c%20lock_timeout=5s')
          """),
      RuleExample("op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))"),
      RuleExample("op.execute('UPDATE users SET age = 1')"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard revision.settings.lockTimeout == nil else { return [] }
    var isSet = false
    var isEnded = false
    for step in revision.upgrade.steps {
      switch step.setting(of: "lock_timeout") {
      case .session: return []
      // An autocommit block ends the transaction, and with it what was set for it.
      case .transaction: isSet = step.runsInTransaction
      case nil: if !step.runsInTransaction || step.endsTransaction { isSet = false }
      }
      if step.endsTransaction { isEnded = true }
      if isSet { continue }
      let locks = step.locks(atLeast: .share)
      // The first of the strongest.
      guard let first = locks.min(by: { $0.mode > $1.mode }), step.failure == nil else { continue }
      let isLocalUseless = !step.runsInTransaction || isEnded
      let source = revision.source
      var rewrite: Rewrite?
      if !isLocalUseless, let call = source.statementCall(of: step),
        call.name?.hasPrefix("alembic.op.") == true
      {
        rewrite = source.inserting(
          "op.execute(\"SET LOCAL lock_timeout = '5s'\")", before: call.statement
        ).map { .edits([$0]) }
      }
      return [
        RuleFinding(
          "\(step.title) waits for \(first.mode.name) on \(first.relation.plain) without a "
            + "lock_timeout: while it waits, \(first.mode.waiters) behind it.",
          at: step.place, remedy: isLocalUseless ? withoutTransaction("lock_timeout") : nil,
          locks: locks, rewrite: rewrite)
      ]
    }
    return []
  }
}

extension ReviewRule {
  /// The remedy for a statement that no transaction of Alembic's holds.
  static func withoutTransaction(_ parameter: String) -> String {
    "Set \(parameter) for every migration in env.py or for the role: where each statement commits by "
      + "itself, SET LOCAL does nothing."
  }
}

extension ReviewStep {
  /// How long a parameter of the session stays set.
  enum SettingScope {
    /// Until the transaction ends.
    case transaction
    /// Until the session ends.
    case session
  }

  /// For how long the step sets a parameter; nil when it does not.
  func setting(of parameter: String) -> SettingScope? {
    switch operation {
    case .session(let setting) where setting.name == parameter && setting.command == "SET":
      setting.isLocal ? .transaction : .session
    case .data(let statement)
    where statement.text.contains("set_config") && statement.text.contains(parameter): .session
    case .opaque(let statement) where statement.text.contains(parameter): .session
    default: nil
    }
  }

  /// Whether the step sets a parameter of the session.
  func sets(_ parameter: String) -> Bool { setting(of: parameter) != nil }
}
