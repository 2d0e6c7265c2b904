import MigrationReplay
import PostgreSQLSyntax
import Schema
import SchemaDiff

/// Changes of type that PostgreSQL does not cast by itself.
extension AutogeneratePlanning {
  /// Gives such changes a `USING`, and takes a default away that could not be cast, to set it again.
  mutating func castTypes(_ changes: inout [SchemaChange]) {
    for place in changes.indices {
      guard case .modifyTable(let table, let inner) = changes[place] else { continue }
      var result: [TableChange] = []
      for change in inner {
        guard case .alterColumn(var alteration) = change, alteration.parts.contains(.type) else {
          result.append(change)
          continue
        }
        let (from, to) = (alteration.existing.type, alteration.modified.type)
        let isCast = !AssignmentCast.exists(from: from, to: to)
        if isCast {
          alteration.using = using(alteration.existing.name, from, to)
        }
        if !AssignmentCast.exists(from: to, to: from) {
          alteration.usingBack = using(alteration.existing.name, to, from)
        }
        // A default of a user's type keeps that type from being dropped, also under another type.
        if isCast || from.userTypeName != nil, alteration.existing.serverDefault != nil,
          alteration.existing.identity == nil
        {
          result += withoutDefault(alteration)
        } else {
          result.append(.alterColumn(alteration))
        }
      }
      changes[place] = .modifyTable(table, result)
    }
  }

  private func using(
    _ column: String, _ from: DataType, _ to: DataType
  ) -> SQLExpression {
    let name = QualifiedName(column).description
    return SQLExpression(
      AssignmentCast.isExplicit(from: from, to: to)
        ? "\(name)::\(to)" : "\(name)::text::\(to)")
  }

  /// The default goes, the type changes, and the default that the models want comes.
  private func withoutDefault(_ alteration: ColumnAlteration) -> [TableChange] {
    var bare = alteration.existing
    bare.serverDefault = nil
    var retyped = alteration
    retyped.existing = bare
    retyped.modified.serverDefault = nil
    retyped.parts.remove(.serverDefault)
    var result: [TableChange] = [
      .alterColumn(
        ColumnAlteration(existing: alteration.existing, modified: bare, parts: [.serverDefault])),
      .alterColumn(retyped),
    ]
    let wanted =
      alteration.parts.contains(.serverDefault)
      ? alteration.modified.serverDefault : alteration.existing.serverDefault.map(Self.uncast)
    if wanted != nil {
      var final = retyped.modified
      final.serverDefault = wanted
      result.append(
        .alterColumn(
          ColumnAlteration(existing: retyped.modified, modified: final, parts: [.serverDefault])))
    }
    return result
  }
}

extension AutogeneratePlanning {
  /// A literal without the cast to the old type behind it.
  fileprivate static func uncast(_ expression: SQLExpression) -> SQLExpression {
    let text = SQLText(expression.text)
    guard text.tokens.count > 1, let first = text.tokens.first, text.stringValue(first) != nil,
      text.isSymbol(text.tokens[1], "::")
    else { return expression }
    return SQLExpression(text.text(first))
  }
}

/// Which casts PostgreSQL makes by itself when a column's type changes (`pg_cast.castcontext`).
enum AssignmentCast {
  private static let numbers: Set<String> = [
    "smallint", "integer", "bigint", "numeric", "real", "double precision",
  ]
  private static let texts: Set<String> = [
    "text", "character varying", "character", "bpchar", "name",
  ]
  private static let moments: Set<String> = [
    "timestamp without time zone", "timestamp with time zone", "date",
  ]

  /// Whether values of one type are assigned to the other without being told how.
  static func exists(from: DataType, to: DataType) -> Bool {
    guard from.isArray == to.isArray else { return false }
    if from.base == to.base { return true }
    guard let old = from.builtinName else {
      // Everything has a text.
      return to.builtinName.map(texts.contains) ?? false
    }
    guard let new = to.builtinName else { return false }
    if texts.contains(new) { return true }
    if numbers.contains(old), numbers.contains(new) { return true }
    if moments.contains(old), moments.contains(new) { return true }
    return others.contains(old + " to " + new)
  }

  private static let others: Set<String> = [
    "json to jsonb", "jsonb to json", "timestamp without time zone to time without time zone",
    "timestamp with time zone to time without time zone",
    "timestamp with time zone to time with time zone",
    "time without time zone to time with time zone",
    "time with time zone to time without time zone",
    "time without time zone to interval", "interval to time without time zone", "inet to cidr",
    "cidr to inet", "money to numeric", "integer to money", "bigint to money", "numeric to money",
    "macaddr to macaddr8", "macaddr8 to macaddr", "bit to bit varying", "bit varying to bit",
    "integer to oid", "bigint to oid", "oid to integer", "oid to bigint",
  ]

  /// Whether `::` takes values of one type to the other.
  static func isExplicit(from: DataType, to: DataType) -> Bool {
    if exists(from: from, to: to) { return true }
    guard from.isArray == to.isArray, let old = from.builtinName else { return false }
    if texts.contains(old) { return true }
    switch (old, to.builtinName) {
    case ("integer", "boolean"?), ("boolean", "integer"?), ("integer", "bit"?), ("bigint", "bit"?),
      ("bit", "integer"?), ("bit", "bigint"?), ("jsonb", "boolean"?), ("jsonb", "numeric"?),
      ("jsonb", "integer"?), ("jsonb", "bigint"?):
      return true
    default: return false
    }
  }
}
