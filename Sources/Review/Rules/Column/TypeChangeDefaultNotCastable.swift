import Schema

/// A default that does not fit the new type.
enum TypeChangeDefaultNotCastable: ReviewRule {
  static let page = RulePage(
    "type-change-default-not-castable", "The default cannot become one of the new type",
    group: .column, severity: .error,
    why:
      "The column's default is converted with it, and USING says nothing about it. Where no assignment "
      + "cast exists, the statement fails (42804). op.alter_column() changes the type before the "
      + "default, so a new default in the same call comes too late.",
    remedy:
      "Drop the default, change the type, set the new default: three calls of op.alter_column().",
    bad: [
      RuleExample(
        """
        ↓op.alter_column(
            'posts', 'title', type_=sa.Integer(), postgresql_using='length(title)')
        """),
      RuleExample(
        """
        ↓op.alter_column(
            'posts', 'title', type_=sa.Integer(), postgresql_using='length(title)',
            server_default='0')
        """),
    ],
    good: [
      RuleExample(
        """
        op.alter_column('posts', 'title', server_default=None)
        op.alter_column(
            'posts', 'title', type_=sa.Integer(), postgresql_using='length(title)')
        op.alter_column('posts', 'title', server_default='0')
        """),
      RuleExample("op.alter_column('posts', 'title', type_=sa.Text())"),
      RuleExample(
        "op.alter_column('users', 'email', type_=sa.Integer(), postgresql_using='1')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterColumn(let alter) = step.operation, let type = alter.type,
      let table = step.before.table(alter.table), let column = table.column(alter.column),
      column.provenance.standing.isKnown, let value = column.serverDefault,
      value.text.uppercased() != "NULL", !step.before.canConvert(column.type, to: type)
    else { return [] }
    return [
      RuleFinding(
        "The default \(value.text) of \(alter.column) in \(table.name.plain) cannot be cast to \(type), so "
          + "the change of type fails (42804).",
        at: step.place)
    ]
  }
}
