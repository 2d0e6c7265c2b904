import AlembicOperations
import Schema

/// A `downgrade()` that is not the way back.
enum AsymmetricDowngrade: ReviewRule {
  static let page = RulePage(
    "asymmetric-downgrade", "downgrade() does not give back what was there",
    group: .reversibility, severity: .error,
    why:
      "Up and down again must give the schema from before, name for name: what is left makes the "
      + "next upgrade fail, what is missing breaks the code of the older revision.",
    remedy: "Let downgrade() undo each operation of upgrade() with the same names, types, defaults "
      + "and options, in reverse order.",
    bad: [
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        ↓op.create_index('ix_users_nick', 'users', ['age'])
        """,
        downgrade: "op.drop_column('users', 'nick')"),
      RuleExample(
        "↓op.drop_column('users', 'email')",
        downgrade: "op.add_column('users', sa.Column('email', sa.String(50), nullable=True))"),
      RuleExample(
        "↓op.alter_column('posts', 'title', server_default=None)",
        downgrade: "op.alter_column('posts', 'title', type_=sa.String(200))"),
      RuleExample(
        """
        op.create_table('tags', sa.Column('id', sa.Integer(), primary_key=True))
        """,
        downgrade: """
          op.drop_table('tags')
          ↓op.drop_index('ix_tags_id', 'users')
          """),
    ],
    good: [
      RuleExample(
        """
        op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))
        op.create_index('ix_users_nick', 'users', ['nick'])
        """,
        downgrade: "op.drop_column('users', 'nick')"),
      RuleExample(
        "op.drop_column('users', 'email')",
        downgrade: "op.add_column('users', sa.Column('email', sa.String(100), nullable=True))"),
      RuleExample(
        "op.add_column('users', sa.Column('nick', sa.Text(), nullable=True))",
        downgrade: "raise NotImplementedError('no way back')"),
    ])

  static func check(_ revision: ReviewedRevision) -> [RuleFinding] {
    guard !revision.downgrade.run.isAbsent,
      ExplicitIrreversible.check(revision).isEmpty
    else { return [] }
    let failures = revision.downgrade.run.failures
    guard failures.isEmpty else {
      return failures.prefix(1).map { failure in
        RuleFinding(
          "downgrade() would fail: \(failure.message) (\(failure.code)).",
          at: failure.place ?? revision.place(of: .downgrade),
          remedy: "Let downgrade() drop and create what is there after upgrade().")
      }
    }
    return revision.reversal.differences.compactMap { finding($0, revision) }
  }

  private static func finding(
    _ difference: Reversal.Difference, _ revision: ReviewedRevision
  ) -> RuleFinding? {
    let key = difference.key
    // Their definition is text, which `drop-view-no-restore` asks for.
    guard !DropViewNoRestore.kinds.contains(key.kind) || difference.kind == .left else {
      return nil
    }
    let what = "\(key.kind) \(key.name)"
    let place = difference.step?.place ?? revision.place(of: .downgrade)
    switch difference.kind {
    case .left where key.kind == "type" || isEnumValue(difference):
      // An enumeration has rules of its own.
      return nil
    case .changed where isEnumValue(difference): return nil
    case .left:
      return RuleFinding(
        "After downgrade() the \(what) is still there.", at: place,
        remedy: "Drop it in downgrade().")
    case .missing:
      return RuleFinding(
        "After downgrade() the \(what) is missing.", at: place,
        remedy: "Create it again in downgrade()\(said(difference.before)).")
    case .changed:
      let now = difference.after.isEmpty ? "" : ": it is `\(difference.after)`"
      return RuleFinding(
        "After downgrade() the \(what) is not what it was\(now).", at: place,
        remedy: "Make it again what it was\(said(difference.before)).")
    }
  }

  private static func said(_ sql: String) -> String { sql.isEmpty ? "" : ": `\(sql)`" }

  private static func isEnumValue(_ difference: Reversal.Difference) -> Bool {
    guard difference.key.kind == "type", let step = difference.step else { return false }
    if case .alterEnum = step.operation { return true }
    return false
  }
}
