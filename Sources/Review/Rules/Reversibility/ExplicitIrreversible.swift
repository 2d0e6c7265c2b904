import PythonSyntax

/// A `downgrade()` that refuses.
enum ExplicitIrreversible: ReviewRule {
  static let page = RulePage(
    "explicit-irreversible", "downgrade() refuses", group: .reversibility, severity: .info,
    why:
      "An exception in `downgrade()` is the honest way to say that there is no way back. Nothing "
      + "older than the revision can be reached by a downgrade.",
    remedy: "Nothing, when the loss is meant; plan a restore from a backup for the way back.",
    bad: [
      RuleExample(
        "op.drop_column('users', 'age')",
        downgrade: "↓raise NotImplementedError('the ages are gone')")
    ],
    good: [
      RuleExample(
        "op.drop_column('users', 'age')",
        downgrade: """
          if op.get_context().as_sql:
              raise NotImplementedError('needs a database')
          op.add_column('users', sa.Column('age', sa.Integer(), nullable=True))
          """)
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    let tree = revision.source.tree
    guard let function = revision.source.function("downgrade") else { return [] }
    for id in tree[function.body] {
      guard case .raise = tree.statement(id) else { continue }
      return [
        RuleFinding(
          "downgrade() raises: the history cannot be taken back below this revision.",
          at: revision.source.place(tree.span(of: id)))
      ]
    }
    return []
  }
}
