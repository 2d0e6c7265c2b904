import AlembicHistory
import Schema

/// A table named otherwise than the project names tables.
enum TableNaming: ReviewRule {
  static let page = RulePage(
    "table-naming", "A table is not named as the project names tables", group: .convention,
    severity: .warning,
    why: "Names that follow one pattern can be guessed. The settings `table_naming` and "
      + "`junction_naming` say which; where they say nothing, three in four of at least five tables "
      + "do. An association table is one whose primary key is made of references.",
    remedy: "Rename it before its migration is applied.",
    bad: [
      RuleExample(
        """
        ↓op.create_table(
            'BlogPost', sa.Column('id', sa.Integer(), primary_key=True, nullable=False))
        """, settings: "table_naming = 'snake_case'"),
      RuleExample(
        """
        ↓op.execute('CREATE TABLE blog_post (id integer PRIMARY KEY)')
        """, settings: "table_naming = 'PascalCase'"),
      RuleExample(
        "↓op.rename_table('posts', 'BlogPosts')", settings: "table_naming = 'snake_case'"),
      RuleExample(
        """
        ↓op.create_table(
            'AgentSkill',
            sa.Column('agent', sa.Integer(), sa.ForeignKey('agents.id'), nullable=False),
            sa.Column('skill', sa.Integer(), sa.ForeignKey('skills.id'), nullable=False),
            sa.PrimaryKeyConstraint('agent', 'skill'))
        """,
        before: """
          for name in ['agents', 'skills']:
              op.create_table(name, sa.Column('id', sa.Integer(), primary_key=True))
          """, settings: "table_naming = 'any'\njunction_naming = 'snake_case'"),
      // The neighbours decide.
      RuleExample(
        """
        ↓op.create_table(
            'blog_post', sa.Column('id', sa.Integer(), primary_key=True, nullable=False))
        """,
        before: """
          for name in ['User', 'Agent', 'Skill', 'Model', 'ChatRoom']:
              op.create_table(name, sa.Column('id', sa.Integer(), primary_key=True))
          """),
    ],
    good: [
      // Two tables are no convention.
      RuleExample(
        """
        op.create_table(
            'BlogPost', sa.Column('id', sa.Integer(), primary_key=True, nullable=False))
        """),
      RuleExample(
        """
        op.create_table(
            'blog_posts', sa.Column('id', sa.Integer(), primary_key=True, nullable=False))
        """, settings: "table_naming = 'snake_case'"),
      RuleExample(
        "op.add_column('users', sa.Column('a', sa.Text(), nullable=True))",
        settings: "table_naming = 'PascalCase'"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil, let table = step.namedTable,
      let breach = revision.conventions.breach(ofName: table)
    else { return [] }
    return [RuleFinding(breach.message, at: step.place, remedy: breach.remedy)]
  }
}

extension ReviewedRevision {
  /// How the project names things, as its settings and the tables before the revision say.
  var conventions: NamingConventions {
    NamingConventions(before.tables.filter(\.isComplete), settings: settings.expert)
  }
}

extension ReviewStep {
  /// The table that the operation makes or renames, as it is afterwards; nil for those that are named
  /// after another.
  var namedTable: Table? {
    let name: QualifiedName
    switch operation {
    case .createTable(let create): name = create.table.name
    case .renameTable(let rename):
      name = QualifiedName(rename.newName, schema: before.canonical(rename.name).schema)
    default: return nil
    }
    guard let table = after.table(name), table.partitionOf == nil, !table.isForeign,
      table.persistence != .temporary, before.table(name) == nil
    else { return nil }
    return table
  }
}
