import PythonSyntax
import Schema
import SourceText

/// A constraint whose name the server chooses.
enum UnnamedConstraint: ReviewRule {
  static let page = RulePage(
    "unnamed-constraint", "A constraint without a name", group: .constraint, severity: .warning,
    why: "PostgreSQL chooses the name, with a number where it is taken already. A later "
      + "drop_constraint() has to guess it, and autogenerate cannot write its downgrade.",
    remedy: "Give it a name, or set MetaData(naming_convention=…).",
    bad: [
      RuleExample("↓op.create_foreign_key(None, 'posts', 'users', ['user_id'], ['id'])"),
      RuleExample("↓op.create_unique_constraint(None, 'users', ['email'])"),
      RuleExample("↓op.execute('ALTER TABLE users ADD CHECK (age > 17)')"),
      RuleExample(
        """
        ↓op.add_column(
            'posts',
            sa.Column('editor_id', sa.Integer(), sa.ForeignKey('users.id'), nullable=True))
        """),
    ],
    good: [
      RuleExample("op.create_foreign_key('fk', 'posts', 'users', ['user_id'], ['id'])"),
      RuleExample(
        """
        op.add_column(
            'posts',
            sa.Column(
                'editor_id', sa.Integer(), sa.ForeignKey('users.id', name='fk'), nullable=True))
        """),
      RuleExample(
        "op.create_unique_constraint(None, 'users', ['email'])",
        models: """
          from sqlalchemy import MetaData
          from sqlalchemy.orm import DeclarativeBase

          class Base(DeclarativeBase):
              metadata = MetaData(naming_convention={'uq': 'uq_%(table_name)s_%(column_0_name)s'})

          """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    return step.addedConstraints.compactMap { added in
      guard added.constraint.name == nil else { return nil }
      switch added.constraint.rule {
      // Their names need no guess: one per table, or the index's own.
      case .primaryKey, .notNull: return nil
      case .unique(let key) where key.existingIndex != nil: return nil
      default: break
      }
      let table = step.before.canonical(added.table)
      let name = step.made(added)?.name
      let chosen = name.map { ": PostgreSQL calls it \($0)" } ?? ", so PostgreSQL chooses one"
      return RuleFinding(
        "The \(added.constraint.rule.label) of \(table.plain) has no name\(chosen).",
        at: step.place,
        rewrite: name.flatMap { rewrite(step, $0, revision.source) })
    }
  }

  /// The name that PostgreSQL would choose in place of `None`.
  private static func rewrite(
    _ step: ReviewStep, _ name: String, _ source: RevisionSource
  ) -> Rewrite? {
    guard let call = source.call(of: step), call.name?.hasPrefix("alembic.op.create_") == true,
      let first = call.arguments.first, source.isNone(first)
    else { return nil }
    return .edits([.init(source.tree.span(of: first), PlannedCode.string(name))])
  }
}
