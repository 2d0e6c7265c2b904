import PostgreSQLDialect
import Schema

/// Where a column's values come from changes.
enum GeneratedOrIdentityChanged: ReviewRule {
  static let page = RulePage(
    "generated-or-identity-changed", "A column's values come from elsewhere", group: .compat,
    severity: .warning,
    why:
      "Running code relies on the server to fill the column. Without the expression or identity it "
      + "stays NULL or fails; a sequence that starts again hands out numbers that are taken (23505).",
    remedy: "Deploy code that sets the column first; restart a sequence from max(id) + 1 only.",
    bad: [
      RuleExample(
        "↓op.execute('ALTER TABLE sums ALTER COLUMN total DROP EXPRESSION')",
        before:
          "op.execute('CREATE TABLE sums (a integer, total integer GENERATED ALWAYS AS (a * 2) "
          + "STORED)')"),
      RuleExample(
        "↓op.execute('ALTER TABLE people ALTER COLUMN id DROP IDENTITY')",
        before: "op.execute('CREATE TABLE people (id integer GENERATED ALWAYS AS IDENTITY)')"),
      RuleExample(
        "↓op.execute('ALTER TABLE people ALTER COLUMN id RESTART WITH 1')",
        before: "op.execute('CREATE TABLE people (id integer GENERATED ALWAYS AS IDENTITY)')"),
      RuleExample(
        "↓op.execute('ALTER SEQUENCE numbers RESTART WITH 1')",
        before: "op.execute('CREATE SEQUENCE numbers')"),
    ],
    good: [
      RuleExample(
        "op.execute('ALTER SEQUENCE numbers OWNED BY NONE')",
        before: "op.execute('CREATE SEQUENCE numbers')"),
      RuleExample("op.execute(\"SELECT setval('users_id_seq', (SELECT max(id) FROM users))\")"),
      RuleExample(
        """
        op.execute('CREATE SEQUENCE numbers')
        op.execute('ALTER SEQUENCE numbers RESTART WITH 100')
        """),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard step.failure == nil, let message = message(step, revision) else { return [] }
    return [RuleFinding(message, at: step.place, locks: step.locks.relations)]
  }

  private static func message(_ step: ReviewStep, _ revision: ReviewedRevision) -> String? {
    switch step.operation {
    case .alterColumn(let alter):
      guard revision.isOld(alter.column, of: alter.table, at: step) else { return nil }
      let name = "\(alter.table.plain).\(alter.column)"
      switch alter.computed {
      case .drop: return "\(name) is computed no more: running code never sets it."
      case .set(let value): return "\(name) is computed as \(value.text) from now on."
      case .keep: break
      }
      switch alter.identity {
      case .keep: return nil
      case .drop: return "\(name) gets no number from the server any more."
      case .add:
        return "The numbers of \(name) begin at the start of a new sequence, whatever rows hold."
      case .alter(let isAlways, _, let restart):
        if restart.isChange { return "The numbers of \(name) begin again: rows may have them." }
        if isAlways == true {
          return "\(name) is GENERATED ALWAYS: an INSERT that gives a value fails (428C9)."
        }
        return "How the server numbers \(name) changes."
      }
    case .alterSequence(let alter):
      guard revision.before.sequence(alter.name) != nil else { return nil }
      if alter.restart.isChange {
        return "The sequence \(alter.name.plain) starts again: rows may have its numbers already."
      }
      return nil
    default: return nil
    }
  }
}
