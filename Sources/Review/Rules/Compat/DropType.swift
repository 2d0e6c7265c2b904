import PostgreSQLDialect
import Schema

/// Types, sequences, functions, views and extensions that go under running code.
enum DropType: ReviewRule {
  static let page = RulePage(
    "drop-type", "A type, sequence, function, view or extension is dropped", group: .compat,
    severity: .warning,
    why:
      "Code that is still running calls the function, reads the view, draws from the sequence, or "
      + "casts to the type: drivers name an enumeration with each parameter.",
    remedy: "Deploy code that does without it first; drop it in a later release.",
    bad: [
      RuleExample(
        "↓op.execute('DROP TYPE mood')",
        before: "op.execute(\"CREATE TYPE mood AS ENUM ('ok')\")"),
      RuleExample(
        """
        op.alter_column('users', 'mood', type_=sa.Text())
        ↓op.execute('DROP TYPE mood')
        """,
        before: """
          op.execute("CREATE TYPE mood AS ENUM ('ok')")
          op.execute('CREATE TABLE users (id integer, mood mood)')
          """),
      RuleExample(
        "↓op.execute('DROP FUNCTION total(integer)')",
        before: "op.execute('CREATE FUNCTION total(a integer) RETURNS integer LANGUAGE sql AS "
          + "$$SELECT a$$')"),
      RuleExample(
        "↓op.execute('DROP SEQUENCE numbers')", before: "op.execute('CREATE SEQUENCE numbers')"),
      RuleExample(
        "↓op.execute('DROP EXTENSION hstore')", before: "op.execute('CREATE EXTENSION hstore')"),
      RuleExample(
        "↓op.execute('DROP VIEW ages')",
        before: RuleExample.standardSchema
          + "\nop.execute('CREATE VIEW ages AS SELECT age FROM users')"),
    ],
    good: [
      // It is made anew.
      RuleExample(
        """
        op.execute('DROP VIEW ages')
        op.execute('CREATE VIEW ages AS SELECT id, age FROM users')
        """,
        before: RuleExample.standardSchema
          + "\nop.execute('CREATE VIEW ages AS SELECT age FROM users')"),
      // The columns that had it go too, which is told already.
      RuleExample(
        """
        op.drop_table('users')
        op.execute('DROP TYPE mood')
        """,
        before: """
          op.execute("CREATE TYPE mood AS ENUM ('ok')")
          op.execute('CREATE TABLE users (id integer, mood mood)')
          """),
      RuleExample("op.execute('DROP TYPE IF EXISTS nothing')"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .dropObject(let drop) = step.operation, step.failure == nil else { return [] }
    let before = revision.before
    let name = before.canonical(drop.target.name)
    let kind = drop.target.kind.rawValue.lowercased()
    var severity: Severity?
    switch drop.target.kind {
    case .type, .domain:
      guard before.type(name) != nil else { return [] }
      let users = before.tables.flatMap { table in
        table.columns.filter { $0.type.userTypeName.map(before.canonical) == name }
          .map { (table.name, $0.name) }
      }
      // A column that goes with its type is told by its own rule.
      let isGone = users.allSatisfy { table, column in
        revision.after.table(table)?.column(column) == nil
      }
      if !users.isEmpty, isGone { return [] }
      if users.isEmpty { severity = .info }
      guard revision.after.type(name) == nil else { return [] }
    case .sequence:
      guard before.sequence(name) != nil, revision.after.sequence(name) == nil else { return [] }
    case .view, .materializedView:
      guard before.view(name) != nil, revision.after.relation(name) == nil else { return [] }
    case .extension:
      guard before.extension(name.name) != nil || !before.isComplete && !drop.ifExists,
        revision.after.extension(name.name) == nil
      else { return [] }
    case .function, .procedure, .routine, .aggregate:
      let old = before.routines(name)
      guard !old.isEmpty, revision.after.routines(name).isEmpty,
        // Nobody calls the function of a trigger.
        !old.allSatisfy({ $0.returns?.lowercased() == "trigger" })
      else { return [] }
    default: return []
    }
    return [
      RuleFinding(
        "The \(kind) \(name.plain) goes: running code that still uses it fails.", at: step.place,
        severity: severity, locks: step.locks.relations)
    ]
  }
}
