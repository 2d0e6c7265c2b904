import MigrationReplay
import SQLAlchemyModels
import Schema

/// A relationship that deletes with its parent over a key that does not.
enum OrmCascadeWithoutOnDelete: ReviewRule {
  private static func models(_ key: String, _ relationship: String) -> String {
    """
    from sqlalchemy import Column, ForeignKey, Integer, String, Text, DateTime
    from sqlalchemy.orm import DeclarativeBase, relationship

    class Base(DeclarativeBase):
        pass

    class User(Base):
        __tablename__ = 'users'
        id = Column(Integer, primary_key=True)
        posts = relationship('Post', \(relationship))

    class Post(Base):
        __tablename__ = 'posts'
        id = Column(Integer, primary_key=True)
        user_id = Column(Integer, \(key))

    """
  }

  static let page = RulePage(
    "orm-cascade-without-ondelete", "The models delete what the foreign key does not",
    group: .model, severity: .info,
    why:
      "`cascade=\"all, delete\"` works where the ORM deletes the parent; a DELETE by SQL, or a bulk "
      + "delete, meets the foreign key without ON DELETE and fails.",
    remedy: "Give the key ondelete='CASCADE' where the rows truly belong to their parent (and "
      + "passive_deletes=True to the relationship), or leave it when only the ORM deletes.",
    bad: [
      RuleExample(
        """
        ↓op.create_foreign_key('posts_user_id_fkey', 'posts', 'users', ['user_id'], ['id'])
        """,
        models: models("ForeignKey('users.id')", "cascade='all, delete-orphan'"))
    ],
    good: [
      RuleExample(
        """
        op.create_foreign_key(
            'posts_user_id_fkey', 'posts', 'users', ['user_id'], ['id'], ondelete='CASCADE')
        """,
        models: models(
          "ForeignKey('users.id', ondelete='CASCADE')", "cascade='all, delete-orphan'")),
      RuleExample(
        "op.create_foreign_key('posts_user_id_fkey', 'posts', 'users', ['user_id'], ['id'])",
        models: models("ForeignKey('users.id')", "cascade='save-update'")),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard let models = revision.comparison?.models else { return [] }
    return keys(of: step.operation).compactMap { table, name, key in
      guard key.onDelete == nil else { return nil }
      for parent in models.classes where parent.table.map({ same($0, key.table, step) }) == true {
        for relationship in parent.relationships {
          guard let cascade = relationship.cascade, deletes(cascade),
            relationship.secondary == nil, let target = relationship.target,
            models.classes.contains(where: { child in
              child.name == target && child.table.map { same($0, table, step) } == true
            })
          else { continue }
          let said = name.map { " \($0)" } ?? ""
          return RuleFinding(
            "\(parent.name).\(relationship.name) deletes with its parent, and the foreign key\(said) of "
              + "\(table.plain) has no ON DELETE.",
            at: step.place, related: relationship.place.map { [$0] } ?? [])
        }
      }
      return nil
    }
  }

  private static func deletes(_ cascade: String) -> Bool {
    cascade.split { !$0.isLetter && $0 != "-" }.contains { $0 == "all" || $0 == "delete" }
  }

  private static func same(
    _ left: QualifiedName, _ right: QualifiedName, _ step: ReviewStep
  ) -> Bool {
    step.before.canonical(left) == step.before.canonical(right)
  }

  private static func keys(
    of operation: MigrationOperation
  ) -> [(QualifiedName, String?, ForeignKey)] {
    switch operation {
    case .createTable(let create):
      create.table.foreignKeys.map { (create.table.name, $0.constraint.name, $0.key) }
    case .addConstraint(let add):
      if case .foreignKey(let key) = add.constraint.rule {
        [(add.table, add.constraint.name, key)]
      } else {
        []
      }
    default: []
    }
  }
}
