import Schema

/// A label under another name.
enum RenameEnumValue: ReviewRule {
  static let page = RulePage(
    "rename-enum-value", "An enum label is renamed while code uses it", group: .enum,
    severity: .error,
    why:
      "Code that still runs writes and compares the old label, which PostgreSQL refuses from the "
      + "moment of the rename (22P02). New code fails until then.",
    remedy: "Add the new label, let code read both, move the rows, and stop writing the old one.",
    bad: [
      RuleExample("↓op.execute(\"ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'\")", before: mood)
    ],
    good: [
      RuleExample("op.execute(\"ALTER TYPE mood ADD VALUE 'fine' AFTER 'ok'\")", before: mood),
      RuleExample(
        """
        op.execute("CREATE TYPE size AS ENUM ('small')")
        op.execute("ALTER TYPE size RENAME VALUE 'small' TO 'little'")
        """, before: mood),
    ])

  private static let mood = "op.execute(\"CREATE TYPE mood AS ENUM ('sad', 'ok')\")"

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterEnum(let change) = step.operation,
      case .renameValue(let old, to: let new) = change.change, step.failure == nil,
      revision.before.type(change.name) != nil || !revision.before.isComplete
    else { return [] }
    return [
      RuleFinding(
        "The label '\(old)' of \(change.name.plain) becomes '\(new)': code that still writes or "
          + "compares '\(old)' fails at once.",
        at: step.place)
    ]
  }
}
