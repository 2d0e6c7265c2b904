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
      RuleExample(
        """
        op.create_table(
            'tags', sa.Column('id', sa.Integer(), primary_key=True),
            ↓sa.Column('name', sa.Text()), sa.Column('note', sa.Text()))
        """),
      RuleExample(
        "op.add_column('users', ↓sa.Column('bio', sa.Text()))", before: terse,
        settings: "review_select = ['nullability-implicit']"),
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
      // Where the revisions before leave it out, that is the convention.
      RuleExample("op.add_column('users', sa.Column('bio', sa.Text()))", before: terse),
      RuleExample("op.create_table('tags', sa.Column('name', sa.Text()))", before: "pass"),
    ])

  private static let terse = """
    op.create_table(
        'users', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.Text()),
        sa.Column('age', sa.Integer()))
    """

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    // It is a convention where the project has it.
    guard revision.habits.saysNullability || revision.settings.asksForNullability else { return [] }
    let source = revision.source
    var tables: [(maker: SourceCall, columns: [(name: String, call: SourceCall)])] = []
    for column in source.calls
    where column.function == "upgrade" && names.contains(column.name ?? "") {
      guard let (maker, name) = implicit(column, source) else { continue }
      if let last = tables.indices.last, tables[last].maker.span == maker.span {
        tables[last].columns.append((name, column))
      } else {
        tables.append((maker, [(name, column)]))
      }
    }
    return tables.map { _, columns in
      let edits = columns.compactMap { source.adding("nullable=True", to: $0.call) }
      let list = columns.map(\.name).joined(separator: ", ")
      return RuleFinding(
        columns.count == 1
          ? "The column \(list) does not say whether it may be NULL; SQLAlchemy allows it."
          : "The columns \(list) do not say whether they may be NULL; SQLAlchemy allows it.",
        at: source.place(columns[0].call.span),
        related: columns.dropFirst().map { source.place($0.call.span) },
        rewrite: edits.count == columns.count ? .edits(edits) : nil)
    }
  }

  /// The operation that makes a column without a word about NULL, and the column's name.
  private static func implicit(
    _ column: SourceCall, _ source: RevisionSource
  ) -> (maker: SourceCall, name: String)? {
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
    return isKey ? nil : (maker, name)
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
