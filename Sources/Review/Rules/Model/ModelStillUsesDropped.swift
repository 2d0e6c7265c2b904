import MigrationReplay
import SQLAlchemyModels
import Schema
import SchemaDiff

/// Something dropped that a model still maps.
enum ModelStillUsesDropped: ReviewRule {
  private static let models = """
    from sqlalchemy import Column, Integer, String, Text, DateTime
    from sqlalchemy.orm import DeclarativeBase

    class Base(DeclarativeBase):
        pass

    class User(Base):
        __tablename__ = 'users'
        id = Column(Integer, primary_key=True)
        email = Column(String(100))
        name = Column(Text, nullable=False)

    """

  static let page = RulePage(
    "model-still-uses-dropped", "What is dropped is still mapped by a model", group: .model,
    severity: .error,
    why:
      "SQLAlchemy names every mapped column in its SELECTs: from the moment of the drop each query "
      + "of that model fails.",
    remedy: "Take it out of the model first and deploy that, then drop it; or do not drop it.",
    bad: [
      RuleExample("↓op.drop_column('users', 'email')", models: models),
      RuleExample("↓op.drop_table('users')", models: models),
    ],
    good: [
      RuleExample("op.drop_column('users', 'age')", models: models),
      RuleExample(
        """
        op.drop_column('users', 'email')
        op.add_column('users', sa.Column('email', sa.String(100), nullable=True))
        """, models: models),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard let declared = revision.comparison?.models.declared, step.failure == nil else {
      return []
    }
    switch step.operation {
    case .dropTable(let drop):
      guard declared.table(drop.name) != nil, revision.after.table(drop.name) == nil else {
        return []
      }
      return [RuleFinding("A model still maps the table \(drop.name.plain).", at: step.place)]
    case .dropColumn(let drop):
      guard let table = declared.table(drop.table), table.doubt == nil,
        let column = table.table.column(drop.column),
        revision.after.table(drop.table)?.column(drop.column) == nil
      else { return [] }
      return [
        RuleFinding(
          "A model still maps \(drop.table.plain).\(drop.column).", at: step.place,
          related: column.provenance.place.map { [$0] } ?? [])
      ]
    default: return []
    }
  }
}
