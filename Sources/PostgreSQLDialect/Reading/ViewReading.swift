import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// `CREATE [OR REPLACE] [TEMPORARY] [RECURSIVE] VIEW …`, after `CREATE [OR REPLACE]`.
  mutating func createView(orReplace: Bool) throws(ReadFailure) -> [MigrationOperation] {
    let isTemporary = persistence() == .temporary
    let isRecursive = accept("RECURSIVE")
    try expect("VIEW")
    kind = "CREATE VIEW"
    var view = View(name: try qualifiedName(), query: "", provenance: provenance)
    view.isTemporary = isTemporary
    if at(symbol: "(") { view.columns = try nameList() }
    if accept("WITH") { view.parameters = try parameters() }
    try expect("AS")
    let start = index
    guard atQuery else { throw unexpected("a query") }
    view.references = referencedTables(start..<end).filter { !isRecursive || $0 != view.name }
    var stop = end
    var options: [String] = isRecursive ? ["RECURSIVE"] : []
    for check in [
      ["WITH", "CHECK", "OPTION"], ["WITH", "LOCAL", "CHECK", "OPTION"],
      ["WITH", "CASCADED", "CHECK", "OPTION"],
    ] where endsWith(check) {
      stop = end - check.count
      options.append(check.joined(separator: " "))
    }
    view.query = normalised(start, stop)
    view.options = options.joined(separator: " ")
    index = end
    return [.createView(CreateView(view: view, orReplace: orReplace))]
  }

  /// `CREATE MATERIALIZED VIEW …`, after `CREATE`.
  mutating func createMaterializedView() throws(ReadFailure) -> [MigrationOperation] {
    kind = "CREATE MATERIALIZED VIEW"
    _ = accept("UNLOGGED")
    try expect("MATERIALIZED", "VIEW")
    let ifNotExists = ifNotExists()
    var view = View(
      name: try qualifiedName(), isMaterialized: true, query: "", provenance: provenance)
    if at(symbol: "(") { view.columns = try nameList() }
    if accept("USING") { _ = try name() }
    if accept("WITH") { view.parameters = try parameters() }
    if accept("TABLESPACE") { _ = try name() }
    try expect("AS")
    let start = index
    guard atQuery else { throw unexpected("a query") }
    var stop = end
    if endsWith(["WITH", "NO", "DATA"]) {
      view.options = "WITH NO DATA"
      stop = end - 3
    } else if endsWith(["WITH", "DATA"]) {
      stop = end - 2
    }
    view.query = normalised(start, stop)
    view.references = referencedTables(start..<stop)
    index = end
    return [.createView(CreateView(view: view, ifNotExists: ifNotExists))]
  }

  /// Whether a query begins here, perhaps inside of parentheses.
  var atQuery: Bool {
    var distance = 0
    while at(symbol: "(", ahead: distance) { distance += 1 }
    guard let first = token(ahead: distance) else { return false }
    return ["SELECT", "WITH", "VALUES", "TABLE"].contains { text.isWord(first, $0) }
  }

  private func endsWith(_ words: [String]) -> Bool {
    guard end - index >= words.count else { return false }
    return zip(words, text.tokens[(end - words.count)..<end]).allSatisfy { word, token in
      token.kind == .word && text.text(token).uppercased() == word
    }
  }

  /// `ALTER [MATERIALIZED] VIEW …`, after those words.
  mutating func alterView(_ objectKind: ObjectKind) throws(ReadFailure) -> [MigrationOperation] {
    kind = "ALTER " + objectKind.rawValue
    return try alterTable(objectKind)
  }
}
