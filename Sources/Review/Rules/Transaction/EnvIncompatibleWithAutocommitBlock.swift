import PythonSyntax
import Schema
import SourceText

/// An autocommit block under an `env.py` that begins a transaction before Alembic does.
enum EnvIncompatibleWithAutocommitBlock: ReviewRule {
  static let page = RulePage(
    "env-incompatible-with-autocommit-block", "env.py makes autocommit_block() fail",
    group: .transaction, severity: .warning,
    why:
      "Where env.py has begun a transaction on the connection before Alembic does, by begin() or "
      + "by executing something without a commit, the transaction is not Alembic's: "
      + "autocommit_block() ends in an AssertionError. An advisory lock in a transaction makes "
      + "CREATE INDEX CONCURRENTLY wait for ever.",
    remedy: "In env.py call connection.commit() after what it executes, and connect() instead of "
      + "begin(); take advisory locks on a connection of its own that is in autocommit mode.",
    bad: [
      RuleExample(
        block,
        environment: environment(
          "with connectable.connect() as connection:",
          "    connection.execute(text('SET search_path TO public'))")),
      RuleExample(block, environment: environment("with connectable.begin() as connection:", "")),
    ],
    good: [
      RuleExample(
        block.unmarked,
        environment: environment(
          "with connectable.connect() as connection:",
          "    connection.execute(text('SET search_path TO public'))\n        connection.commit()")),
      RuleExample(
        block.unmarked, environment: environment("with connectable.connect() as connection:", "")),
      RuleExample(
        "op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))",
        environment: environment("with connectable.begin() as connection:", "")),
    ])

  private static let block = """
    with ↓op.get_context().autocommit_block():
        op.create_index('ix_age', 'users', ['age'], postgresql_concurrently=True)
    """

  private static func environment(_ opening: String, _ line: String) -> String {
    """
    from alembic import context
    from sqlalchemy import engine_from_config, text


    def run_migrations_online():
        connectable = engine_from_config({'sqlalchemy.url': 'postgresql://'})
        \(opening)
        \(line)
            context.configure(connection=connection)
            with context.begin_transaction():
                context.run_migrations()


    run_migrations_online()

    """
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard let text = revision.settings.environment, revision.settings.isTransactional else {
      return []
    }
    let source = revision.source
    let block = source.calls.first {
      $0.function == "upgrade" && source.method(of: $0) == "autocommit_block"
    }
    guard let block,
      let reason = begun(RevisionSource(SourceFile(name: "env.py", bytes: Array(text.utf8))))
    else { return [] }
    return [
      RuleFinding(
        "env.py \(reason) before Alembic begins its transaction, so autocommit_block() fails with "
          + "an AssertionError.",
        at: source.place(block.span))
    ]
  }

  /// How `env.py` begins a transaction in the function that runs migrations; nil when it does not.
  private static func begun(_ source: RevisionSource) -> String? {
    for run in source.calls where run.name == "alembic.context.begin_transaction" {
      let earlier = source.calls.filter {
        $0.function == run.function && $0.span.start < run.span.start
      }
      // The same connection: the one that is handed to configure().
      guard let configure = earlier.last(where: { $0.name == "alembic.context.configure" }),
        let value = configure["connection"]?.value, let connection = source.name(of: value)
      else { continue }
      if source.begins(connection) { return "opens the connection with begin()" }
      var state: String?
      for call in earlier {
        guard let receiver = source.receiver(of: call), source.name(of: receiver) == connection
        else { continue }
        switch source.method(of: call) {
        case "execute"?, "exec_driver_sql"?, "scalar"?, "scalars"?:
          state = "executes something on the connection and does not commit it"
        case "begin"?: state = "calls begin() on the connection"
        case "commit"?, "rollback"?: state = nil
        default: break
        }
      }
      if let state { return state }
    }
    return nil
  }
}

extension RevisionSource {
  /// Whether a `with` binds a name to `….begin()` of an engine.
  fileprivate func begins(_ name: String) -> Bool {
    var found = false
    ExpressionWalk(tree).statements(tree.body) { id in
      if case .with(let items, _, _) = tree.statement(id) {
        for item in tree[items].map(tree.withItem) {
          guard let target = item.optionalVars, self.name(of: target) == name,
            case .call(let callee, _, _) = tree.expression(item.contextExpr),
            case .attribute(_, let method, _) = tree.expression(callee)
          else { continue }
          found = found || tree.name(method) == "begin"
        }
      }
      return true
    }
    return found
  }
}

extension String {
  /// Without the marker of a finding.
  fileprivate var unmarked: String { filter { $0 != RuleExample.marker } }
}
