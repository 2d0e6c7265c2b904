import PythonSyntax
import Schema
import SourceText

/// A default that only Python knows.
enum PythonDefaultNotServerDefault: ReviewRule {
  static let page = RulePage(
    "python-default-not-server-default", "default= in a migration reaches no row", group: .column,
    severity: .error,
    why:
      "Column(default=…) is used by SQLAlchemy when it inserts. ADD COLUMN does not have it, so rows "
      + "that are there get NULL, and a NOT NULL column fails on them (23502).",
    remedy: "Write server_default=; a later revision can take it away again.",
    bad: [
      RuleExample(
        """
        op.add_column(
            'users', sa.Column('is_active', sa.Boolean(), nullable=False, ↓default=True))
        """),
      RuleExample(
        """
        with op.batch_alter_table('users') as batch_op:
            batch_op.add_column(sa.Column('rank', sa.Integer(), nullable=True, ↓default=0))
        """),
    ],
    good: [
      // Filled row by row, by a table that the run does not know.
      RuleExample(
        """
        op.add_column('users', sa.Column('rank', sa.Integer(), default=0))
        users = sa.Table('users', sa.MetaData(), autoload_with=op.get_bind())
        for row in op.get_bind().execute(sa.text('SELECT id FROM posts')):
            op.execute(users.update().where(users.c.id == row.id).values({'rank': 1}))
        """),
      RuleExample(
        """
        op.add_column(
            'users',
            sa.Column(
                'is_active', sa.Boolean(), nullable=False, default=True,
                server_default=sa.true()))
        """),
      RuleExample(
        "op.create_table('tags', sa.Column('rank', sa.Integer(), nullable=False, default=0))"),
      RuleExample(
        """
        op.add_column('users', sa.Column('is_active', sa.Boolean(), default=True))
        op.execute('UPDATE users SET is_active = true')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .addColumn(let add) = step.operation, add.column.serverDefault == nil,
      add.column.identity == nil, !add.column.isSerial, add.column.computed == nil,
      let table = step.existing(add.table), let place = step.place,
      place.file == revision.source.file.name
    else { return [] }
    for call in revision.source.calls(in: place.span) {
      guard call.name == "sqlalchemy.Column", let keyword = call["default"],
        !revision.source.isNone(keyword.value)
      else { continue }
      let later = revision.upgrade.steps.dropFirst(step.index + 1)
      let isFilled =
        later.contains { $0.mayWriteRows(of: table.name) }
        || revision.source.mayWriteRows(in: "upgrade", of: table.name.name)
      if add.column.isNullable, isFilled { return [] }
      let name = add.column.name
      let effect =
        add.refusesRows
        ? "rows that are there get NULL, and its NOT NULL fails on them (23502)."
        : "rows that are there keep NULL in it."
      return [
        RuleFinding(
          "default= of the column \(name) is Python's and never reaches \(table.name.plain): \(effect)",
          at: revision.source.place(keyword.span),
          severity: add.refusesRows ? .error : .warning)
      ]
    }
    return []
  }
}
