import PythonSyntax
import Schema
import SourceText

/// A column that does not say whether it may be NULL.
enum NullabilityImplicit: ReviewRule {
  static let page = RulePage(
    "nullability-implicit", "A column does not say whether it may be NULL", group: .convention,
    severity: .warning,
    why:
      "Without `nullable` SQLAlchemy allows NULL. Whether that was meant, or only not thought of, the "
      + "reader cannot tell.",
    remedy: "Write nullable=True or nullable=False.",
    bad: [
      RuleExample("op.add_column('users', ↓sa.Column('bio', sa.Text()))"),
      RuleExample(
        """
        op.create_table(
            'tags',
            sa.Column('id', sa.Integer(), primary_key=True),
            ↓sa.Column('name', sa.Text(), server_default='x'),
        )
        """),
      RuleExample(
        """
        with op.batch_alter_table('users') as batch_op:
            batch_op.add_column(↓sa.Column('bio', sa.Text(),))
        """),
    ],
    good: [
      RuleExample("op.add_column('users', sa.Column('bio', sa.Text(), nullable=True))"),
      RuleExample(
        """
        op.create_table(
            'tags', sa.Column('id', sa.Integer()), sa.Column('n', sa.Integer(), sa.Identity()),
            sa.PrimaryKeyConstraint('id'))
        """),
      // Names of columns for the rows of a statement make no column.
      RuleExample(
        """
        users = sa.Table('users', sa.MetaData(), sa.Column('name', sa.Text()))
        op.execute(users.update().values(name='x'))
        """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let source = revision.source
    let columns = source.calls.filter { call in
      call.function == "upgrade" && names.contains(call.name ?? "")
    }
    return columns.compactMap { column in
      guard column["nullable"] == nil, column["primary_key"] == nil,
        column.keywords.allSatisfy({ $0.name != nil }),
        let maker = source.calls.filter({ call in
          call.span.start < column.span.start && column.span.end <= call.span.end
            && call.name.map(isMaker) == true
        }).min(by: { $0.span.count < $1.span.count }),
        !source.calls.contains(where: { call in
          inner.contains(call.name ?? "") && column.span.start < call.span.start
            && call.span.end <= column.span.end
        }),
        let name = column.arguments.first.flatMap(source.string)
      else { return nil }
      let isKey = source.calls.contains { call in
        call.name == "sqlalchemy.PrimaryKeyConstraint" && maker.span.start < call.span.start
          && call.span.end <= maker.span.end
          && call.arguments.contains { source.string($0) == name }
      }
      guard !isKey else { return nil }
      return RuleFinding(
        "The column \(name) does not say whether it may be NULL; SQLAlchemy allows it.",
        at: source.place(column.span),
        rewrite: source.adding("nullable=True", to: column).map { .edits([$0]) })
    }
  }

  private static let names: Set<String> = ["sqlalchemy.Column", "sqlalchemy.schema.Column"]

  /// What settles the question by itself.
  private static let inner: Set<String> = ["sqlalchemy.Identity", "sqlalchemy.Computed"]

  private static func isMaker(_ name: String) -> Bool {
    ["alembic.op.create_table", "alembic.op.add_column"].contains(name)
      || name.hasSuffix(".add_column")
  }
}

extension RevisionSource {
  /// The text of a string literal.
  func string(_ id: ExpressionID) -> String? {
    guard case .constant(.string) = tree.expression(id) else { return nil }
    let text = text(id)
    guard let quote = text.first, quote == "'" || quote == "\"", text.count >= 2,
      text.last == quote, !text.contains("\\")
    else { return nil }
    return String(text.dropFirst().dropLast())
  }

  /// A keyword argument more at the end of a call.
  func adding(_ keyword: String, to call: SourceCall) -> SourceEdit? {
    let text = file.text(of: call.span)
    guard text.hasSuffix(")"), !text.contains("#") else { return nil }
    var body = text.dropLast()
    while body.last?.isWhitespace == true { body.removeLast() }
    let gap = body.hasSuffix("(") ? "" : body.hasSuffix(",") ? " " : ", "
    let end = Int(call.span.start) + body.utf8.count
    return SourceEdit(SourceSpan(end..<end), gap + keyword)
  }
}
