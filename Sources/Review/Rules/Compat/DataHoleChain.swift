import AlembicOperations
import MigrationReplay
import Schema

/// A column that one revision drops and another makes again.
enum DataHoleChain: ReviewRule {
  static let page = RulePage(
    "data-hole-chain", "A column is dropped and comes back in another revision", group: .compat,
    severity: .warning,
    why:
      "The revisions together look like no change, but a database that runs them loses every value "
      + "of the column on the way.",
    remedy:
      "Where neither is applied anywhere, take both out; else say in the doc string where the "
      + "values come from.",
    bad: [
      RuleExample(
        "↓op.add_column('users', sa.Column('age', sa.Integer(), nullable=True))",
        before: RuleExample.standardSchema + "\nop.drop_column('users', 'age')")
    ],
    good: [
      RuleExample(
        "op.add_column('posts', sa.Column('age', sa.Integer(), nullable=True))",
        before: RuleExample.standardSchema + "\nop.drop_column('users', 'age')"),
      RuleExample(
        """
        op.drop_column('users', 'age')
        op.add_column('users', sa.Column('age', sa.BigInteger(), nullable=True))
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    switch step.operation {
    case .addColumn(let add):
      guard step.existing(add.table) != nil,
        let (id, place) = drop(of: add.column.name, add.table, step, in: revision.earlier)
      else { return [] }
      return [
        RuleFinding(
          "\(add.table.plain).\(add.column.name) was dropped in revision \(id): what it held is gone, "
            + "and the column comes back empty.",
          at: step.place, related: [place].compactMap { $0 })
      ]
    case .dropColumn(let drop):
      guard revision.isOld(drop.column, of: drop.table, at: step),
        let (id, place, new) = add(of: drop.column, drop.table, step, in: revision.later)
      else { return [] }
      let old = step.before.table(drop.table)?.column(drop.column)
      return [
        RuleFinding(
          "\(drop.table.plain).\(drop.column) comes back in revision \(id), empty"
            + (old.map { changes($0, new) } ?? false ? ", as \(definition(new))." : "."),
          at: step.place, remedy: remedy(old, new), related: [place].compactMap { $0 })
      ]
    default: return []
    }
  }

  /// What to do where the column comes back as something else: taking both out would keep the old type.
  private static func remedy(_ old: Column?, _ new: Column) -> String? {
    guard let old, changes(old, new) else { return nil }
    let change = old.type == new.type ? "nullable=…" : "type_=…, postgresql_using=…"
    return
      "Where neither is applied anywhere, one op.alter_column(…, \(change)) in the place of both keeps "
      + "the values; else say in the doc string where the values come from."
  }

  private static func changes(_ old: Column, _ new: Column) -> Bool {
    old.type != new.type || old.isNullable != new.isNullable
  }

  private static func definition(_ column: Column) -> String {
    "\(column.type)\(column.isNullable ? "" : " NOT NULL")"
  }

  /// The revision after the table's last making that drops a column.
  private static func drop(
    of column: String, _ table: QualifiedName, _ step: ReviewStep,
    in revisions: [ReplayedRevision]
  ) -> (String, Place?)? {
    let name = step.before.canonical(table)
    for revision in revisions.reversed() {
      for call in revision.run.steps.reversed() {
        for placed in call.operations.reversed() {
          switch placed.operation {
          case .dropColumn(let drop)
          where drop.column == column && step.before.canonical(drop.table) == name:
            return (revision.revision, call.provenance.place)
          case .createTable(let create) where step.before.canonical(create.table.name) == name:
            return nil
          case .addColumn(let add)
          where add.column.name == column && step.before.canonical(add.table) == name:
            return nil
          default: break
          }
        }
      }
    }
    return nil
  }

  private static func add(
    of column: String, _ table: QualifiedName, _ step: ReviewStep,
    in revisions: [ReplayedRevision]
  ) -> (String, Place?, Column)? {
    let name = step.before.canonical(table)
    for revision in revisions {
      for call in revision.run.steps {
        for placed in call.operations {
          switch placed.operation {
          case .addColumn(let add)
          where add.column.name == column && step.before.canonical(add.table) == name:
            return (revision.revision, call.provenance.place, add.column)
          case .dropTable(let drop) where step.before.canonical(drop.name) == name: return nil
          default: break
          }
        }
      }
    }
    return nil
  }
}
