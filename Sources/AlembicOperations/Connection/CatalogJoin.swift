import PostgreSQLSyntax
import PythonInterpreter
import Schema

/// A query of several tables of PostgreSQL's catalog, joined by equal columns:
/// `SELECT a.x FROM one AS a JOIN two AS b ON … WHERE …`, every condition joined by `AND`.
struct CatalogJoin {
  /// One side of a condition.
  enum Operand {
    case column(alias: String?, name: String)
    case text(String)
  }

  /// A condition: the left side is one of the right ones, or none of them.
  struct Condition {
    let left: Operand
    let right: [Operand]
    let isNegated: Bool
  }

  var outputs: [(operand: Operand, name: String)] = []
  var relations: [(alias: String, table: CatalogTable)] = []
  var conditions: [Condition] = []

  /// The answer; nil for what is not understood.
  func answer(from schema: Schema) -> CatalogSelect.Answer? {
    for operand in outputs.map(\.operand) + conditions.flatMap({ [$0.left] + $0.right }) {
      if case .column = operand, place(of: operand) == nil { return nil }
    }
    if relations.contains(where: { $0.table == .constraintColumns }), !namesKeys { return nil }
    var sources: [[[String: Value]]] = []
    for relation in relations {
      guard let rows = relation.table.rows(of: schema) else { return nil }
      sources.append(rows)
    }
    let gaps = relations.compactMap { $0.table.gap(of: schema) }
    if let gap = schema.incompleteness ?? gaps.first { return .unknown(gap) }
    var found: [[[String: Value]]] = [[]]
    for (index, rows) in sources.enumerated() {
      let due = conditions.filter { (places(of: $0).max() ?? 0) == index }
      var next: [[[String: Value]]] = []
      for combination in found {
        for row in rows {
          let candidate = combination + [row]
          if due.allSatisfy({ holds($0, candidate) }) { next.append(candidate) }
        }
      }
      found = next
    }
    return .rows(
      outputs.map(\.name),
      found.map { combination in
        outputs.map { text($0.operand, combination).map { .text($0) } ?? .none }
      })
  }

  /// Whether only keys are asked for: the columns that a check reads are not told.
  private var namesKeys: Bool {
    conditions.contains { condition in
      guard case .column(_, "constraint_type") = condition.left, !condition.isNegated else {
        return false
      }
      return condition.right.allSatisfy { operand in
        guard case .text(let text) = operand else { return false }
        return ["FOREIGN KEY", "PRIMARY KEY", "UNIQUE"].contains(text)
      }
    }
  }

  private func places(of condition: Condition) -> [Int] {
    ([condition.left] + condition.right).compactMap(place)
  }

  /// Which relation a column belongs to; nil when that is not clear, and for a text.
  private func place(of operand: Operand) -> Int? {
    guard case .column(let alias, let name) = operand else { return nil }
    let having = relations.indices.filter { index in
      (alias == nil || relations[index].alias == alias)
        && relations[index].table.columns.contains(name)
    }
    return having.count == 1 ? having[0] : nil
  }

  private func text(_ operand: Operand, _ rows: [[String: Value]]) -> String? {
    switch operand {
    case .text(let text): return text
    case .column(_, let name): return place(of: operand).flatMap { rows[$0][name]?.text }
    }
  }

  private func holds(_ condition: Condition, _ rows: [[String: Value]]) -> Bool {
    guard let left = text(condition.left, rows) else { return false }
    let isOne = condition.right.contains { text($0, rows) == left }
    return isOne != condition.isNegated
  }
}

/// Reads a `CatalogJoin`; anything else is nil.
struct CatalogJoinParser {
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

  private mutating func identifier() -> String? {
    guard index < sql.tokens.count, let name = sql.name(sql.tokens[index]) else { return nil }
    index += 1
    return name
  }

  /// The query.
  mutating func parse() -> CatalogJoin? {
    var query = CatalogJoin()
    guard accept("select") else { return nil }
    repeat {
      guard let operand = operand(), case .column(_, var name) = operand else { return nil }
      if accept("as") {
        guard let alias = identifier() else { return nil }
        name = alias
      }
      query.outputs.append((operand, name))
    } while accept(",")
    guard accept("from"), relation(into: &query) else { return nil }
    while true {
      if accept("inner"), word != "join" { return nil }
      guard accept("join") else { break }
      guard relation(into: &query), accept("on"), conditions(into: &query) else { return nil }
    }
    if accept("where"), !conditions(into: &query) { return nil }
    if accept("order") {
      while let word, ![")", "limit", ";"].contains(word) { index += 1 }
    }
    return index >= sql.tokens.count || word == ";" ? query : nil
  }

  private mutating func relation(into query: inout CatalogJoin) -> Bool {
    guard var name = identifier() else { return false }
    if accept(".") {
      guard let table = identifier() else { return false }
      name = name == "pg_catalog" ? table : name + "." + table
    }
    guard let table = CatalogTable(rawValue: name) else { return false }
    var alias = name.split(separator: ".").last.map(String.init) ?? name
    let isNamed = accept("as")
    if let next = word, isNamed || !["on", "join", "inner", "where", "order", ";"].contains(next) {
      guard let given = identifier() else { return false }
      alias = given
    }
    query.relations.append((alias, table))
    return true
  }

  private mutating func conditions(into query: inout CatalogJoin) -> Bool {
    repeat {
      let isGrouped = accept("(")
      guard let left = operand() else { return false }
      var right: [CatalogJoin.Operand] = []
      var isNegated = false
      if accept("in") {
        guard accept("(") else { return false }
        repeat {
          guard let value = operand() else { return false }
          right.append(value)
        } while accept(",")
        guard accept(")") else { return false }
      } else {
        isNegated = word == "<>" || word == "!="
        guard isNegated || word == "=" else { return false }
        index += 1
        guard let value = operand() else { return false }
        right = [value]
      }
      if isGrouped, !accept(")") { return false }
      query.conditions.append(
        CatalogJoin.Condition(left: left, right: right, isNegated: isNegated))
    } while accept("and")
    return true
  }

  private mutating func operand() -> CatalogJoin.Operand? {
    guard index < sql.tokens.count else { return nil }
    let token = sql.tokens[index]
    if let text = sql.stringValue(token) {
      index += 1
      if accept("::"), identifier() == nil { return nil }
      return .text(text)
    }
    if token.kind == .namedBind || token.kind == .formatBind {
      index += 1
      let name = sql.text(token).drop { ":%(".contains($0) }
        .prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      guard case .dict(let dict)? = parameters else { return nil }
      return dict[String(name)]?.text.map { .text($0) }
    }
    guard let first = identifier() else { return nil }
    if first == "current_schema" {
      if accept("("), !accept(")") { return nil }
      return .text("public")
    }
    guard accept(".") else { return .column(alias: nil, name: first) }
    guard let name = identifier() else { return nil }
    return .column(alias: first, name: name)
  }
}
