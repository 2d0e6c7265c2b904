import PostgreSQLDialect
import Schema

/// A primary key whose index is built while everybody waits.
enum PrimaryKeyBlocking: ReviewRule {
  private static let keyless =
    RuleExample.standardSchema + """

      op.create_table(
          'logs', sa.Column('id', sa.Integer(), nullable=False), sa.Column('text', sa.Text()))
      """

  static let page = RulePage(
    "primary-key-blocking", "A primary key builds its index under its lock", group: .constraint,
    severity: .error,
    why:
      "ADD PRIMARY KEY holds ACCESS EXCLUSIVE while it builds its index from every row, and looks "
      + "for NULL in columns that allow it: reads and writes of the table wait.",
    remedy: "Make the columns NOT NULL without a scan, build a unique index with "
      + "postgresql_concurrently=True, then ALTER TABLE … ADD CONSTRAINT … PRIMARY KEY USING INDEX.",
    bad: [
      RuleExample("↓op.create_primary_key('logs_pkey', 'logs', ['id'])", before: keyless),
      RuleExample("↓op.execute('ALTER TABLE logs ADD PRIMARY KEY (id)')", before: keyless),
    ],
    good: [
      RuleExample(
        "op.execute('ALTER TABLE logs ADD CONSTRAINT logs_pkey PRIMARY KEY USING INDEX logs_pkey')",
        before: keyless + "\nop.create_index('logs_pkey', 'logs', ['id'], unique=True)"),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.create_primary_key('tags_pkey', 'tags', ['name'])
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    return step.addedConstraints.compactMap { added in
      guard case .primaryKey(let key) = added.constraint.rule, key.existingIndex == nil,
        let table = step.existing(added.table), !revision.isEmpty(table.name, at: step)
      else { return nil }
      let nullable = key.columns.filter { step.scansForNotNull($0, of: table.name) }
      let search =
        nullable.isEmpty || added.isInline
        ? "" : ", and looks for NULL in \(nullable.joined(separator: ", "))"
      return RuleFinding(
        "The primary key builds its index from every row of \(table.name.plain) under ACCESS EXCLUSIVE"
          + "\(search): its reads and writes wait.",
        at: step.place, locks: step.locks.relations, rewrite: .usingIndex(step, added, in: revision)
      )
    }
  }
}
