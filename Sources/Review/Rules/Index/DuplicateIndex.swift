import Schema

/// An index that another one makes superfluous.
enum DuplicateIndex: ReviewRule {
  static let page = RulePage(
    "duplicate-index", "An index that another one covers", group: .index, severity: .warning,
    why:
      "Every index is written with every row. A primary key and a UNIQUE constraint have one already, "
      + "and an index serves each leading part of its columns.",
    remedy: "Leave the index out, and take index=True from the model; or drop the old one.",
    bad: [
      RuleExample("↓op.create_index('ix_users_id', 'users', ['id'])"),
      RuleExample(
        "↓op.create_index('ix_users_mail', 'users', ['email'])",
        before: RuleExample.standardSchema
          + "\nop.create_index('ix_users_email', 'users', ['email', 'name'])"),
      RuleExample(
        """
        op.create_table(
            'tags',
            sa.Column('name', sa.Text(), nullable=False),
            sa.UniqueConstraint('name', name='tags_name_key'))
        ↓op.create_index('ix_tags_name', 'tags', ['name'], unique=True)
        """),
    ],
    good: [
      RuleExample("op.create_index('ix_users_name', 'users', ['name'])"),
      RuleExample(
        "op.create_index('ix_users_adult', 'users', ['email'], "
          + "postgresql_where=sa.text('age > 17'))",
        before: RuleExample.standardSchema
          + "\nop.create_index('ix_users_email', 'users', ['email'])"),
      RuleExample(
        """
        op.create_index('ix_users_email', 'users', ['email'], unique=True)
        op.drop_index('ix_users_mail', 'users')
        """,
        before: RuleExample.standardSchema
          + "\nop.create_index('ix_users_mail', 'users', ['email'], unique=True)"),
      RuleExample(
        "op.create_index('ix_users_email', 'users', ['email'], postgresql_using='hash')",
        before: RuleExample.standardSchema
          + "\nop.create_index('ix_users_mail', 'users', ['email'])"),
      RuleExample("op.create_index('ix_posts_reversed', 'posts', ['user_id', 'id'])"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createIndex(let create) = step.operation, step.failure == nil,
      let table = step.before.table(create.table), let after = revision.after.table(create.table)
    else { return [] }
    let index = create.index
    if let name = index.name, create.ifNotExists, table.index(name) != nil { return [] }
    for other in table.indexes + table.keyIndexes {
      guard let name = other.name, after.index(name) != nil || after.constraint(name) != nil,
        let coverage = coverage(of: index, by: other)
      else { continue }
      let kind = table.index(name) == nil ? "the constraint" : "the index"
      switch coverage {
      case .whole:
        return [
          RuleFinding(
            "\(sentence(index)) on \(table.name.plain) has the columns of \(kind) \(name), which is kept "
              + "as well: every write maintains both.",
            at: step.place)
        ]
      case .leading:
        return [
          RuleFinding(
            "\(sentence(index)) on \(table.name.plain) has the first columns of \(kind) \(name), which "
              + "serves the same searches.",
            at: step.place, severity: .info)
        ]
      }
    }
    return []
  }

  private enum Coverage {
    case whole
    case leading
  }

  private static func coverage(of index: Index, by other: Index) -> Coverage? {
    guard index.method == other.method, index.predicate == other.predicate,
      index.include.allSatisfy(other.include.contains), !index.elements.isEmpty
    else { return nil }
    if index.elements == other.elements {
      // A unique index beside a plain one has a use of its own.
      return index.isUnique && !other.isUnique ? nil : .whole
    }
    guard !index.isUnique, index.method == "btree", index.elements.count < other.elements.count,
      Array(other.elements.prefix(index.elements.count)) == index.elements
    else { return nil }
    return .leading
  }

  private static func sentence(_ index: Index) -> String {
    index.name.map { "The index \($0)" } ?? "The index"
  }
}

extension Table {
  /// The indexes behind the primary key and the unique constraints.
  var keyIndexes: [Index] {
    constraints.compactMap { constraint in
      switch constraint.rule {
      case .primaryKey(let key), .unique(let key):
        Index(
          name: constraint.name, isUnique: true, elements: key.columns.map(IndexElement.column),
          include: key.include, nullsNotDistinct: key.nullsNotDistinct)
      default: nil
      }
    }
  }
}
