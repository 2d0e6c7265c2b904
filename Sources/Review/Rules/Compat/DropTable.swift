import PostgreSQLDialect
import Schema

/// A table that goes under running code.
enum DropTableRule: ReviewRule {
  static let page = RulePage(
    "drop-table", "A table is dropped", group: .compat, severity: .error,
    why:
      "Its rows are gone for good, and code that still runs fails on every statement about it. The "
      + "tables that its foreign keys lead to are locked too (ACCESS EXCLUSIVE).",
    remedy:
      "Stop using it and deploy that first; rename or archive it; drop it in a later release.",
    bad: [
      RuleExample("↓op.drop_table('posts')"),
      RuleExample("↓op.execute('DROP TABLE IF EXISTS posts')"),
      // It comes back, and its rows do not.
      RuleExample(
        """
        ↓op.drop_table('posts')
        op.create_table('posts', sa.Column('id', sa.BigInteger(), nullable=False))
        """),
    ],
    good: [
      RuleExample(
        """
        op.create_table('old', sa.Column('id', sa.Integer(), nullable=False))
        op.execute('INSERT INTO old SELECT id FROM users')
        op.drop_table('old')
        """),
      RuleExample("op.execute('DROP TABLE IF EXISTS nothing_of_ours')"),
      // The table is exchanged for one of the same name.
      RuleExample(
        """
        op.create_table('posts_new', sa.Column('id', sa.BigInteger(), nullable=False))
        op.execute('INSERT INTO posts_new SELECT id FROM posts')
        op.drop_table('posts')
        op.rename_table('posts_new', 'posts')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .dropTable(let drop) = step.operation, step.failure == nil,
      let table = step.existing(drop.name), !revision.replaces(table.name, after: step)
    else { return [] }
    let others = step.locks.relations.map(\.relation).filter { $0 != table.name }
    let locked =
      others.isEmpty
      ? ""
      : " \(others.map(\.plain).joined(separator: ", ")) \(others.count == 1 ? "is" : "are") locked with it (ACCESS EXCLUSIVE)."
    if table.partitionOf != nil {
      return [
        RuleFinding(
          "The partition \(table.name.plain) goes with its rows.\(locked)", at: step.place,
          severity: .warning, locks: step.locks.relations)
      ]
    }
    if revision.isMadeAgain(table.name, after: step) {
      return [
        RuleFinding(
          "\(table.name.plain) is made again in the same revision, without the rows that it has.\(locked)",
          at: step.place,
          remedy:
            "Change the table in place, or make the new one beside it, copy the rows, and exchange "
            + "the names.", locks: step.locks.relations)
      ]
    }
    return [
      RuleFinding(
        "\(table.name.plain) goes with its rows, and running code that still uses it fails.\(locked)",
        at: step.place, locks: step.locks.relations)
    ]
  }
}

extension ReviewedRevision {
  /// Whether a later operation makes a table of the name of one that goes.
  fileprivate func isMadeAgain(_ name: QualifiedName, after step: ReviewStep) -> Bool {
    steps(after: step).contains { later in
      guard case .createTable(let create) = later.operation, later.failure == nil else {
        return false
      }
      return later.before.canonical(create.table.name) == name
    } && after.table(name) != nil
  }

  /// Whether a later operation puts another relation in the place of one that goes: code goes on to
  /// find it.
  func replaces(_ name: QualifiedName, after step: ReviewStep) -> Bool {
    guard after.relation(name) != nil else { return false }
    return steps(after: step).contains { later in
      switch later.operation {
      case .renameTable(let rename):
        QualifiedName(rename.newName, schema: later.before.canonical(rename.name).schema) == name
      case .createView(let create): later.before.canonical(create.view.name) == name
      default: false
      }
    }
  }
}
