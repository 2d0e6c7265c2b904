import PythonSyntax
import Schema
import SourceText

/// A secret, or a database of its own, in a revision.
enum HardcodedCredentials: ReviewRule {
  static let page = RulePage(
    "hardcoded-credentials", "A revision holds a password or opens its own connection",
    group: .python, severity: .error,
    why:
      "A revision is in the repository for ever, and so is its password. A connection of its own "
      + "goes to one certain database, whichever one is being migrated, and outside of the "
      + "transaction.",
    remedy: "Use op.get_bind(), and read secrets from the environment in env.py.",
    bad: [
      RuleExample(
        """
        engine = ↓sa.create_engine('postgresql://localhost/app')
        """),
      RuleExample("url = ↓'postgresql://app:hunter2@localhost/app'"),
      RuleExample("op.execute(↓\"CREATE ROLE app LOGIN PASSWORD 'hunter2'\")"),
    ],
    good: [
      RuleExample("connection = op.get_bind()"),
      RuleExample(
        "op.execute(\"UPDATE users SET name = 'see postgresql://localhost/app' WHERE id = 1\")"),
      RuleExample("op.execute('ALTER ROLE app PASSWORD NULL')"),
      RuleExample("url = 'postgresql://app:{password}@localhost/app'"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let source = revision.source
    let tree = source.tree
    var found: [RuleFinding] = []
    var strings: [SourceSpan] = []
    let walk = ExpressionWalk(tree)
    walk.statements(tree.body) { id in
      walk.expressions(of: id) { expression in
        guard case .constant(.string(let value)) = tree.expression(expression) else { return }
        let text = tree.text(value)
        let span = tree.span(of: expression)
        if ConnectionCredential.password(in: text) != nil {
          found.append(
            RuleFinding(
              "The revision holds the password of a database in a URL.", at: source.place(span)))
          strings.append(span)
        } else if RolePassword.isGiven(in: text) {
          found.append(
            RuleFinding(
              "The revision holds the password that it gives a role.", at: source.place(span)))
        }
      }
      return true
    }
    for call in source.calls {
      guard let name = call.name, engines.contains(name),
        // The password in its URL says enough.
        !strings.contains(where: { call.span.start <= $0.start && $0.end <= call.span.end })
      else { continue }
      found.append(
        RuleFinding(
          "\(source.text(call.callee))() opens a connection of the revision's own, which may be to "
            + "another database than the one that is migrated.",
          at: source.place(call.span)))
    }
    return found
  }

  private static let engines: Set<String> = [
    "sqlalchemy.create_engine", "sqlalchemy.engine.create_engine",
    "sqlalchemy.ext.asyncio.create_async_engine", "sqlmodel.create_engine", "psycopg2.connect",
    "psycopg.connect", "asyncpg.connect", "pg8000.connect",
  ]
}
