import Schema
import SourceText

/// A column of a type that nobody has made.
enum EnumTypeNotCreated: ReviewRule {
  static let page = RulePage(
    "enum-type-not-created", "A column needs an enum type that nobody makes", group: .enum,
    severity: .error,
    why: "op.create_table() makes the enum types of its columns; op.add_column() and "
      + "op.alter_column() do not. PostgreSQL refuses with 42704, \"type does not exist\".",
    remedy: "Make the type first: sa.Enum(…, name='…').create(op.get_bind(), checkfirst=True).",
    bad: [
      RuleExample(
        """
        ↓op.add_column(
            'users', sa.Column('state', sa.Enum('new', 'done', name='state'), nullable=True))
        """),
      RuleExample(
        """
        ↓op.alter_column(
            'users', 'name', type_=sa.Enum('new', 'done', name='state'),
            postgresql_using='name::state')
        """),
    ],
    good: [
      RuleExample(
        """
        state = sa.Enum('new', 'done', name='state')
        state.create(op.get_bind(), checkfirst=True)
        op.add_column('users', sa.Column('state', state, nullable=True))
        """),
      RuleExample(
        """
        op.create_table(
            'tasks', sa.Column('state', sa.Enum('new', 'done', name='state'), nullable=False))
        op.add_column(
            'users', sa.Column('state', sa.Enum('new', 'done', name='state'), nullable=True))
        """),
      RuleExample(
        """
        op.add_column(
            'users',
            sa.Column('state', sa.Enum('new', name='state', native_enum=False), nullable=True))
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard let failure = step.failure, failure.state == .undefinedObject, step.statement == nil,
      let subject = failure.subject, subject.kind == .type
    else { return [] }
    let column: String
    switch step.operation {
    case .addColumn(let add): column = "\(add.table.plain).\(add.column.name)"
    case .alterColumn(let alter): column = "\(alter.table.plain).\(alter.column)"
    default: return []
    }
    return [
      RuleFinding(
        "The type \(subject.name.plain) of \(column) does not exist: op.\(step.name)() makes no "
          + "type, and PostgreSQL refuses it (42704).",
        at: step.place, rewrite: rewrite(step, subject.name, revision.source))
    ]
  }

  /// The type made in a line of its own before the operation.
  private static func rewrite(
    _ step: ReviewStep, _ type: QualifiedName, _ source: RevisionSource
  ) -> Rewrite? {
    guard let statement = source.statementCall(of: step), source.imports["op"] == "alembic.op",
      let call = source.calls.first(where: { call in
        statement.span.start <= call.span.start && call.span.end <= statement.span.end
          && call["name"].flatMap { source.constantText($0.value) } == type.name
          && [".Enum", ".ENUM"].contains { call.name?.hasSuffix($0) == true }
          && !call.arguments.isEmpty
      })
    else { return nil }
    let text = source.file.text(of: call.span)
    guard !text.contains("\n") else { return nil }
    return source.inserting(
      "\(text).create(op.get_bind(), checkfirst=True)", before: statement.statement
    ).map { .edits([$0]) }
  }
}
