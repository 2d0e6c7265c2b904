import PostgreSQLDialect
import Schema

/// A strong lock that nobody limits the waiting for.
enum MissingLockTimeout: ReviewRule {
  static let page = RulePage(
    "missing-lock-timeout", "A strong lock is waited for without a limit", group: .transaction,
    severity: .warning,
    why: "A statement that waits for its lock makes everybody who comes later wait behind it: one "
      + "long query on the table is enough to stop it. With a lock_timeout the migration fails "
      + "instead, and can be tried again.",
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
    for step in revision.upgrade.steps {
      switch step.setting(of: "lock_timeout") {
      case .session: return []
      // An autocommit block ends the transaction, and with it what was set for it.
      case .transaction: isSet = step.runsInTransaction
      case nil: if !step.runsInTransaction { isSet = false }
      }
      if isSet { continue }
      let locks = step.locks(atLeast: .share)
      guard let first = locks.first, step.failure == nil else { continue }
      let source = revision.source
      var rewrite: Rewrite?
      if step.runsInTransaction, let call = source.statementCall(of: step),
        call.name?.hasPrefix("alembic.op.") == true
      {
        rewrite = source.inserting(
          "op.execute(\"SET LOCAL lock_timeout = '5s'\")", before: call.statement
        ).map { .edits([$0]) }
      }
      return [
        RuleFinding(
          "\(step.title) waits for \(first.mode.name) on \(first.relation.plain) without a "
            + "lock_timeout: while it waits, everybody who comes later waits behind it.",
          at: step.place, locks: locks, rewrite: rewrite)
      ]
    }
    return []
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
