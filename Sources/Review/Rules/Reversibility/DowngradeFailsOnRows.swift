import PostgreSQLDialect
import Schema

/// A `downgrade()` that works on an empty table only.
enum DowngradeFailsOnRows: ReviewRule {
  static let page = RulePage(
    "downgrade-fails-on-rows", "downgrade() fails when there are rows", group: .reversibility,
    severity: .warning,
    why:
      "A column that comes back as NOT NULL without a default, or that becomes NOT NULL again, is "
      + "refused by PostgreSQL as soon as one row has no value: the way back works in the test and not "
      + "in production.",
    remedy: "Bring the column back nullable, fill it with op.execute, then op.alter_column(…, "
      + "nullable=False); or give it a server_default.",
    bad: [
      RuleExample(
        "op.drop_column('users', 'name')",
        downgrade: "↓op.add_column('users', sa.Column('name', sa.Text(), nullable=False))"),
      RuleExample(
        "op.alter_column('users', 'name', nullable=True)",
        downgrade: "↓op.alter_column('users', 'name', nullable=False)"),
    ],
    good: [
      RuleExample(
        "op.drop_column('users', 'name')",
        downgrade: """
          op.add_column(
              'users', sa.Column('name', sa.Text(), nullable=False, server_default=''))
          """),
      RuleExample(
        "op.alter_column('users', 'name', nullable=True)",
        downgrade: """
          op.execute("UPDATE users SET name = '' WHERE name IS NULL")
          op.alter_column('users', 'name', nullable=False)
          """),
      // Filled in a function of its own, row by row.
      RuleExample(
        "op.alter_column('users', 'email', nullable=True)",
        downgrade: """
          fill(op.get_bind())
          op.alter_column('users', 'email', nullable=False)
          """,
        imports: """
          users = sa.table('users', sa.column('id'), sa.column('email'))


          def fill(connection):
              for row in connection.execute(sa.select(users.c.id)).fetchall():
                  values = {'email': f'{row.id}@example.org'}
                  connection.execute(
                      users.update().where(users.c.id == row.id).values(**values))
          """),
      RuleExample(
        "op.drop_column('posts', 'user_id')",
        downgrade: """
          op.execute('DELETE FROM posts')
          op.add_column('posts', sa.Column('user_id', sa.Integer(), nullable=False))
          """),
      RuleExample(
        "op.drop_table('posts')",
        downgrade: """
          op.create_table('posts', sa.Column('id', sa.Integer(), nullable=False))
          op.add_column('posts', sa.Column('title', sa.Text(), nullable=False))
          """),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    revision.downgrade.steps.compactMap { step in
      switch step.operation {
      case .addColumn(let add):
        guard step.existing(add.table) != nil, !add.column.isNullable,
          add.column.serverDefault == nil, add.column.identity == nil,
          add.column.computed == nil, !add.column.isSerial, step.failure == nil,
          !isEmptied(add.table, before: step, in: revision)
        else { return nil }
        return RuleFinding(
          "downgrade() brings \(add.table.plain).\(add.column.name) back as NOT NULL without a "
            + "default, which PostgreSQL refuses when the table has a row.",
          at: step.place, locks: step.locks.relations)
      case .alterColumn(let alter):
        guard alter.nullable == false, let table = step.existing(alter.table),
          let column = table.column(alter.column), column.isNullable,
          !isFilled(alter.table, column.name, before: step, in: revision)
        else { return nil }
        return RuleFinding(
          "downgrade() makes \(alter.table.plain).\(alter.column) NOT NULL again, which PostgreSQL "
            + "refuses when a row has got NULL since.",
          at: step.place,
          remedy: "Fill the NULLs before it: UPDATE \(table.name) SET "
            + "\(QualifiedName(column.name)) = … WHERE \(QualifiedName(column.name)) IS NULL in "
            + "op.execute(); a server_default does not fill rows that are there.",
          locks: step.locks.relations)
      default: return nil
      }
    }
  }

  /// Whether an UPDATE or DELETE of the table comes before.
  private static func isFilled(
    _ table: QualifiedName, _ column: String, before step: ReviewStep,
    in revision: ReviewedRevision
  ) -> Bool {
    revision.downgrade.steps.prefix(step.index).contains { earlier in
      guard case .data(let data) = earlier.operation,
        data.targets.map(earlier.before.canonical).contains(earlier.before.canonical(table))
      else { return false }
      switch data.kind {
      case .delete, .truncate, .merge: return true
      case .update: return data.columns.isEmpty || data.columns.contains(column)
      case .select, .insert, .copy: return false
      }
    } || revision.source.mayWriteRows(in: "downgrade", of: table.name)
  }

  /// Whether all rows of the table are deleted before.
  private static func isEmptied(
    _ table: QualifiedName, before step: ReviewStep, in revision: ReviewedRevision
  ) -> Bool {
    revision.downgrade.steps.prefix(step.index).contains { earlier in
      guard case .data(let data) = earlier.operation,
        data.targets.map(earlier.before.canonical).contains(earlier.before.canonical(table))
      else { return false }
      return data.kind == .truncate || data.kind == .delete && !data.hasCondition
    }
  }
}
