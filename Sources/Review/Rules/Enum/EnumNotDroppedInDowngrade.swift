import AlembicOperations
import Schema
import SourceText

/// An enumeration that `downgrade()` leaves behind.
enum EnumNotDroppedInDowngrade: ReviewRule {
  static let page = RulePage(
    "enum-not-dropped-in-downgrade", "downgrade() leaves an enum type behind", group: .enum,
    severity: .error,
    why:
      "op.drop_table() and op.drop_column() do not drop the enum type of their columns. The next "
      + "upgrade makes the type again and fails with 42710, \"type already exists\".",
    remedy: "After the drop: sa.Enum(name='…').drop(op.get_bind(), checkfirst=True).",
    bad: [
      RuleExample(
        """
        op.create_table(
            'tasks', sa.Column('state', sa.Enum('new', 'done', name='state'), nullable=False))
        """, downgrade: "↓op.drop_table('tasks')"),
      RuleExample(
        """
        sa.Enum('new', 'done', name='state').create(op.get_bind(), checkfirst=False)
        op.add_column('users', sa.Column('state', sa.Enum(name='state'), nullable=True))
        """, downgrade: "↓op.drop_column('users', 'state')"),
    ],
    good: [
      RuleExample(
        """
        op.create_table(
            'tasks', sa.Column('state', sa.Enum('new', 'done', name='state'), nullable=False))
        """,
        downgrade: """
          op.drop_table('tasks')
          sa.Enum(name='state').drop(op.get_bind(), checkfirst=True)
          """),
      RuleExample(
        """
        op.create_table(
            'tasks', sa.Column('state', sa.Enum('new', 'done', name='state'), nullable=False))
        """,
        downgrade: """
          op.drop_table('tasks')
          op.execute('DROP TYPE state')
          """),
      RuleExample(
        """
        op.create_table(
            'tasks',
            sa.Column(
                'state', sa.Enum('new', 'done', name='state', native_enum=False),
                nullable=False))
        """, downgrade: "op.drop_table('tasks')"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let end = revision.downgrade.run
    // A way back that does nothing at all is another finding.
    guard !end.isAbsent, end.isKnown, !revision.source.raises("downgrade"),
      !revision.downgrade.steps.isEmpty
    else { return [] }
    return revision.upgrade.steps.compactMap { step in
      guard case .createType(let create) = step.operation, create.type.labels != nil,
        step.failure == nil, let left = end.schema.type(create.type.name),
        revision.before.type(left.name) == nil, revision.after.type(left.name) != nil,
        !end.schema.tables.contains(where: { uses(left.name, $0, end.schema) })
      else { return nil }
      let drop = revision.downgrade.steps.last { step in
        drops(left.name, step)
      }
      let type =
        "sa.Enum(name='\(left.name.name)'"
        + (left.name.schema.map { ", schema='\($0)'" } ?? "") + ")"
      let text = "\(type).drop(op.get_bind(), checkfirst=True)"
      let source = revision.source
      var rewrite: Rewrite?
      if source.imports["sa"] == "sqlalchemy", source.imports["op"] == "alembic.op",
        let drop, let call = source.statementCall(of: drop)
      {
        rewrite = source.inserting(text, after: call.statement).map { .edits([$0]) }
      }
      return RuleFinding(
        "downgrade() leaves the enum type \(left.name.plain) behind"
          + (create.ifNotExists
            ? "." : ": the next upgrade makes it again and fails with 42710."),
        at: drop?.place ?? revision.place(of: .downgrade), remedy: "Add \(text) after it.",
        severity: create.ifNotExists ? .warning : .error,
        related: [step.place].compactMap { $0 }, rewrite: rewrite)
    }
  }

  private static func uses(_ type: QualifiedName, _ table: Table, _ schema: Schema) -> Bool {
    table.columns.contains { $0.type.userTypeName.map(schema.canonical) == type }
  }

  /// Whether a step drops a column of the type.
  private static func drops(_ type: QualifiedName, _ step: ReviewStep) -> Bool {
    switch step.operation {
    case .dropTable(let drop):
      step.before.table(drop.name).map { uses(type, $0, step.before) } ?? false
    case .dropColumn(let drop):
      step.before.table(drop.table)?.column(drop.column)?.type.userTypeName
        .map(step.before.canonical) == type
    default: false
    }
  }
}
