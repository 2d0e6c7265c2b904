import Schema

/// One column twice in an index.
enum IndexDuplicateColumn: ReviewRule {
  static let page = RulePage(
    "index-duplicate-column", "One column twice in an index", group: .index, severity: .warning,
    why:
      "The second mention orders nothing and is stored with every row. SQLAlchemy 2.1 refuses it with "
      + "DuplicateColumnError; PostgreSQL accepts it.",
    remedy: "Name the column once.",
    bad: [
      RuleExample("↓op.execute('CREATE INDEX ix_users ON users (email, age, email)')"),
      RuleExample("↓op.execute('CREATE INDEX ix_users ON users (email) INCLUDE (age, email)')"),
    ],
    good: [
      RuleExample("op.create_index('ix_users', 'users', ['email', 'age'])"),
      RuleExample("op.execute('CREATE INDEX ix_users ON users (email, lower(email))')"),
      RuleExample(
        "op.execute('CREATE INDEX ix_users ON users (email, email text_pattern_ops)')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createIndex(let create) = step.operation else { return [] }
    var seen: Set<IndexElement> = []
    var twice = create.index.elements.first { element in
      // The direction of a second mention orders nothing either.
      var element = element
      (element.isDescending, element.nullsFirst) = (false, nil)
      return !seen.insert(element).inserted
    }?.column
    for column in create.index.include where seen.contains(.column(column)) { twice = column }
    guard let twice else { return [] }
    return [
      RuleFinding(
        "\(create.index.name ?? "The index") on \(create.table.plain) names the column \(twice) twice.",
        at: step.place)
    ]
  }
}
