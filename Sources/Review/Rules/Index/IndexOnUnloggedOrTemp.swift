import Schema

/// A concurrent build that gains nothing.
enum IndexOnUnloggedOrTemp: ReviewRule {
  static let page = RulePage(
    "index-on-unlogged-or-temp", "A concurrent build on a table that nobody uses", group: .index,
    severity: .info,
    why: "A table that this revision makes is empty and unseen, and a temporary one belongs to one "
      + "session. A plain build is as good, stays in the transaction, and leaves nothing behind when it "
      + "fails.",
    remedy: "Build it with a plain op.create_index(), without autocommit_block().",
    bad: [
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        with op.get_context().autocommit_block():
            ↓op.create_index('ix_tags_name', 'tags', ['name'], postgresql_concurrently=True)
        """)
    ],
    good: [
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.create_index('ix_tags_name', 'tags', ['name'])
        """),
      RuleExample(
        """
        with op.get_context().autocommit_block():
            op.create_index(
                'ix_users_email', 'users', ['email'], postgresql_concurrently=True)
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .createIndex(let create) = step.operation, create.concurrently,
      let table = step.before.table(create.table),
      step.isNew(create.table) || table.persistence == .temporary
    else { return [] }
    let which = table.persistence == .temporary ? "is temporary" : "is made by this revision"
    return [
      RuleFinding(
        "\(table.name.plain) \(which), so nobody waits for a plain build of "
          + "\(create.index.label).", at: step.place)
    ]
  }
}
