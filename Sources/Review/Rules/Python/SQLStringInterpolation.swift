import PythonSyntax
import Schema
import SourceText

/// SQL into which values are written that the file does not spell out.
enum SQLStringInterpolation: ReviewRule {
  static let page = RulePage(
    "sql-string-interpolation", "SQL is put together from values that are not in the file",
    group: .python, severity: .warning,
    why: "A value that is written into SQL as text breaks it with its first apostrophe, and nobody "
      + "can review what is sent.",
    remedy: "Bind values: op.execute(sa.text('… = :name').bindparams(name=value)); for names of "
      + "tables use sa.table() or quote them.",
    bad: [
      RuleExample(
        """
        import os
        ↓op.execute(f"UPDATE users SET name = '{os.environ['ADMIN']}' WHERE id = 1")
        """),
      RuleExample(
        """
        for row in op.get_bind().execute(sa.text('SELECT id, name FROM users')):
            ↓op.execute("UPDATE users SET name = '%s' WHERE id = %d" % (row.name.lower(), row.id))
        """),
      RuleExample(
        """
        for row in op.get_bind().execute(sa.text('SELECT id, name FROM users')):
            ↓op.execute("UPDATE users SET name = '{}' WHERE id = 1".format(row.name))
        """),
    ],
    good: [
      // No quote is in an integer.
      RuleExample(
        """
        users = sa.table('users', sa.column('id', sa.Integer), sa.column('name', sa.Text))
        rows = op.get_bind().execute(sa.select(users.c.id, users.c.name)).fetchall()
        for key, name in rows:
            op.execute(f'UPDATE users SET age = 1 WHERE id = {key}')
        """),
      RuleExample(
        """
        for name in ['users', 'posts']:
            op.execute(f'GRANT SELECT ON {name} TO PUBLIC')
        """),
      RuleExample(
        """
        table = 'users'
        op.execute('DELETE FROM %s WHERE age IS NULL' % table)
        """),
      RuleExample(
        """
        import os
        op.execute(
            sa.text('UPDATE users SET name = :name WHERE id = 1')
            .bindparams(name=os.environ['ADMIN']))
        """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let source = revision.source
    // What the replay has read to the end is spelled out in the file.
    var known: [SourceSpan: Bool] = [:]
    for step in revision.upgrade.steps + revision.downgrade.steps {
      guard let span = step.place?.span else { continue }
      var isKnown = true
      if case .opaque(let statement) = step.operation, statement.text.isEmpty { isKnown = false }
      known[span] = (known[span] ?? true) && isKnown
    }
    return source.calls.compactMap { call in
      guard call.function != nil, let method = source.method(of: call),
        method == "execute" || method == "exec_driver_sql",
        let argument = call.arguments.first ?? call["sqltext"]?.value,
        known[call.span] != true, isPutTogether(argument, source),
        !source.isForOtherDatabase(call.span), !source.neverRuns(call.span)
      else { return nil }
      return RuleFinding(
        "The SQL is put together from values that are not spelled out in the file: quotes in them "
          + "break it, and nobody can review it.",
        at: source.place(call.span))
    }
  }

  /// Whether an expression writes something into a text: an f-string, `%`, `.format()`, `+`.
  private static func isPutTogether(_ id: ExpressionID, _ source: RevisionSource) -> Bool {
    let tree = source.tree
    switch tree.expression(id) {
    case .joinedStr(let values):
      return tree[values].contains { value in
        if case .formattedValue(let inner, _, _) = tree.expression(value) {
          return source.constantText(inner) == nil && !source.isInteger(inner)
        }
        return false
      }
    case .binOp(let left, .mod, let right):
      if source.isInteger(right) { return false }
      if case .tuple(let values, _) = tree.expression(right),
        tree[values].allSatisfy(source.isInteger)
      {
        return false
      }
      return source.constantText(left) != nil
    case .binOp(let left, .add, let right):
      let parts = [left, right]
      let texts = parts.filter { source.constantText($0) != nil }
      return texts.count == 1 || parts.contains { isPutTogether($0, source) }
    case .call(let callee, let arguments, let keywords):
      if case .attribute(let value, let attribute, _) = tree.expression(callee),
        tree.name(attribute) == "format"
      {
        let values = tree[arguments]
        if !values.isEmpty, tree[keywords].isEmpty, values.allSatisfy(source.isInteger) {
          return false
        }
        return source.constantText(value) != nil
      }
      guard let last = source.name(of: callee)?.split(separator: ".").last, last == "text" else {
        return false
      }
      return tree[arguments].first.map { isPutTogether($0, source) } ?? false
    case .name(let name, _):
      guard let value = source.onlyValue(of: tree.name(name)), value != id else { return false }
      if case .name = tree.expression(value) { return false }
      return isPutTogether(value, source)
    default: return false
    }
  }
}
