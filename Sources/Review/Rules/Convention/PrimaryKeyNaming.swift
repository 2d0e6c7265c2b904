import Schema

/// A primary key named otherwise than the project names its keys.
enum PrimaryKeyNaming: ReviewRule {
  static let page = RulePage(
    "primary-key-naming", "A primary key is not named as the project names keys",
    group: .convention, severity: .warning,
    why:
      "Joins are written by the name of the key. The setting `primary_key_naming` says which; where "
      + "it says nothing, three in four of at least five tables do.",
    remedy: "Rename it before its migration is applied.",
    bad: [
      RuleExample(
        """
        op.create_table('Agent', ↓sa.Column('id', sa.Integer(), primary_key=True, nullable=False))
        """, settings: "primary_key_naming = '<table>_id'"),
      RuleExample(
        """
        op.create_table(
            'tags', ↓sa.Column('tag_id', sa.Integer(), primary_key=True, nullable=False))
        """,
        before: """
          for name in ['users', 'agents', 'skills', 'models', 'rooms']:
              op.create_table(name, sa.Column('id', sa.Integer(), primary_key=True))
          """),
    ],
    good: [
      RuleExample(
        """
        op.create_table(
            'AgentSkill',
            sa.Column('agent_skill_id', sa.Integer(), primary_key=True, nullable=False))
        """, settings: "primary_key_naming = '<table>_id'"),
      // The key of a table that extends another is a reference.
      RuleExample(
        """
        op.create_table(
            'Robot',
            sa.Column('agent_id', sa.Integer(), sa.ForeignKey('users.id'), nullable=False),
            sa.PrimaryKeyConstraint('agent_id'))
        """, settings: "primary_key_naming = '<table>_id'"),
      RuleExample(
        "op.create_table('tags', sa.Column('key', sa.Integer(), primary_key=True, nullable=False))"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil, case .createTable = step.operation, let table = step.namedTable,
      let breach = revision.conventions.breach(ofKey: table)
    else { return [] }
    let column = breach.column.flatMap(table.column)?.provenance.place
    return [RuleFinding(breach.message, at: column ?? step.place, remedy: breach.remedy)]
  }
}
