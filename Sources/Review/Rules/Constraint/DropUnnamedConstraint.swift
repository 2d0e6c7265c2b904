import AlembicOperations
import MigrationReplay
import PythonSyntax
import Schema
import SourceText

/// `drop_constraint(None, …)`, as autogenerate leaves it.
enum DropUnnamedConstraint: ReviewRule {
  static let page = RulePage(
    "drop-unnamed-constraint", "drop_constraint() of a constraint without a name",
    group: .constraint, severity: .error,
    why:
      "Autogenerate writes drop_constraint(None, …) where it knows no name. Alembic cannot emit it: "
      + "the migration ends with CompileError.",
    remedy: "Write the name that the database has, or set MetaData(naming_convention=…) and give "
      + "type_=.",
    bad: [
      RuleExample("↓op.drop_constraint(None, 'posts', type_='foreignkey')"),
      RuleExample(
        "op.create_foreign_key(None, 'posts', 'users', ['user_id'], ['id'])",
        downgrade: "↓op.drop_constraint(None, 'posts', type_='foreignkey')"),
    ],
    good: [
      RuleExample(
        "op.create_foreign_key('fk', 'posts', 'users', ['user_id'], ['id'])",
        downgrade: "op.drop_constraint('fk', 'posts', type_='foreignkey')")
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    [revision.upgrade, revision.downgrade].flatMap { side in
      side.run.failures.compactMap { failure in
        guard failure.code == "CompileError",
          failure.message.hasPrefix("Can't emit DROP CONSTRAINT"), !failure.dependsOnData
        else { return nil }
        return RuleFinding(
          "\(side.direction.rawValue)() drops a constraint without its name: Alembic ends with "
            + "CompileError.",
          at: failure.place, rewrite: rewrite(at: failure.place, side, revision))
      }
    }
  }

  /// The name of the one constraint of that kind that upgrade() makes without one.
  private static func rewrite(
    at place: Place?, _ side: ReviewedSide, _ revision: ReviewedRevision
  ) -> Rewrite? {
    let source = revision.source
    guard side.direction == .downgrade, let place, place.file == source.file.name,
      let call = source.calls.first(where: { $0.span == place.span }),
      call.name == "alembic.op.drop_constraint", call.arguments.count >= 2,
      source.isNone(call.arguments[0]), let table = source.string(call.arguments[1]),
      let kind = call["type_"].flatMap({ source.string($0.value) })
    else { return nil }
    let names = revision.upgrade.steps.flatMap { step in
      step.addedConstraints.compactMap { added in
        added.constraint.name == nil && added.table.name == table
          && added.constraint.rule.alembicKind == kind ? step.made(added)?.name : nil
      }
    }
    guard names.count == 1 else { return nil }
    return .edits([
      .init(source.tree.span(of: call.arguments[0]), PlannedCode.string(names[0]))
    ])
  }
}

extension ConstraintRule {
  /// Alembic's `type_` of `drop_constraint`.
  var alembicKind: String? {
    switch self {
    case .primaryKey: "primary"
    case .unique: "unique"
    case .foreignKey: "foreignkey"
    case .check: "check"
    case .exclusion, .notNull: nil
    }
  }

  /// What it is called in a message.
  var label: String {
    switch self {
    case .primaryKey: "primary key"
    case .unique: "unique constraint"
    case .foreignKey: "foreign key"
    case .check: "check"
    case .exclusion: "exclusion constraint"
    case .notNull: "NOT NULL constraint"
    }
  }
}
