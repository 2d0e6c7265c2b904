import PythonSyntax
import Schema
import SourceText

/// A colon in SQL that SQLAlchemy takes for a bind parameter.
enum UnescapedColonBind: ReviewRule {
  static let page = RulePage(
    "unescaped-colon-bind", "A colon in the SQL is taken for a bind parameter", group: .python,
    severity: .error,
    why:
      "op.execute() and text() take :name for a parameter, also inside of string literals, such as "
      + "JSON without a space after the colon. Nothing gives it a value: a statement ends in "
      + "StatementError, \"A value is required for bind parameter\", and in a default, a CHECK or "
      + "an index NULL takes its place without a word.",
    remedy:
      "Write \\: (in Python \\\\:) for a colon, or bind the value with text(…).bindparams(…).",
    bad: [
      RuleExample(#"↓op.execute("UPDATE users SET name = '{\"a\":1}' WHERE id = 1")"#),
      RuleExample(
        #"""
        ↓op.execute('''UPDATE users SET name = '{"a":1}' WHERE id = 1''')
        """#),
      RuleExample("↓op.execute(sa.text('UPDATE users SET name = :name WHERE id = 1'))"),
      RuleExample(
        """
        connection = op.get_bind()
        ↓connection.execute(sa.text("UPDATE users SET name = 'is :new' WHERE id = 1"))
        """),
      RuleExample(
        #"""
        op.add_column(
            'users',
            sa.Column(
                'data', sa.JSON(), nullable=True,
                server_default=↓sa.text('''\'{"a":1}\'''')))
        """#),
      RuleExample("op.create_check_constraint('c', 'users', ↓\"name <> ':x'\")"),
    ],
    good: [
      RuleExample(
        #"""
        op.add_column(
            'users',
            sa.Column('data', sa.JSON(), nullable=True, server_default='{"a":1}'))
        """#),
      RuleExample(#"op.execute("UPDATE users SET name = '{\"a\": 1}' WHERE id = 1")"#),
      RuleExample("op.execute(\"UPDATE users SET name = '12:30:00' WHERE id = 1\")"),
      RuleExample("op.execute(\"UPDATE users SET name = 'a'::text WHERE id = 1\")"),
      RuleExample(#"op.execute("UPDATE users SET name = '{\"a\"\\:1}' WHERE id = 1")"#),
      RuleExample(
        """
        op.execute(
            sa.text('UPDATE users SET name = :name WHERE id = 1').bindparams(name='x'))
        """),
      RuleExample(
        """
        connection = op.get_bind()
        connection.execute(
            sa.text('UPDATE users SET name = :name WHERE id = 1'), {'name': 'x'})
        """),
      RuleExample(
        #"""
        op.get_bind().exec_driver_sql('''UPDATE users SET name = '{"a":1}' WHERE id = 1''')
        """#),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let source = revision.source
    let definitions = source.definitionTexts.compactMap { place, text -> RuleFinding? in
      guard let value = source.constantText(text),
        let first = BindNames.parameters(in: value).first
      else { return nil }
      return RuleFinding(
        "SQLAlchemy takes \":\(first.name)\" for a bind parameter, and NULL takes its place in the "
          + "definition.",
        at: source.place(place), rewrite: rewrite(text, value, source))
    }
    return definitions + statements(source)
  }

  private static func statements(_ source: RevisionSource) -> [RuleFinding] {
    source.calls.compactMap { call in
      guard call.function != nil, source.method(of: call) == "execute",
        !source.isForOtherDatabase(call.span)
      else { return nil }
      let isOperation = source.name(of: call.callee) == "alembic.op.execute"
      guard let argument = call.arguments.first ?? call["sqltext"]?.value else { return nil }
      // A connection can be given values beside the statement.
      guard isOperation || (call.arguments.count == 1 && call.keywords.isEmpty) else { return nil }
      guard let text = text(argument, source, isOperation), let value = source.constantText(text),
        let first = BindNames.parameters(in: value).first
      else { return nil }
      return RuleFinding(
        "SQLAlchemy takes \":\(first.name)\" for a bind parameter, and nothing gives it a value: "
          + "the statement fails.",
        at: source.place(call.span), rewrite: rewrite(text, value, source))
    }
  }

  /// The text of the statement: `execute`'s argument, or that of a `text()` which binds nothing.
  private static func text(
    _ argument: ExpressionID, _ source: RevisionSource, _ isOperation: Bool
  ) -> ExpressionID? {
    guard case .call(let callee, let arguments, _) = source.tree.expression(argument) else {
      // A connection takes no plain string.
      return isOperation ? argument : nil
    }
    guard
      source.name(of: callee)?.hasSuffix("sqlalchemy.text") == true
        || source.name(of: callee) == "sqlalchemy.sql.text"
        || source.name(of: callee) == "sqlalchemy.sql.expression.text"
    else { return nil }
    return source.tree[arguments].first
  }

  /// A backslash before each colon, where none of them looks like a parameter on purpose.
  private static func rewrite(
    _ text: ExpressionID, _ value: String, _ source: RevisionSource
  ) -> Rewrite? {
    guard let literal = source.literal(text), let start = source.textStart(ofLiteral: literal)
    else { return nil }
    let parameters = BindNames.parameters(in: value)
    let literals = SQLStrings.ranges(in: value)
    guard parameters.allSatisfy({ one in literals.contains { $0.contains(one.offset) } }) else {
      return nil
    }
    return .edits(
      parameters.map { parameter in
        let place = start.offset + parameter.offset
        return SourceEdit(SourceSpan(place..<place), start.isRaw ? "\\" : "\\\\")
      })
  }
}
