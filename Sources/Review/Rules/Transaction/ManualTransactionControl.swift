import PythonSyntax
import Schema
import SourceText

/// A migration that ends Alembic's transaction itself.
enum ManualTransactionControl: ReviewRule {
  static let page = RulePage(
    "manual-transaction-control", "The migration ends Alembic's transaction itself",
    group: .transaction, severity: .error,
    why: "Alembic writes the version row in the transaction of the revision. After a COMMIT of the "
      + "migration's own, what follows and the version row are no longer one: a failure leaves "
      + "half of the revision behind, and after connection.commit() the rest is rolled back "
      + "without a word.",
    remedy: "Leave transactions to Alembic; what must run outside of one goes inside of "
      + "`with op.get_context().autocommit_block():`.",
    bad: [
      RuleExample("↓op.execute('COMMIT')"),
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        ↓op.get_bind().commit()
        """),
      RuleExample(
        """
        connection = op.get_bind()
        connection.execute(sa.text('UPDATE users SET age = 1'))
        ↓connection.commit()
        """),
    ],
    good: [
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.execute('VACUUM users')
        """),
      RuleExample(
        """
        op.execute('SAVEPOINT tries')
        op.execute('UPDATE users SET age = 1')
        op.execute('RELEASE SAVEPOINT tries')
        """),
      RuleExample(
        """
        op.execute(
            'DO $$ BEGIN UPDATE users SET age = 1; END $$')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .transaction(let control) = step.operation, step.statement != nil,
      step.runsInTransaction,
      revision.settings.isTransactional,
      !["SAVEPOINT", "RELEASE", "ROLLBACK TO SAVEPOINT"].contains(control.command)
    else { return [] }
    return [
      RuleFinding(
        "\(control.command) takes the transaction out of Alembic's hands: what follows and the "
          + "version row are not committed together with what came before.",
        at: step.place)
    ]
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard revision.settings.isTransactional else { return [] }
    let source = revision.source
    return source.calls.compactMap { call in
      guard call.function != nil, call.function != "downgrade", call.arguments.isEmpty,
        let method = source.method(of: call), method == "commit" || method == "rollback",
        let receiver = source.receiver(of: call), isConnection(receiver, source)
      else { return nil }
      return RuleFinding(
        "\(source.file.text(of: call.span)) ends Alembic's transaction: what comes after it is not "
          + "committed with the version row.",
        at: source.place(call.span))
    }
  }

  /// Whether an expression is the connection of the migrations: `op.get_bind()`, or a name for it.
  private static func isConnection(_ id: ExpressionID, _ source: RevisionSource) -> Bool {
    switch source.tree.expression(id) {
    case .call(let callee, _, _): return source.name(of: callee) == "alembic.op.get_bind"
    case .name(let name, _):
      guard let value = source.onlyValue(of: source.tree.name(name)),
        case .call(let callee, _, _) = source.tree.expression(value)
      else { return false }
      return source.name(of: callee) == "alembic.op.get_bind"
    default: return false
    }
  }
}
