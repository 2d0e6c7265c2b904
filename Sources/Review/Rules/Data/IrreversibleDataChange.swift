import AlembicOperations
import PostgreSQLDialect
import PythonSyntax
import Schema
import SourceText

/// Rows that `downgrade()` does not bring back.
enum IrreversibleDataChange: ReviewRule {
  static let page = RulePage(
    "irreversible-data-change", "downgrade() does not take a change of rows back", group: .data,
    severity: .warning,
    why: "The schema goes back and the rows stay as the upgrade left them: the old code meets "
      + "values that it does not expect, and what was overwritten or deleted is gone.",
    remedy: "Keep the old values beside the new ones until they are no longer needed, write the "
      + "reverse into downgrade(), or raise there and say why there is no way back.",
    bad: [
      RuleExample("↓op.execute('DELETE FROM users WHERE age IS NULL')"),
      RuleExample("↓op.execute(\"INSERT INTO users (id, name) VALUES (1, 'root')\")"),
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        ↓op.execute('UPDATE users SET name = lower(name)')
        """, downgrade: "op.drop_column('users', 'nick')"),
      RuleExample("↓op.execute(\"UPDATE legacy SET title = '(none)' WHERE title = ''\")"),
    ],
    good: [
      // No downgrade() at all: missing-downgrade says so.
      RuleExample(
        file: """
          from alembic import op

          revision = '2c9e4f7a1b53'
          down_revision = '1b8d3e6f9a42'


          def upgrade():
              op.execute('DELETE FROM users WHERE age IS NULL')

          """),
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        op.execute('UPDATE users SET nick = name')
        """, downgrade: "op.drop_column('users', 'nick')"),
      RuleExample(
        "op.execute(\"INSERT INTO users (id, name) VALUES (1, 'root')\")",
        downgrade: "op.execute('DELETE FROM users WHERE id = 1')"),
      RuleExample(
        "op.execute('DELETE FROM users WHERE age IS NULL')",
        downgrade: "raise NotImplementedError('the rows are gone')"),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.execute('INSERT INTO tags SELECT name FROM users')
        """, downgrade: "op.drop_table('tags')"),
      RuleExample(
        "op.execute('DELETE FROM users WHERE age IS NULL')",
        downgrade: """
          users = sa.table('users', sa.column('name'))
          for row in op.get_bind().execute(sa.text('SELECT title FROM posts')).fetchall():
              op.get_bind().execute(users.insert().values(name=row.title))
          """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    // Without any downgrade() that is the finding: missing-downgrade.
    guard step.failure == nil, !revision.source.raises("downgrade"),
      revision.source.tree.nameID("downgrade") != nil,
      let table = step.writtenTables.first
    else { return [] }
    let kind: DataStatementKind
    switch step.operation {
    case .data(let statement): kind = statement.kind
    case .bulkInsert: kind = .insert
    default: return []
    }
    // TRUNCATE has a rule of its own.
    guard kind != .truncate else { return [] }
    let back = revision.downgrade.steps
    let isWritten = back.contains { step in
      switch step.operation {
      case .data(let statement):
        statement.kind != .select
          && statement.targets.contains { step.before.canonical($0) == table }
      case .bulkInsert(let insert): step.before.canonical(insert.table) == table
      // What is not known may do it.
      case .opaque: true
      default: false
      }
    }
    // In a loop over rows only the text tells.
    let isInText = revision.source.mayWriteRows(
      in: "downgrade", of: table.name, insertsCount: true)
    let after = revision.after.table(table)
    let end = revision.downgrade.run.schema.table(table)
    // Rows of a table that is gone need no reverse; one that is older than the history stays.
    let isOlder = after == nil && step.before.table(table) == nil
    guard !isWritten, !isInText, isOlder || end != nil else { return [] }
    if case .data(let statement) = step.operation, kind == .update, !statement.columns.isEmpty {
      // Nor does what was written into columns that are gone.
      let areGone = statement.columns.allSatisfy {
        after?.column($0) != nil && end?.column($0) == nil
      }
      if areGone { return [] }
    }
    return [
      RuleFinding(
        "\(kind.rawValue) changes rows of \(table.plain), and downgrade() does not take it back.",
        at: step.place, related: [revision.place(of: .downgrade)])
    ]
  }
}
