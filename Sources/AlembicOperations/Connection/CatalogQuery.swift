import PostgreSQLSyntax
import PythonInterpreter
import Schema

/// A query, answered from the replayed schema where it asks PostgreSQL's catalog in a simple form:
/// columns of one catalog table, or `count(*)` or `EXISTS`, for conditions joined by `AND`.
///
/// A query of ordinary tables gives the rows of an empty database.
struct CatalogQuery {
  private let sql: SQLText
  private let call: OperationCall
  private let parameters: Value?

  init(_ text: String, parameters: Value?, _ call: OperationCall) {
    sql = SQLText(text, placeholders: [.named, .format])
    self.parameters = parameters
    self.call = call
  }

  /// Its rows.
  var rows: ResultObject.Rows {
    let asksCatalog = sql.tokens.contains { token in
      guard let name = sql.name(token) else { return false }
      return name == "information_schema" || name.hasPrefix("pg_") || name == "to_regclass"
        || name == "to_regtype"
    }
    guard asksCatalog else { return plainRows }
    var parser = CatalogQueryParser(sql: sql, parameters: parameters)
    var joins = CatalogJoinParser(sql: sql, parameters: parameters)
    let schema = call.session.schema
    guard
      let answer = parser.parse()?.answer(from: schema) ?? joins.parse()?.answer(from: schema)
    else {
      return .unknown(
        Unknown(.unsupported, "the answer of a query of PostgreSQL's catalog", call.place))
    }
    switch answer {
    case .rows(let columns, let rows): return .known(columns: columns, rows)
    case .unknown(let reason): return .unknown(Unknown(.joined, reason, call.place))
    }
  }

  /// `COALESCE(MAX(…), 0)` of no rows: the number behind the aggregate.
  private func emptyCoalesce(_ words: [String]) -> Value? {
    guard words.count > 4, ["max", "min", "sum"].contains(words[3]), words[4] == "(",
      let close = words.indices.first(where: { $0 > 4 && words[$0] == ")" }),
      close + 3 < words.count, words[close + 1] == ",", words[close + 3] == ")",
      !words[5..<close].contains("("), let number = Int(words[close + 2])
    else { return nil }
    return .int(number)
  }

  /// The rows of an empty database: an aggregate over no rows still gives one.
  private var plainRows: ResultObject.Rows {
    let unknown = Unknown(.data, "the rows of a query", call.place)
    let words = sql.tokens.map { sql.name($0) ?? sql.text($0) }
    guard words.count > 1, words[0] == "select" else { return .data(unknown) }
    if !words.contains("from") {
      return .unknown(Unknown(.data, "what the database computes", call.place))
    }
    if words.contains("group") { return .data(unknown) }
    if words[1] == "exists" { return .data(unknown, empty: .bool(false)) }
    if words.count > 2, words[2] == "(" {
      if words[1] == "count" { return .data(unknown, empty: .int(0)) }
      if ["max", "min", "sum", "avg"].contains(words[1]) {
        return .data(unknown, empty: Value.none)
      }
      if words[1] == "coalesce", let value = emptyCoalesce(words) {
        return .data(unknown, empty: value)
      }
      if ["coalesce", "array_agg", "string_agg", "bool_or", "bool_and"].contains(words[1]) {
        return .unknown(unknown)
      }
    }
    return .data(unknown)
  }
}

/// One query of a catalog table.
struct CatalogSelect {
  /// What stands behind `SELECT`.
  enum Output {
    case columns([String])
    case constant
    case count
    case exists
  }

  /// What a column is compared with; nil where the comparison is not understood.
  struct Condition {
    let column: String
    let values: [String]
    let isNegated: Bool
  }

  var output: Output
  var relations: [String]
  var conditions: [Condition]

  /// What is answered.
  enum Answer {
    case rows([String], [[Value]])
    case unknown(String)
  }

  /// The answer; nil for what is not understood.
  func answer(from schema: Schema) -> Answer? {
    guard let table = CatalogTable(relations), let all = table.rows(of: schema) else { return nil }
    var matching: [[String: Value]] = []
    for row in all {
      var isMatch = true
      for condition in conditions {
        guard let value = row[condition.column] else { return nil }
        guard let text = value.text else { return nil }
        if condition.values.contains(text) == condition.isNegated { isMatch = false }
      }
      if isMatch { matching.append(row) }
    }
    // A condition on a column that no row has is not understood.
    if all.isEmpty, !conditions.allSatisfy({ table.columns.contains($0.column) }) { return nil }
    // Where there is more than the schema tells, only what was found is sure.
    let gap = schema.incompleteness ?? table.gap(of: schema)
    switch output {
    case .exists:
      if matching.isEmpty, let gap { return .unknown(gap) }
      return .rows(["exists"], [[.bool(!matching.isEmpty)]])
    case .count:
      if let gap { return .unknown(gap) }
      return .rows(["count"], [[.int(matching.count)]])
    case .constant:
      if matching.isEmpty, let gap { return .unknown(gap) }
      return .rows(["?column?"], matching.map { _ in [.int(1)] })
    case .columns(let names):
      if let gap { return .unknown(gap) }
      var rows: [[Value]] = []
      for row in matching {
        var values: [Value] = []
        for name in names {
          guard let value = row[name] else { return nil }
          values.append(value)
        }
        rows.append(values)
      }
      return .rows(names, rows)
    }
  }
}
