import PostgreSQLDialect
import Schema

/// Row security without a policy, another owner, rights that are taken away.
enum RlsOrOwnerChange: ReviewRule {
  static let page = RulePage(
    "rls-or-owner-change", "Who may see or change a table's rows changes", group: .compat,
    severity: .warning,
    why:
      "Row security without a policy hides every row from all but the owner, and says nothing about "
      + "it. With another owner or fewer rights, statements of running code fail with 42501.",
    remedy: "Make the policies in the same revision; check which role the application has.",
    bad: [
      RuleExample("↓op.execute('ALTER TABLE users ENABLE ROW LEVEL SECURITY')"),
      RuleExample(
        "↓op.execute('ALTER TABLE users DISABLE ROW LEVEL SECURITY')",
        before: RuleExample.standardSchema
          + "\nop.execute('ALTER TABLE users ENABLE ROW LEVEL SECURITY')"),
      RuleExample("↓op.execute('ALTER TABLE users OWNER TO admin')"),
      RuleExample("↓op.execute('REVOKE INSERT ON users FROM app')"),
    ],
    good: [
      RuleExample(
        """
        op.execute('ALTER TABLE users ENABLE ROW LEVEL SECURITY')
        op.execute('CREATE POLICY own ON users USING (name = current_user)')
        """),
      RuleExample("op.execute('GRANT SELECT ON users TO reader')"),
      RuleExample(
        """
        op.create_table('tags', sa.Column('name', sa.Text(), nullable=False))
        op.execute('ALTER TABLE tags OWNER TO app')
        op.execute('REVOKE ALL ON tags FROM public')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil else { return [] }
    func found(_ message: String) -> [RuleFinding] {
      [RuleFinding(message, at: step.place, locks: step.locks.relations)]
    }
    switch step.operation {
    case .alterTable(let alter):
      guard case .rowSecurity(let isEnabled) = alter.setting,
        let table = step.existing(alter.table)
      else { return [] }
      guard isEnabled else {
        return table.isComplete && !table.rowSecurity.isEnabled
          ? [] : found("Every role with rights on \(table.name.plain) sees all of its rows.")
      }
      guard revision.after.table(table.name)?.policies.isEmpty == true, table.isComplete else {
        return []
      }
      return found(
        "\(table.name.plain) gets row security and has no policy: all but its owner see no rows.")
    case .changeOwner(let change):
      let name = step.before.canonical(change.target.subject)
      let isOld =
        revision.before.relation(name) != nil || revision.before.type(name) != nil
        || !revision.before.routines(name).isEmpty
      guard isOld else { return [] }
      return found(
        "\(name.plain) belongs to \(change.owner) from now on, who alone may change or drop it.")
    case .changePrivileges(let change) where !change.isGrant:
      let isNew = !change.targets.isEmpty && change.targets.allSatisfy(step.isNew)
      guard !isNew else { return [] }
      let names = change.targets.map(\.plain).joined(separator: ", ")
      return found(
        "Rights \(names.isEmpty ? "" : "on \(names) ")are taken away: statements of running code that "
          + "need them fail (42501).")
    default: return []
    }
  }
}
