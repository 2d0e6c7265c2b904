import PythonSyntax

/// No `downgrade()` at all.
enum MissingDowngrade: ReviewRule {
  static let page = RulePage(
    "missing-downgrade", "There is no downgrade()", group: .reversibility, severity: .error,
    why:
      "A downgrade ends with an AttributeError when a revision has no `downgrade()`, and "
      + "nothing older than it can be reached again.",
    remedy: "Write downgrade() with the reverse of each operation, in reverse order.",
    bad: [
      RuleExample(
        file: """
          from alembic import op
          import sqlalchemy as sa

          revision = '2c9e4f7a1b53'
          down_revision = '1b8d3e6f9a42'


          ↓def upgrade():
              op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))

          """)
    ],
    good: [
      RuleExample(
        "op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))",
        downgrade: "op.drop_column('users', 'nick')"),
      RuleExample(
        file: """
          from alembic import op
          import sqlalchemy as sa

          revision = '2c9e4f7a1b53'
          down_revision = '1b8d3e6f9a42'


          def upgrade():
              op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))


          if True:
              def downgrade():
                  op.drop_column('users', 'nick')

          """),
      // There is nothing to take back.
      RuleExample(
        file: """
          revision = '2c9e4f7a1b53'
          down_revision = '1b8d3e6f9a42'


          def upgrade():
              pass

          """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard revision.source.tree.nameID("downgrade") == nil,
      revision.source.span(ofFunction: "upgrade") != nil,
      !revision.source.doesNothing("upgrade")
    else { return [] }
    if revision.projectHabits.isForwardOnly,
      revision.settings.template?.contains("def downgrade") != true
    {
      var finding = RuleFinding(
        "The project goes forward only: its template has no downgrade(), and neither has this "
          + "revision, so `alembic downgrade` stops here with an AttributeError.",
        at: revision.place(of: .upgrade),
        remedy: "Leave it where that is meant, and keep backups; else put downgrade() into "
          + "script.py.mako and write it from now on.", severity: .info)
      finding.isAboutProject = true
      return [finding]
    }
    return [
      RuleFinding(
        "The revision has no downgrade(): a downgrade stops here with an AttributeError.",
        at: revision.place(of: .upgrade))
    ]
  }
}
