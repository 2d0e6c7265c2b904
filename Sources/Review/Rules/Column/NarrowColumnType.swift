import PostgreSQLDialect
import PostgreSQLSyntax
import Schema

/// A type that holds less than the old one.
enum NarrowColumnType: ReviewRule {
  static let page = RulePage(
    "narrow-column-type", "The new type holds less than the old one", group: .column,
    severity: .error,
    why:
      "Values that do not fit make the statement fail (22001, 22003); with a cast in USING they are cut "
      + "off in silence.",
    remedy: "Look for values that do not fit on the real data first, and change them in a revision "
      + "before.",
    bad: [
      RuleExample("↓op.alter_column('users', 'email', type_=sa.String(50))"),
      RuleExample("↓op.execute('ALTER TABLE users ALTER COLUMN age TYPE smallint')"),
      RuleExample("↓op.alter_column('users', 'created', type_=sa.Date())"),
      RuleExample("↓op.alter_column('users', 'name', type_=sa.String(80))"),
    ],
    good: [
      RuleExample("op.alter_column('users', 'email', type_=sa.String(150))"),
      RuleExample("op.alter_column('users', 'age', type_=sa.BigInteger())"),
      RuleExample(
        """
        op.execute('UPDATE users SET email = left(email, 50) WHERE length(email) > 50')
        op.alter_column('users', 'email', type_=sa.String(50))
        """),
      RuleExample("op.alter_column('users', 'unknown', type_=sa.String(50))"),
      // No values are too long for it: PostgreSQL refuses the type (would-fail).
      RuleExample("op.alter_column('users', 'name', type_=sa.String(16777215))"),
    ])

  static func check(_ step: ReviewStep, in revision: ReviewedRevision) -> [RuleFinding] {
    guard case .alterColumn(let alter) = step.operation, let type = alter.type,
      step.failure == nil || step.failure?.state == .datatypeMismatch,
      let table = step.existing(alter.table),
      let old = step.knownType(alter.column, of: table.name, said: alter.existingType),
      let loss = loss(from: old, to: type),
      !revision.upgrade.writesRows(of: table.name, before: step)
    else { return [] }
    let subject = "\(alter.column) of \(table.name.plain) goes from \(old) to \(type)"
    if let using = alter.using {
      // Only a plain cast cuts off what does not fit; anything else was thought about.
      guard using.text.contains("::") || using.text.uppercased().hasPrefix("CAST"),
        type.isCharacters
      else { return [] }
      return [
        RuleFinding(
          "\(subject), and the cast in USING cuts longer values off in silence.", at: step.place,
          severity: .warning, locks: step.locks.relations)
      ]
    }
    switch loss {
    case .fails(let state):
      return [
        RuleFinding(
          "\(subject): one value that does not fit, and the migration fails (\(state)).",
          at: step.place, locks: step.locks.relations)
      ]
    case .drops(let what):
      return [
        RuleFinding(
          "\(subject): \(what) of every value is lost.", at: step.place, severity: .warning,
          locks: step.locks.relations)
      ]
    }
  }

  private enum Loss {
    case fails(String)
    case drops(String)
  }

  private static func loss(from old: DataType, to new: DataType) -> Loss? {
    guard !old.isArray, !new.isArray, let one = old.builtinName, let two = new.builtinName else {
      return nil
    }
    if old.isCharacters, new.isCharacters {
      guard let limit = new.modifiers.first.flatMap({ Int($0) }) else { return nil }
      guard let before = old.modifiers.first.flatMap({ Int($0) }) else {
        return one == "name" ? nil : .fails("22001")
      }
      return limit < before ? .fails("22001") : nil
    }
    let sizes = ["smallint": 2, "integer": 4, "bigint": 8]
    if let before = sizes[one], let after = sizes[two] {
      return after < before ? .fails("22003") : nil
    }
    switch (one, two) {
    case ("numeric", "numeric"): return digits(old, new)
    case ("double precision", "real"): return .drops("precision")
    case ("numeric", "smallint"), ("numeric", "integer"), ("numeric", "bigint"),
      ("real", "smallint"), ("real", "integer"), ("real", "bigint"),
      ("double precision", "smallint"), ("double precision", "integer"),
      ("double precision", "bigint"):
      return .drops("the fraction")
    case ("timestamp with time zone", "date"), ("timestamp without time zone", "date"):
      return .drops("the time of day")
    case ("timestamp with time zone", "time without time zone"),
      ("timestamp without time zone", "time without time zone"):
      return .drops("the date")
    default: return nil
    }
  }

  /// Fewer digits before the point fail; fewer behind it are rounded away.
  private static func digits(_ old: DataType, _ new: DataType) -> Loss? {
    let after = new.modifiers.compactMap { Int($0) }
    guard after.count == 2 else { return nil }
    let before = old.modifiers.compactMap { Int($0) }
    guard before.count == 2 else { return .fails("22003") }
    if after[0] - after[1] < before[0] - before[1] { return .fails("22003") }
    return after[1] < before[1] ? .drops("part of the fraction") : nil
  }
}
