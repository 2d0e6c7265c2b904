import Schema

/// A table whose rows have no name.
enum CreateTableNoPrimaryKey: ReviewRule {
  static let page = RulePage(
    "create-table-no-primary-key", "A table has no primary key", group: .style,
    severity: .warning,
    why: "Nothing names a row: duplicates cannot be told apart, and logical replication refuses "
      + "UPDATE and DELETE.",
    remedy: "Add a primary key; a junction table takes both of its foreign keys.",
    bad: [
      RuleExample("↓op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))")
    ],
    good: [
      RuleExample(
        """
        op.create_table(
            'tags', sa.Column('name', sa.Text(), nullable=False),
            sa.PrimaryKeyConstraint('name', name='tags_pkey'))
        """),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.create_primary_key('tags_pkey', 'tags', ['name'])
        """),
      RuleExample("op.execute('CREATE TEMPORARY TABLE tags (name text)')"),
      RuleExample("op.execute('CREATE TABLE tags (LIKE users INCLUDING ALL)')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createTable(let create) = step.operation, step.failure == nil, step.isCertain,
      let table = step.after.table(create.table.name), table.primaryKey == nil,
      table.isComplete, table.persistence != .temporary, !table.isForeign,
      table.partitionOf == nil, table.parents.isEmpty, create.query == nil
    else { return [] }
    // A key can come later in the revision; a table that is gone at its end needs none.
    guard let end = revision.after.table(table.name), end.primaryKey == nil else { return [] }
    return [RuleFinding("\(table.name.plain) has no primary key.", at: step.place)]
  }
}
