import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// The tables that the tokens of `range` name after `FROM`, `JOIN`, `USING` or `INTO`, at any
  /// depth, each once; names of common table expressions are left out.
  func referencedTables(_ range: Range<Int>) -> [QualifiedName] {
    var walk = TableWalk(reader: self, range: range)
    walk.run()
    return walk.found.filter { $0.schema != nil || !walk.commonTables.contains($0.name) }
  }
}

private struct TableWalk {
  var reader: StatementReader
  let end: Int
  var found: [QualifiedName] = []
  var commonTables: Set<String> = []
  /// For each open parenthesis: whether a list of tables is going on, and whether `FROM` inside
  /// it belongs to a function such as `extract`.
  private var lists: [(inTables: Bool, isFunction: Bool)] = [(false, false)]

  init(reader: StatementReader, range: Range<Int>) {
    self.reader = reader
    self.reader.index = range.lowerBound
    end = min(range.upperBound, reader.end)
  }

  mutating func run() {
    while reader.index < end {
      if reader.at(symbol: "(") {
        lists.append((lists.last?.inTables == true && !afterName, opensFunction))
        reader.index += 1
        if lists.last?.inTables == true { take() }
      } else if reader.at(symbol: ")") {
        if lists.count > 1 { lists.removeLast() }
        reader.index += 1
      } else if reader.at(symbol: ",") {
        reader.index += 1
        if lists.last?.inTables == true { take() }
      } else if reader.atAny(["FROM", "JOIN", "USING"]) {
        clause()
      } else if reader.atAny(Self.endsOfTables) {
        lists[lists.count - 1].inTables = false
        reader.index += 1
      } else {
        commonTable()
        reader.index += 1
      }
    }
  }

  private static let endsOfTables: [StaticString] = [
    "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "UNION", "EXCEPT", "INTERSECT",
    "SELECT", "SET", "WINDOW", "RETURNING", "VALUES", "FOR", "WHEN", "FETCH",
  ]

  private mutating func clause() {
    let isJoin = reader.at("JOIN")
    let isUsing = reader.at("USING")
    let before = reader.token(ahead: -1)
    let isDistinct = before.map { reader.text.isWord($0, "DISTINCT") } ?? false
    reader.index += 1
    // `JOIN t USING (a)` lists columns; `DELETE … USING t` and `MERGE … USING t` a table.
    if isUsing, reader.at(symbol: "(") { return }
    if isDistinct || (lists.last?.isFunction == true && !isJoin) { return }
    if !isJoin { lists[lists.count - 1].inTables = true }
    take()
  }

  /// Takes the table that stands here, unless it is a function or a subquery.
  private mutating func take() {
    while reader.atAny(["LATERAL", "ONLY", "ROWS"]) { reader.index += 1 }
    guard reader.index < end, reader.atName || reader.at("ONLY") else { return }
    var attempt = reader
    guard let name = try? attempt.qualifiedName(), !attempt.at(symbol: "(") else { return }
    reader.index = attempt.index
    if !found.contains(name) { found.append(name) }
  }

  /// Remembers `name AS (` and `name (…) AS (` as a common table expression.
  private mutating func commonTable() {
    guard let current = reader.current, reader.isName(current),
      let name = reader.text.name(current)
    else { return }
    let before = reader.token(ahead: -1)
    let mayBegin =
      before.map {
        reader.text.isWord($0, "WITH") || reader.text.isWord($0, "RECURSIVE")
          || reader.text.isSymbol($0, ",")
      } ?? false
    guard mayBegin else { return }
    var attempt = reader
    attempt.index += 1
    if attempt.at(symbol: "("), (try? attempt.bracketed()) == nil { return }
    guard attempt.accept("AS") else { return }
    _ = attempt.accept("NOT")
    _ = attempt.accept("MATERIALIZED")
    if attempt.at(symbol: "(") { commonTables.insert(name) }
  }

  private var afterName: Bool {
    guard let before = reader.token(ahead: -1) else { return false }
    return before.kind == .quotedIdentifier
      || (before.kind == .word && reader.isName(before))
  }

  /// Whether the parenthesis belongs to a function that has `FROM` between its arguments.
  private var opensFunction: Bool {
    guard let before = reader.token(ahead: -1) else { return false }
    return ["EXTRACT", "SUBSTRING", "TRIM", "OVERLAY", "POSITION"].contains {
      reader.text.isWord(before, $0)
    }
  }
}
