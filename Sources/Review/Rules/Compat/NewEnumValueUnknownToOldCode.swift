import Schema

/// A label that running code cannot read.
enum NewEnumValueUnknownToOldCode: ReviewRule {
  static let page = RulePage(
    "new-enum-value-unknown-to-old-code", "Running code does not know a new label",
    group: .compat, severity: .info,
    why:
      "SQLAlchemy's Enum raises LookupError for a label that its Python class lacks: code that is "
      + "still running fails on the first row with the new one.",
    remedy: "Deploy code that knows the label first; write the first row with it after that.",
    bad: [
      RuleExample(
        "↓op.execute(\"ALTER TYPE mood ADD VALUE 'bad'\")",
        before: """
          op.execute("CREATE TYPE mood AS ENUM ('ok')")
          op.execute('CREATE TABLE users (id integer, mood mood)')
          """)
    ],
    good: [
      // No column has it.
      RuleExample(
        "op.execute(\"ALTER TYPE mood ADD VALUE 'bad'\")",
        before: "op.execute(\"CREATE TYPE mood AS ENUM ('ok')\")"),
      RuleExample(
        "op.execute(\"ALTER TYPE mood ADD VALUE IF NOT EXISTS 'ok'\")",
        before: """
          op.execute("CREATE TYPE mood AS ENUM ('ok')")
          op.execute('CREATE TABLE users (id integer, mood mood)')
          """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterEnum(let alter) = step.operation,
      case .addValue(let label, _, _) = alter.change,
      step.failure == nil
    else { return [] }
    let before = revision.before
    let name = before.canonical(alter.name)
    guard before.type(name)?.labels?.contains(label) != true else { return [] }
    let users = before.tables.flatMap { table in
      table.columns.filter { $0.type.userTypeName.map(before.canonical) == name }
        .map { "\(table.name.plain).\($0.name)" }
    }
    guard !users.isEmpty else { return [] }
    return [
      RuleFinding(
        "Code that runs does not know the label '\(label)' of \(name.plain) and fails on the first row "
          + "of \(users.prefix(3).joined(separator: ", ")) that has it.",
        at: step.place)
    ]
  }
}
