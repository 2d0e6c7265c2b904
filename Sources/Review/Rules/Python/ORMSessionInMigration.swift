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
      RuleExample(
        file: example(
          """
          session = ↓Session(bind=op.get_bind())
              session.execute(sa.text('UPDATE users SET age = 1'))
              session.commit()
          """)),
      RuleExample(
        file: example(
          """
          maker = ↓sessionmaker(bind=op.get_bind())
              maker().execute(sa.text('UPDATE users SET age = 1'))
          """)),
    ],
    good: [
      RuleExample(
        file: example("op.get_bind().execute(sa.text('UPDATE users SET age = 1'))")),
      RuleExample(file: example("op.execute(\"UPDATE users SET name = 'Session()'\")")),
    ])

  private static func example(_ lines: String) -> String {
    """
    \"\"\"change\"\"\"
    from alembic import op
    import sqlalchemy as sa
    from sqlalchemy.orm import Session, sessionmaker

    revision = '2c9e4f7a1b53'
    down_revision = '1b8d3e6f9a42'


    def upgrade():
        \(lines)


    def downgrade():
        pass

    """
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let source = revision.source
    return source.calls.compactMap { call in
      guard let name = call.name, call.function != "downgrade", name.hasPrefix("sqlalchemy."),
        let last = name.split(separator: ".").last,
        ["Session", "sessionmaker", "scoped_session", "AsyncSession"].contains(last)
      else { return nil }
      return RuleFinding(
        "The migration works through \(last)(): nothing of it is in --sql, and its commit() ends "
          + "no transaction of Alembic's.",
        at: source.place(call.span))
    }
  }
}
