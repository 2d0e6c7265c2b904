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
        "↓" + tags,
        environment: environment(), modules: unregistered(importing: false))
    ],
    good: [
      // env.py may import it in what could not be run.
      RuleExample(
        tags,
        environment: environment(doing: "loaded = None\nloaded()\n"),
        modules: unregistered(importing: false)),
      RuleExample(
        tags,
        environment: environment(), modules: unregistered(importing: true)),
    ])

  private static let tags = """
    op.create_table(
        'tags',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name='tags_pkey'))
    """

  /// An `env.py` that knows the models, with further lines before it configures.
  private static func environment(doing lines: String = "") -> String {
    """
    import sys
    sys.path.insert(0, '.')
    from alembic import context
    from app import Base

    \(lines)context.configure(url='postgresql://', target_metadata=Base.metadata)

    """
  }

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
    // Where env.py could not be run to its end, what it would have imported is not known.
    guard let comparison = revision.comparison, comparison.notes.isEmpty else { return [] }
    var findings: [RuleFinding] = []
    var elsewhere: [UnregisteredModel] = []
    for model in comparison.models.unregistered {
      guard let step = revision.upgrade.steps.first(where: { $0.touches(model.table) }) else {
        elsewhere.append(model)
        continue
      }
      findings.append(
        RuleFinding(
          "The model \(name(model)) is not registered: env.py reaches no import of it.",
          at: step.place, remedy: remedy(model), related: model.place.map { [$0] } ?? []))
    }
    guard let first = elsewhere.first else { return findings }
    let more = elsewhere.count == 1 ? "" : " and \(elsewhere.count - 1) more"
    findings.append(
      RuleFinding(
        "Models that this revision leaves alone are not registered: \(name(first))\(more).",
        at: nil, remedy: remedy(first), severity: .info,
        related: elsewhere.prefix(5).compactMap(\.place)))
    return findings
  }

  private static func name(_ model: UnregisteredModel) -> String {
    model.name.map { "\($0) (table \(model.table.plain))" } ?? model.table.plain
  }

  private static func remedy(_ model: UnregisteredModel) -> String? {
    guard let registration = model.registration else { return nil }
    return "Add `\(registration.importLine)` to \(registration.file)"
      + (registration.exportedName.map { ", and \"\($0)\" to its __all__." } ?? ".")
  }
}
