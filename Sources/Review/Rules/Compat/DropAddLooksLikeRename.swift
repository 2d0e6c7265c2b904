import Schema
import SourceText

/// A column dropped and another of its type added: what autogenerate makes of a rename.
enum DropAddLooksLikeRename: ReviewRule {
  static let page = RulePage(
    "drop-add-looks-like-rename", "A drop and an add look like a rename", group: .compat,
    severity: .warning,
    why:
      "Autogenerate sees a renamed column as one that goes and one that comes. The new one is empty, "
      + "and every value of the old one is lost.",
    remedy:
      "If it is a rename, write op.alter_column(table, old, new_column_name=new), or copy the "
      + "values with an UPDATE before the drop.",
    bad: [
      RuleExample(
        """
        op.add_column('users', sa.Column('full_name', sa.Text(), nullable=True))
        ↓op.drop_column('users', 'name')
        """),
      RuleExample(
        """
        ↓op.drop_column('users', 'age')
        op.add_column('users', sa.Column('years', sa.Integer(), nullable=True))
        """),
    ],
    good: [
      // What refers to another table is another thing.
      RuleExample(
        """
        op.add_column('posts', sa.Column('team_id', sa.Integer(), nullable=True))
        op.create_foreign_key('posts_team_fk', 'posts', 'teams', ['team_id'], ['id'])
        op.drop_column('posts', 'user_id')
        """,
        before: RuleExample.standardSchema + """

          op.create_table('teams', sa.Column('id', sa.Integer(), primary_key=True))
          op.create_foreign_key('posts_user_fk', 'posts', 'users', ['user_id'], ['id'])
          """),
      RuleExample(
        """
        op.add_column('users', sa.Column('full_name', sa.Text(), nullable=True))
        op.execute('UPDATE users SET full_name = name')
        op.drop_column('users', 'name')
        """),
      RuleExample(
        """
        op.add_column('users', sa.Column('score', sa.Numeric(), nullable=True))
        op.drop_column('users', 'name')
        """),
      RuleExample(
        """
        op.add_column('posts', sa.Column('body', sa.Text(), nullable=True))
        op.drop_column('users', 'name')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .dropColumn(let drop) = step.operation, step.failure == nil,
      let old = revision.oldColumn(drop.column, of: drop.table, at: step)
    else { return [] }
    if case .unknown = old.type.base { return [] }
    let table = step.before.canonical(drop.table)
    let steps = revision.upgrade.steps
    let copies = steps.contains { other in
      guard case .data(let data) = other.operation else { return false }
      return data.kind != .select && data.targets.map(other.before.canonical).contains(table)
    }
    guard !copies else { return [] }
    let drops = steps.filter { other in
      guard case .dropColumn(let drop) = other.operation else { return false }
      return other.before.canonical(drop.table) == table
        && other.existing(drop.table)?.column(drop.column)?.type == old.type
    }
    let added = steps.compactMap { other -> (Column, ReviewStep)? in
      guard case .addColumn(let add) = other.operation, other.failure == nil,
        other.before.canonical(add.table) == table, add.column.type == old.type,
        !refersElsewhere(add.column.name, than: old.name, in: table, revision),
        add.column.name != old.name, add.column.computed == nil,
        // A default of its own is made for a new column.
        add.column.serverDefault == nil || add.column.serverDefault == old.serverDefault
      else { return nil }
      return (add.column, other)
    }
    // Several of one type are told apart by their names.
    let near = NearestNames.of(old.name, in: added.map(\.0.name), limit: 1).first
    let match =
      drops.count == 1 && added.count == 1 ? added.first : added.first { $0.0.name == near }
    guard let (column, other) = match else { return [] }
    return [
      RuleFinding(
        "\(table.plain).\(old.name) goes and \(column.name) comes, both \(old.type): if that is a "
          + "rename, every value is lost.",
        at: step.place,
        remedy: "For a rename write op.alter_column('\(table.name)', '\(old.name)', "
          + "new_column_name='\(column.name)') in place of both; else copy the values first.",
        related: [other.place].compactMap { $0 })
    ]
  }

  /// Whether both columns are foreign keys, to different tables.
  private static func refersElsewhere(
    _ new: String, than old: String, in table: QualifiedName, _ revision: ReviewedRevision
  ) -> Bool {
    func target(_ column: String, _ schema: Schema) -> QualifiedName? {
      schema.table(table)?.foreignKeys.first { $0.key.columns == [column] }
        .map { schema.canonical($0.key.table) }
    }
    guard let before = target(old, revision.before), let after = target(new, revision.after) else {
      return false
    }
    return before != after
  }
}
