import PostgreSQLDialect
import Schema

/// A table that gets another name under running code.
enum RenameTableRule: ReviewRule {
  static let page = RulePage(
    "rename-table", "A table that running code uses is renamed", group: .compat, severity: .error,
    why:
      "Code that is still running uses the old name: from the commit of the migration on it fails "
      + "until the new code is everywhere.",
    remedy: "Leave a view with the old name in the same revision: `op.execute('CREATE VIEW old AS "
      + "SELECT * FROM new')`, and drop it in a later release.",
    bad: [
      RuleExample("↓op.rename_table('posts', 'articles')"),
      RuleExample("↓op.execute('ALTER TABLE posts RENAME TO articles')"),
    ],
    good: [
      RuleExample(
        """
        op.rename_table('posts', 'articles')
        op.execute('CREATE VIEW posts AS SELECT * FROM articles')
        """),
      RuleExample(
        """
        op.create_table('tag', sa.Column('name', sa.Text(), nullable=False))
        op.rename_table('tag', 'tags')
        """),
      RuleExample("op.execute('ALTER INDEX users_pkey RENAME TO users_key')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .renameTable(let rename) = step.operation, step.failure == nil,
      let table = step.existing(rename.name), table.name.name != rename.newName,
      !revision.replaces(table.name, after: step)
    else { return [] }
    return [
      RuleFinding(
        "\(table.name.plain) becomes \(rename.newName): code that runs with the old name fails until "
          + "it is replaced.",
        at: step.place, locks: step.locks.relations)
    ]
  }
}
