import AlembicOperations
import Schema

/// A default that is a Python value.
enum ServerDefaultNotString: ReviewRule {
  static let page = RulePage(
    "server-default-not-string", "server_default= of a Python value", group: .column,
    severity: .error,
    why:
      "server_default= takes a string or an SQL expression. False, 0 or [] end the migration with "
      + "ArgumentError before any SQL is sent.",
    remedy: "Write sa.false(), a string such as '0', or sa.text('…').",
    bad: [
      RuleExample(
        """
        ↓op.add_column(
            'users', sa.Column('active', sa.Boolean(), nullable=False, server_default=False))
        """),
      RuleExample(
        """
        ↓op.create_table('tags', sa.Column('rank', sa.Integer(), server_default=0))
        """),
    ],
    good: [
      RuleExample(
        """
        op.add_column(
            'users',
            sa.Column('active', sa.Boolean(), nullable=False, server_default=sa.false()))
        """),
      RuleExample(
        "op.add_column('users', sa.Column('rank', sa.Integer(), server_default='0'))"),
      // False is how alter_column() says that the default stays.
      RuleExample("op.alter_column('users', 'age', nullable=True, server_default=False)"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.failures(.other).compactMap { failure in
      guard failure.failure.code == "ArgumentError",
        failure.failure.message.hasPrefix("Argument 'arg' is expected to be one of type")
      else { return nil }
      return failure.finding(
        "server_default= is neither a string nor SQL: upgrade() ends with ArgumentError before any "
          + "statement of it is sent.")
    }
  }
}
