import Schema

/// An operation that makes what is there already.
enum ObjectAlreadyExists: ReviewRule {
  static let page = RulePage(
    "object-already-exists", "An operation makes what exists already", group: .correctness,
    severity: .error,
    why: "An earlier revision, or an earlier line of this one, has made the same table, column or "
      + "index. PostgreSQL refuses to make it again.",
    remedy: "Take the operation out, or say what it was meant to change.",
    bad: [
      RuleExample(
        """
        ↓op.create_table(
            'users', sa.Column('id', sa.Integer(), nullable=False))
        """),
      RuleExample("↓op.add_column('users', sa.Column('age', sa.Integer(), nullable=True))"),
      RuleExample("↓op.execute('ALTER TABLE users ADD COLUMN email text')"),
      RuleExample(
        """
        op.create_index('ix_posts_title', 'posts', ['title'])
        ↓op.create_index('ix_posts_title', 'posts', ['title'])
        """),
    ],
    good: [
      RuleExample("op.execute('CREATE TABLE IF NOT EXISTS users (id integer)')"),
      RuleExample(
        """
        op.drop_column('users', 'age')
        op.add_column('users', sa.Column('age', sa.BigInteger(), nullable=True))
        """),
      RuleExample("op.add_column('posts', sa.Column('age', sa.Integer(), nullable=True))"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.failures(.alreadyExists).map { $0.finding($0.sentence) }
  }
}
