import PythonSyntax
import Schema
import SourceText

/// A batch that copies its table where PostgreSQL can alter it.
enum BatchRecreateCopiesTable: ReviewRule {
  static let page = RulePage(
    "batch-recreate-copies-table", "A batch copies its table, though PostgreSQL can alter it",
    group: .locking, severity: .error,
    why:
      "batch_alter_table(recreate=\"always\") makes a new table, copies every row, drops the old "
      + "table and takes its name. Nobody can use the table meanwhile, and grants, triggers, "
      + "policies and the foreign keys that lead to it are lost or stop it.",
    remedy: "Leave out recreate, which is for SQLite: on PostgreSQL each operation of the batch is "
      + "then an ALTER TABLE.",
    bad: [
      RuleExample(
        """
        with ↓op.batch_alter_table('users', recreate='always') as batch_op:
            batch_op.add_column(sa.Column('nick', sa.Text(), nullable=True))
        """)
    ],
    good: [
      RuleExample(
        """
        with op.batch_alter_table('users') as batch_op:
            batch_op.add_column(sa.Column('nick', sa.Text(), nullable=True))
        """),
      RuleExample(
        """
        if op.get_bind().dialect.name == 'postgresql':
            op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        else:
            with op.batch_alter_table('users', recreate='always') as batch_op:
                batch_op.add_column(sa.Column('nick', sa.Text(), nullable=True))
        """),
      RuleExample(
        """
        with op.batch_alter_table('users', recreate='auto') as batch_op:
            batch_op.add_column(sa.Column('nick', sa.Text(), nullable=True))
        """),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        with op.batch_alter_table('tags', recreate='always') as batch_op:
            batch_op.add_column(sa.Column('nick', sa.Text(), nullable=True))
        """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let source = revision.source
    return source.calls.compactMap { call in
      guard call.name == "alembic.op.batch_alter_table", call.function == "upgrade",
        let recreate = call["recreate"], source.constantText(recreate.value) == "always",
        !source.isForOtherDatabase(call.span),
        let argument = call.arguments.first ?? call["table_name"]?.value,
        let name = source.constantText(argument)
      else { return nil }
      let space = call["schema"].flatMap { source.constantText($0.value) }
      let table = QualifiedName(name, schema: space)
      guard revision.before.table(table) != nil || !revision.before.isComplete else { return nil }
      return RuleFinding(
        "The batch copies \(table.plain) into a new table and drops the old one under ACCESS "
          + "EXCLUSIVE, where PostgreSQL could alter it.",
        at: source.place(call.span),
        rewrite: source.removing(recreate, of: call).map { .edits([$0]) })
    }
  }
}

extension RevisionSource {
  /// A keyword argument taken out of its call, with the comma before it; nil for the first of all.
  func removing(_ keyword: SourceCall.Keyword, of call: SourceCall) -> SourceEdit? {
    let before =
      call.arguments.map { tree.span(of: $0).end } + call.keywords.map(\.span.end)
    guard let start = before.filter({ $0 <= keyword.span.start }).max() else { return nil }
    return SourceEdit(SourceSpan(start: start, end: keyword.span.end), "")
  }
}
