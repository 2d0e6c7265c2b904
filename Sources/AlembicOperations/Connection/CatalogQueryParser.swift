import PostgreSQLSyntax
import PythonInterpreter

/// Reads the simple forms of queries of PostgreSQL's catalog; anything else is nil.
struct CatalogQueryParser {
  let sql: SQLText
  let parameters: Value?
  private var index = 0

  init(sql: SQLText, parameters: Value?) {
    self.sql = sql
    self.parameters = parameters
  }

  private var word: String? {
    index < sql.tokens.count ? sql.name(sql.tokens[index]) ?? sql.text(sql.tokens[index]) : nil
  }

  private mutating func accept(_ expected: String) -> Bool {
    guard word == expected else { return false }
    index += 1
    return true
  }

  /// The query.
  mutating func parse() -> CatalogSelect? {
    guard accept("select") else { return nil }
    if accept("exists") {
      guard accept("("), var inner = select() else { return nil }
      guard accept(")") else { return nil }
      skipAlias()
      inner.output = .exists
      return isAtEnd ? inner : nil
    }
    index = 0
    guard let query = select() else { return nil }
    return isAtEnd ? query : nil
  }

  private var isAtEnd: Bool { index >= sql.tokens.count || word == ";" }

  private mutating func skipAlias() {
    if accept("as") { index += 1 }
  }

  private mutating func select() -> CatalogSelect? {
    guard accept("select"), let output = output(), accept("from"), let relations = relations()
    else { return nil }
    var conditions: [CatalogSelect.Condition] = []
    if accept("where") {
      repeat {
        guard let condition = condition() else { return nil }
        if let condition = condition.known { conditions.append(condition) }
      } while accept("and")
    }
    if accept("order") {
      while index < sql.tokens.count, word != ")", word != "limit", word != ";" { index += 1 }
    }
    if accept("limit") { index += 1 }
    return CatalogSelect(output: output, relations: relations, conditions: conditions)
  }

  private mutating func output() -> CatalogSelect.Output? {
    if accept("1") {
      skipAlias()
      return .constant
    }
    if accept("count") {
      guard accept("("), accept("*") || accept("1"), accept(")") else { return nil }
      skipAlias()
      return .count
    }
    var columns: [String] = []
    repeat {
      guard let column = column() else { return nil }
      if accept("as") {
        index += 1
      }
      columns.append(column)
    } while accept(",")
    return .columns(columns)
  }

  /// A column, without the alias of its table.
  private mutating func column() -> String? {
    guard index < sql.tokens.count, let first = sql.name(sql.tokens[index]) else { return nil }
    index += 1
    guard accept(".") else { return first }
    guard index < sql.tokens.count, let name = sql.name(sql.tokens[index]) else { return nil }
    index += 1
    return name
  }

  private mutating func relations() -> [String]? {
    var relations: [String] = []
    while true {
      guard var name = column() else { return nil }
      let previous = index >= 3 ? sql.name(sql.tokens[index - 3]) : nil
      if previous == "information_schema" { name = "information_schema." + name }
      relations.append(name)
      skipAlias()
      let ends = ["where", "join", "inner", "on", "order", "limit", ")", ";", ",", "group"]
      if let next = word, index < sql.tokens.count, sql.name(sql.tokens[index]) != nil,
        !ends.contains(next)
      {
        index += 1
      }
      if accept("inner"), word != "join" { return nil }
      guard accept("join") else { return relations }
      // The condition of a join is that of the catalog's own keys, which the rows already follow.
      let start = index
      guard let joined = joinedRelation() else { return nil }
      if start == index { return nil }
      relations.append(joined)
      if accept("join") || accept("left") || accept("inner") { return nil }
      return relations
    }
  }

  /// A joined table with `ON a.x = b.y`.
  private mutating func joinedRelation() -> String? {
    guard let name = column() else { return nil }
    skipAlias()
    if word != "on" { index += 1 }
    guard accept("on"), column() != nil, accept("="), column() != nil else { return nil }
    return name
  }

  /// A condition; one that is always true has none.
  private mutating func condition() -> (known: CatalogSelect.Condition?, Void)? {
    let start = index
    guard let name = column() else { return nil }
    if accept("(") {
      // `pg_type_is_visible(t.oid)`: names without a schema mean what is visible.
      guard name.hasSuffix("_is_visible"), column() != nil, accept(")") else {
        index = start
        return nil
      }
      return (nil, ())
    }
    let isNegated: Bool
    if accept("=") {
      isNegated = false
    } else if accept("<>") || accept("!=") {
      isNegated = true
    } else if accept("in") {
      guard accept("(") else { return nil }
      var values: [String] = []
      repeat {
        guard let value = value() else { return nil }
        values.append(value)
      } while accept(",")
      guard accept(")") else { return nil }
      return (CatalogSelect.Condition(column: name, values: values, isNegated: false), ())
    } else {
      return nil
    }
    guard let value = value() else { return nil }
    return (CatalogSelect.Condition(column: name, values: [value], isNegated: isNegated), ())
  }

  private mutating func value() -> String? {
    guard index < sql.tokens.count else { return nil }
    let token = sql.tokens[index]
    if let text = sql.stringValue(token) {
      index += 1
      if accept("::") { index += 1 }
      return text
    }
    if token.kind == .namedBind || token.kind == .formatBind {
      index += 1
      let name = sql.text(token).drop { ":%(".contains($0) }
        .prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      if case .dict(let dict)? = parameters { return dict[String(name)]?.text }
      return nil
    }
    if accept("current_schema") {
      if accept("("), !accept(")") { return nil }
      return "public"
    }
    return nil
  }
}
