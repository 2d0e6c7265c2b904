import PythonSyntax
import Schema
import SourceText

/// A session of the ORM on the connection of the migrations.
enum ORMSessionInMigration: ReviewRule {
  static let page = RulePage(
    "orm-session-in-migration", "A migration works through an ORM session", group: .python,
    severity: .warning,
    why: "A session on op.get_bind() loads and writes objects row by row, does not exist with "
      + "--sql, and its commit() does not commit: since SQLAlchemy 2 it only joins the transaction "
      + "that Alembic has begun, so the batches that it seems to commit are none.",
    remedy: "Send statements: op.execute(users.update().values(…)), or "
      + "op.get_bind().execute(…) where rows must be read.",
    bad: [
      example(
        """
        session = ↓Session(bind=op.get_bind())
        session.execute(sa.text('UPDATE users SET age = 1'))
        session.commit()
        """),
      example(
        """
        maker = ↓sessionmaker(bind=op.get_bind())
        maker().execute(sa.text('UPDATE users SET age = 1'))
        """),
    ],
    good: [
      example("op.get_bind().execute(sa.text('UPDATE users SET age = 1'))"),
      example("op.execute(\"UPDATE users SET name = 'Session()'\")"),
    ])

  private static func example(_ body: String) -> RuleExample {
    RuleExample(body, imports: "from sqlalchemy.orm import Session, sessionmaker")
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let source = revision.source
    let commits = source.calls.contains {
      $0.function != "downgrade" && source.method(of: $0) == "commit"
    }
    return source.calls.compactMap { call in
      guard let name = call.name, call.function != "downgrade", name.hasPrefix("sqlalchemy."),
        let last = name.split(separator: ".").last,
        ["Session", "sessionmaker", "scoped_session", "AsyncSession"].contains(last)
      else { return nil }
      return RuleFinding(
        "The migration works through \(last)(): nothing of it is in --sql"
          + (commits ? ", and its commit() ends no transaction of Alembic's." : "."),
        at: source.place(call.span))
    }
  }
}
