import MigrationReplay
import SQLAlchemyModels
import Schema

/// A mapped class that `env.py` does not reach.
enum UnregisteredModelRule: ReviewRule {
  static let page = RulePage(
    "unregistered-model", "A model is not imported where env.py looks", group: .model,
    severity: .error,
    why:
      "Autogenerate compares what Python has imported: a model that nothing imports has no table "
      + "for it, and a table that exists already looks as if it were to be dropped.",
    remedy: "Import it in the module that registers the models.",
    bad: [
      RuleExample(
        """
        ↓op.create_table(
            'tags',
            sa.Column('id', sa.Integer(), nullable=False),
            sa.PrimaryKeyConstraint('id', name='tags_pkey'))
        """,
        environment: """
          import sys
          sys.path.insert(0, '.')
          from alembic import context
          from app import Base

          context.configure(url='postgresql://', target_metadata=Base.metadata)

          """, modules: unregistered(importing: false))
    ],
    good: [
      RuleExample(
        """
        op.create_table(
            'tags',
            sa.Column('id', sa.Integer(), nullable=False),
            sa.PrimaryKeyConstraint('id', name='tags_pkey'))
        """,
        environment: """
          import sys
          sys.path.insert(0, '.')
          from alembic import context
          from app import Base

          context.configure(url='postgresql://', target_metadata=Base.metadata)

          """, modules: unregistered(importing: true))
    ])

  private static func unregistered(importing: Bool) -> [String: String] {
    [
      "app/__init__.py": "from .base import Base\nfrom .user import User\n"
        + (importing ? "from .tag import Tag\n" : ""),
      "app/base.py": """
      from sqlalchemy.orm import DeclarativeBase

      class Base(DeclarativeBase):
          pass

      """,
      "app/user.py": """
      from sqlalchemy import Column, Integer
      from .base import Base

      class User(Base):
          __tablename__ = 'users'
          id = Column(Integer, primary_key=True)

      """,
      "app/tag.py": """
      from sqlalchemy import Column, Integer
      from .base import Base

      class Tag(Base):
          __tablename__ = 'tags'
          id = Column(Integer, primary_key=True)

      """,
    ]
  }

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard let comparison = revision.comparison else { return [] }
    return comparison.models.unregistered.map { model in
      let name = model.name.map { "\($0) (table \(model.table.plain))" } ?? model.table.plain
      let step = revision.upgrade.steps.first { $0.touches(model.table) }
      var remedy: String?
      if let registration = model.registration {
        remedy =
          "Add `\(registration.importLine)` to \(registration.file)"
          + (registration.exportedName.map { ", and \"\($0)\" to its __all__." } ?? ".")
      }
      return RuleFinding(
        "The model \(name) is not registered: env.py reaches no import of it.",
        at: step?.place, remedy: remedy, related: model.place.map { [$0] } ?? [])
    }
  }
}
