import Schema

/// A label without a place among the others.
enum EnumAddValueUnordered: ReviewRule {
  static let page = RulePage(
    "enum-add-value-unordered", "A new enum label does not say where it goes", group: .enum,
    severity: .info,
    why: "The order of an enumeration decides ORDER BY, < and max(). ADD VALUE without BEFORE or "
      + "AFTER puts the label last, and it can never be moved.",
    remedy: "Say BEFORE or AFTER, also where last is meant.",
    bad: [
      RuleExample("↓op.execute(\"ALTER TYPE mood ADD VALUE 'great'\")", before: mood)
    ],
    good: [
      RuleExample("op.execute(\"ALTER TYPE mood ADD VALUE 'great' AFTER 'ok'\")", before: mood)
    ])

  private static let mood = "op.execute(\"CREATE TYPE mood AS ENUM ('sad', 'ok')\")"

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterEnum(let change) = step.operation,
      case .addValue(let label, _, .last) = change.change, step.failure == nil
    else { return [] }
    let last = step.before.type(change.name)?.labels?.last
    return [
      RuleFinding(
        "The label '\(label)' goes last in \(change.name.plain)"
          + (last.map { ", after '\($0)'" } ?? "") + ", because nothing says where.",
        at: step.place, remedy: last.map { "Say AFTER '\($0)', or where it belongs." })
    ]
  }
}
