import PythonSyntax
import Schema
import SourceText

/// A migration that reads the database, which `--sql` does not have.
enum OfflineModeIncompatible: ReviewRule {
  static let page = RulePage(
    "offline-mode-incompatible", "The migration reads the database, so --sql cannot run it",
    group: .python, severity: .info,
    why: "With --sql there is no database: execute() gives None, and what reads its rows or "
      + "inspects the schema ends in AttributeError or NoInspectionAvailable.",
    remedy: "Guard it with `if not context.is_offline_mode():`, or say it in SQL.",
    bad: [
      RuleExample(
        """
        count = ↓op.get_bind().execute(sa.text('SELECT count(*) FROM users')).scalar()
        print(count)
        """),
      RuleExample(
        """
        columns = ↓sa.inspect(op.get_bind()).get_columns('users')
        print(columns)
        """),
      RuleExample(
        """
        connection = op.get_bind()
        rows = ↓connection.execute(sa.text('SELECT id FROM users'))
        for row in rows:
            print(row)
        """),
    ],
    good: [
      // What a constant of the file switches off.
      RuleExample(
        """
        if DEBUG:
            print(op.get_bind().execute(sa.text('SELECT 1')).scalar())
        """, imports: "DEBUG = False"),
      RuleExample("op.get_bind().execute(sa.text('UPDATE users SET age = 1'))"),
      RuleExample(
        """
        if not op.get_context().as_sql:
            print(op.get_bind().execute(sa.text('SELECT 1')).scalar())
        """),
      RuleExample(
        """
        from alembic import context
        if not context.is_offline_mode():
            print(sa.inspect(op.get_bind()).get_table_names())
        """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let source = revision.source
    let asks = source.calls.contains { source.method(of: $0) == "is_offline_mode" }
    guard !asks, !readsMode(source) else { return [] }
    // One finding says it for the whole file.
    let first = source.calls.first { call in
      guard call.function != nil, call.function != "downgrade", !source.neverRuns(call.span) else {
        return false
      }
      if call.name == "sqlalchemy.inspect" || call.name?.hasSuffix("Inspector.from_engine") == true
      {
        return true
      }
      guard let method = source.method(of: call), reading.contains(method),
        let receiver = source.receiver(of: call)
      else { return false }
      return executes(receiver, source)
    }
    let call = first ?? iterated(source)
    guard let call else { return [] }
    var finding = RuleFinding(
      "The migration reads what the database answers: Alembic cannot run it with `--sql`.",
      at: source.place(call.span))
    // Where most revisions do it, nobody uses `--sql`.
    finding.isAboutProject = revision.projectHabits.readsDatabase
    return [finding]
  }

  private static let reading: Set<String> = [
    "fetchall", "fetchone", "fetchmany", "first", "one", "one_or_none", "scalar", "scalar_one",
    "scalar_one_or_none", "scalars", "mappings", "all", "keys",
  ]

  /// Whether an expression is the result of `execute()`, or a name for it.
  private static func executes(_ id: ExpressionID, _ source: RevisionSource) -> Bool {
    switch source.tree.expression(id) {
    case .call(let callee, _, _):
      guard case .attribute(let value, let method, _) = source.tree.expression(callee) else {
        return false
      }
      if source.tree.name(method) == "execute" { return true }
      return reading.contains(source.tree.name(method)) && executes(value, source)
    case .name(let name, _):
      guard let value = source.onlyValue(of: source.tree.name(name)), value != id else {
        return false
      }
      if case .call = source.tree.expression(value) { return executes(value, source) }
      return false
    default: return false
    }
  }

  /// The call whose rows a `for` goes over.
  private static func iterated(_ source: RevisionSource) -> SourceCall? {
    var found: SourceCall?
    ExpressionWalk(source.tree).statements(source.tree.body) { id in
      guard found == nil, case .for(let loop) = source.tree.statement(id),
        executes(loop.iter, source)
      else { return true }
      var value = loop.iter
      if case .name(let name, _) = source.tree.expression(value) {
        value = source.onlyValue(of: source.tree.name(name)) ?? value
      }
      let span = source.tree.span(of: value)
      found = source.calls.first {
        $0.span == span && $0.function != nil && $0.function != "downgrade"
          && !source.neverRuns(span)
      }
      return true
    }
    return found
  }

  /// Whether the file asks `as_sql`.
  private static func readsMode(_ source: RevisionSource) -> Bool {
    var found = false
    let walk = ExpressionWalk(source.tree)
    walk.statements(source.tree.body) { id in
      walk.expressions(of: id) { expression in
        if case .attribute(_, let name, _) = source.tree.expression(expression) {
          found = found || source.tree.name(name) == "as_sql"
        }
      }
      return true
    }
    return found
  }
}
