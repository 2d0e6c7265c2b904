import Schema

/// An enumeration where a table would do.
enum CreateEnum: ReviewRule {
  static let page = RulePage(
    "create-enum", "A new enum type cannot lose a label again", group: .style, severity: .info,
    why:
      "Labels of an enumeration can be added and renamed, never dropped or moved; what they mean "
      + "beyond their text has no place.",
    remedy: "A lookup table with a foreign key, or text with a CHECK.",
    bad: [
      RuleExample("↓op.execute(\"CREATE TYPE mood AS ENUM ('sad', 'ok')\")")
    ],
    good: [
      RuleExample(
        """
        op.create_table(
            'tasks',
            sa.Column('state', sa.Enum('a', name='state', native_enum=False), nullable=False))
        """)
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createType(let create) = step.operation, create.type.labels != nil else {
      return []
    }
    return [RuleFinding("\(create.type.name.plain) is an enum type.", at: step.place)]
  }
}
