import Schema

/// Operations in an order in which they cannot run.
enum OpOrder: ReviewRule {
  static let page = RulePage(
    "op-order", "Operations stand in the wrong order", group: .correctness, severity: .error,
    why: "The operation needs what a later line makes, or what an earlier line has taken away. "
      + "PostgreSQL runs them one after the other and refuses this one.",
    remedy: "Move the operation to the other side of the one that it needs.",
    bad: [
      RuleExample(
        """
        ↓op.create_index('ix_users_bio', 'users', ['bio'])
        op.add_column('users', sa.Column('bio', sa.Text(), nullable=True))
        """),
      RuleExample(
        """
        op.drop_column('users', 'age')
        ↓op.execute('CREATE INDEX ix_users_age ON users (age)')
        """),
      RuleExample(
        """
        ↓op.drop_table('users')
        op.drop_table('orders')
        """,
        before: RuleExample.standardSchema + """

          op.create_table(
              'orders',
              sa.Column('id', sa.Integer(), nullable=False),
              sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id'), nullable=True))
          """),
      RuleExample(
        """
        ↓op.create_table(
            'notes',
            sa.Column('id', sa.Integer(), nullable=False),
            sa.Column('tag_id', sa.Integer(), sa.ForeignKey('tags.id'), nullable=True))
        op.create_table(
            'tags',
            sa.Column('id', sa.Integer(), nullable=False),
            sa.PrimaryKeyConstraint('id', name='tags_pkey'))
        """),
    ],
    good: [
      RuleExample(
        """
        op.add_column('users', sa.Column('bio', sa.Text(), nullable=True))
        op.create_index('ix_users_bio', 'users', ['bio'])
        """),
      RuleExample("op.drop_column('users', 'nickname')"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.failures(.order).map { failure in
      guard let step = failure.step, let other = failure.other else {
        return failure.finding(failure.sentence)
      }
      let side = other.index > step.index ? "after" : "before"
      let place = other.place.flatMap(revision.source.line).map { " in line \($0)" } ?? ""
      return failure.finding(
        failure.sentence + " It would work \(side) the \(other.name)\(place).",
        remedy: "Move it \(side) the \(other.name)\(place).")
    }
  }
}
