import Schema

/// A merge that changes the schema as well.
enum MergeWithOperations: ReviewRule {
  private static let others = [
    "1b8d3e6f9a42_first.py": GraphExample.first,
    "7d3f9b1c5e8a_one.py": GraphExample.revision("7d3f9b1c5e8a", after: "'1b8d3e6f9a42'"),
    "9e5a1d7f3b6c_two.py": GraphExample.revision("9e5a1d7f3b6c", after: "'1b8d3e6f9a42'"),
  ]

  static let page = RulePage(
    "merge-with-operations", "A merge revision changes the schema", group: .graph,
    severity: .warning,
    why:
      "A merge is there to join branches. A change in it belongs to neither, and a downgrade by one "
      + "step undoes the change and opens both heads again.",
    remedy: "Keep the merge empty and put the change into a revision after it.",
    bad: [
      GraphExample.example(
        GraphExample.revision(
          "2c9e4f7a1b53", after: "('7d3f9b1c5e8a', '9e5a1d7f3b6c')", mark: .body,
          body: "op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))"),
        others: others)
    ],
    good: [
      GraphExample.example(
        GraphExample.revision(
          "2c9e4f7a1b53", after: "('7d3f9b1c5e8a', '9e5a1d7f3b6c')", body: "pass"),
        others: others),
      RuleExample("op.drop_column('users', 'age')"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard revision.isMerge else { return [] }
    let first = revision.upgrade.steps.first { step in
      switch step.operation {
      case .session, .transaction, .maintenance: false
      case .data(let data): data.kind != .select
      case .opaque(let statement): statement.changesSchema
      default: true
      }
    }
    guard let first else { return [] }
    return [
      RuleFinding("This revision joins branches and changes the database too.", at: first.place)
    ]
  }
}
