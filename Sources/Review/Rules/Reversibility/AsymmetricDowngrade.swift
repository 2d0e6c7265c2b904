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
      // Many of one kind are one finding.
      RuleExample(
        """
        op.add_column('users', sa.Column('a', sa.Text(), nullable=True))
        ↓op.add_column('users', sa.Column('b', sa.Text(), nullable=True))
        op.add_column('users', sa.Column('c', sa.Text(), nullable=True))
        op.add_column('users', sa.Column('d', sa.Text(), nullable=True))
        """,
        downgrade: "op.drop_column('users', 'a')"),
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
      // What upgrade() could not do, downgrade() has not to undo.
      RuleExample(
        "op.execute('ALTER TABLE users RENAME CONSTRAINT users_key TO users_pkey')",
        downgrade: "op.execute('ALTER TABLE users RENAME CONSTRAINT users_pkey TO users_key')"),
      RuleExample(
        """
        op.execute(CreateSequence(sa.Sequence('numbers')))
        op.execute(made('tags_seq'))
        """,
        downgrade: """
          op.execute(dropped('tags_seq'))
          op.execute(DropSequence(sa.Sequence('numbers')))
          """,
        imports: """
          from sqlalchemy.schema import CreateSequence, DropSequence

          def made(name):
              return CreateSequence(sa.Sequence(name), if_not_exists=True)

          def dropped(name):
              return DropSequence(sa.Sequence(name), if_exists=True)
          """),
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
    let differences = revision.reversal.differences.filter { isTold($0) }
    var findings: [RuleFinding] = []
    var seen: Set<String> = []
    for difference in differences {
      let kind = "\(difference.kind) \(difference.key.kind)"
      let alike = differences.filter {
        "\($0.kind) \($0.key.kind)" == kind
      }
      if alike.count < 3 {
        findings.append(finding(difference, revision))
      } else if seen.insert(kind).inserted {
        findings.append(finding(alike, revision))
      }
    }
    return findings
  }

  /// Many objects of one kind that are left, missing or changed have one cause.
  private static func finding(
    _ differences: [Reversal.Difference], _ revision: ReviewedRevision
  ) -> RuleFinding {
    let first = differences[0]
    let names = differences.prefix(5).map(\.key.name).joined(separator: ", ")
    let more = differences.count > 5 ? " and \(differences.count - 5) more" : ""
    let what = "\(differences.count) objects of the kind \(first.key.kind)"
    let (end, remedy) =
      switch first.kind {
      case .left: ("still there", "Drop them in downgrade().")
      case .missing: ("missing", "Create them again in downgrade().")
      case .changed: ("not what they were", "Make them again what they were.")
      }
    return RuleFinding(
      "After downgrade() \(what) are \(end): \(names)\(more).",
      at: first.step?.place ?? revision.place(of: .downgrade), remedy: remedy,
      related: differences.dropFirst().prefix(4).compactMap(\.step?.place))
  }

  private static func isTold(_ difference: Reversal.Difference) -> Bool {
    let key = difference.key
    // Their definition is text, which `drop-view-no-restore` asks for.
    if DropViewNoRestore.kinds.contains(key.kind), difference.kind != .left { return false }
    // An enumeration has rules of its own.
    if key.kind == "type", difference.kind == .left { return false }
    return difference.kind == .missing || !isEnumValue(difference)
  }

  private static func finding(
    _ difference: Reversal.Difference, _ revision: ReviewedRevision
  ) -> RuleFinding {
    let key = difference.key
    let what = "\(key.kind) \(key.name)"
    let place = difference.step?.place ?? revision.place(of: .downgrade)
    switch difference.kind {
    case .left:
      return RuleFinding(
        "After downgrade() the \(what) is still there.", at: place,
        remedy: "Drop it in downgrade().")
    case .missing:
      return RuleFinding(
        "After downgrade() the \(what) is missing.", at: place,
        remedy: "Create it again in downgrade()\(said(difference.before)).")
    case .changed:
      let now = difference.after.isEmpty ? "" : ": it is `\(definition(difference.after))`"
      return RuleFinding(
        "After downgrade() the \(what) is not what it was\(now).", at: place,
        remedy: "Make it again what it was\(said(difference.before)).")
    }
  }

  private static func said(_ sql: String) -> String {
    sql.isEmpty ? "" : ": `\(definition(sql))`"
  }

  /// What an object is, without the words that make a column: it is there.
  private static func definition(_ sql: String) -> String {
    guard sql.hasPrefix("ALTER TABLE "), let words = sql.firstRange(of: " ADD COLUMN ") else {
      return sql
    }
    return String(sql[words.upperBound...])
  }

  private static func isEnumValue(_ difference: Reversal.Difference) -> Bool {
    guard difference.key.kind == "type", let step = difference.step else { return false }
    if case .alterEnum = step.operation { return true }
    return false
  }
}
