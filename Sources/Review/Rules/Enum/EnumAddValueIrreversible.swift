import AlembicOperations
import Schema
import SourceText

/// A label that `downgrade()` leaves behind.
enum EnumAddValueIrreversible: ReviewRule {
  static let page = RulePage(
    "enum-add-value-irreversible", "A new enum label cannot be taken back", group: .enum,
    severity: .info,
    why: "PostgreSQL has no DROP VALUE. A downgrade that does nothing leaves the label, and the "
      + "next upgrade fails at ADD VALUE without IF NOT EXISTS.",
    remedy: "Raise in downgrade(), or make a new type without the label there and change the "
      + "columns over; say ADD VALUE IF NOT EXISTS.",
    bad: [
      RuleExample("↓op.execute(\"ALTER TYPE mood ADD VALUE 'great'\")", before: mood)
    ],
    good: [
      RuleExample(
        "op.execute(\"ALTER TYPE mood ADD VALUE 'great'\")",
        downgrade: "raise NotImplementedError('labels cannot be dropped')", before: mood),
      RuleExample(
        "op.execute(\"ALTER TYPE mood ADD VALUE 'great'\")",
        downgrade: """
          op.execute('ALTER TYPE mood RENAME TO mood_old')
          op.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')")
          op.execute('DROP TYPE mood_old')
          """, before: mood),
    ])

  private static let mood = "op.execute(\"CREATE TYPE mood AS ENUM ('sad', 'ok')\")"

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterEnum(let change) = step.operation,
      case .addValue(let label, let ifNotExists, _) = change.change, step.failure == nil,
      let type = step.before.type(change.name), !revision.source.raises("downgrade"),
      revision.downgrade.run.isKnown,
      revision.downgrade.run.schema.type(type.name)?.labels?.contains(label) == true
    else { return [] }
    return [
      RuleFinding(
        "After downgrade() the label '\(label)' is still in \(type.name.plain)"
          + (ifNotExists ? "." : ", and the next upgrade fails: it exists already (42710)."),
        at: step.place, related: [revision.place(of: .downgrade)])
    ]
  }
}
