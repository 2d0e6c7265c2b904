import AlembicOperations
import Schema

/// A failure that no other rule tells.
enum WouldFail: ReviewRule {
  static let page = RulePage(
    "would-fail", "An operation fails", group: .correctness, severity: .error,
    why: "The replay says that PostgreSQL refuses the statement, or that the program ends with an "
      + "exception, whatever rows there are. Nothing of the revision is applied then.",
    remedy: "Correct the operation; the sentence is the one that PostgreSQL or Python would print.",
    bad: [
      RuleExample("↓op.execute('ALTER TABLE users ADD PRIMARY KEY (email)')"),
      RuleExample("↓op.execute('ALTER TABLE users ALTER COLUMN id DROP NOT NULL')"),
      RuleExample("↓op.alter_column('users', 'name', type_=sa.String(16777215))"),
      RuleExample("raise ↓RuntimeError('not yet')"),
      RuleExample(
        "↓op.execute('DROP VIEW users')"),
    ],
    good: [
      RuleExample("op.execute('ALTER TABLE users ALTER COLUMN name DROP NOT NULL')"),
      // What happens depends on rows, which nobody knows.
      RuleExample(
        """
        if op.get_bind().execute(sa.text('SELECT 1 FROM users')).fetchone() is None:
            raise RuntimeError('there are no users')
        """),
      RuleExample(
        """
        try:
            raise RuntimeError('never mind')
        except RuntimeError:
            pass
        """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.failures(.other).map { failure in
      guard SQLState(rawValue: failure.failure.code) == nil else {
        return failure.finding(failure.sentence)
      }
      return failure.finding(
        "upgrade() ends with \(failure.failure.code): \(failure.failure.message).")
    }
  }
}
