import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// `[TEMPORARY | UNLOGGED] TABLE`, which may stand after `CREATE`.
  var atTableKind: Bool {
    var distance = 0
    if let first = current, text.isWord(first, "GLOBAL") || text.isWord(first, "LOCAL") {
      distance += 1
    }
    if let word = token(ahead: distance),
      text.isWord(word, "TEMP") || text.isWord(word, "TEMPORARY") || text.isWord(word, "UNLOGGED")
    {
      distance += 1
    }
    if distance == 0, at("FOREIGN", "TABLE") { return true }
    return token(ahead: distance).map { text.isWord($0, "TABLE") } ?? false
  }

  /// `TEMPORARY`, `UNLOGGED` or nothing.
  mutating func persistence() -> TablePersistence {
    if at("GLOBAL") || at("LOCAL") { index += 1 }
    if accept("TEMPORARY") || accept("TEMP") { return .temporary }
    return accept("UNLOGGED") ? .unlogged : .permanent
  }

  /// `CREATE TABLE …`, after `CREATE`.
  mutating func createTable() throws(ReadFailure) -> [MigrationOperation] {
    let persistence = persistence()
    let isForeign = accept("FOREIGN")
    try expect("TABLE")
    kind = isForeign ? "CREATE FOREIGN TABLE" : "CREATE TABLE"
    let ifNotExists = ifNotExists()
    var operation = CreateTable(
      table: Table(
        name: try qualifiedName(), persistence: persistence, isForeign: isForeign,
        provenance: provenance),
      ifNotExists: ifNotExists)
    if accept("PARTITION", "OF") {
      let parent = try qualifiedName()
      if at(symbol: "(") { try partitionElements(&operation) }
      operation.table.partitionOf = Partition(parent: parent, bound: try partitionBound())
    } else if accept("OF") {
      throw ReadFailure(reason: "takes its columns from a type")
    } else if at(symbol: "("), !listsNamesOfQuery {
      try tableElements(&operation)
      if accept("INHERITS") {
        try expect(symbol: "(")
        operation.table.parents = try qualifiedNames()
        try expect(symbol: ")")
      }
    } else if at(symbol: "(") {
      operation.table.columns = try nameList().map { name in
        Column(name: name, type: .unknown("follows from a query"), provenance: provenance)
      }
    }
    try tableOptions(&operation)
    if accept("AS") { operation.query = try tableQuery() }
    return [.createTable(operation)]
  }

  /// Whether the parenthesis holds only names and a query follows: `CREATE TABLE t (a, b) AS`.
  private var listsNamesOfQuery: Bool {
    at(symbol: ",", ahead: 2) || (at(symbol: ")", ahead: 2) && !at(symbol: "(", ahead: 1))
  }

  private mutating func tableElements(_ operation: inout CreateTable) throws(ReadFailure) {
    try expect(symbol: "(")
    if accept(symbol: ")") { return }
    repeat {
      if accept("LIKE") {
        operation.likes.append(try tableLike(position: operation.table.columns.count))
      } else if atTableConstraint {
        operation.table.constraints.append(try tableConstraint())
      } else {
        let (column, constraints) = try columnDefinition()
        operation.table.columns.append(column)
        for place in constraints.indices {
          operation.inlineConstraints[operation.table.constraints.count + place] = column.name
        }
        operation.table.constraints += constraints
      }
    } while accept(symbol: ",")
    try expect(symbol: ")")
  }

  private mutating func tableLike(position: Int) throws(ReadFailure) -> TableLike {
    var like = TableLike(table: try qualifiedName(), position: position)
    while atAny(["INCLUDING", "EXCLUDING"]) {
      let word = try label().uppercased()
      like.options.append(word + " " + (try label()).uppercased())
    }
    return like
  }

  /// The parenthesis of a partition: constraints, and columns that get options.
  private mutating func partitionElements(_ operation: inout CreateTable) throws(ReadFailure) {
    try expect(symbol: "(")
    repeat {
      if atTableConstraint {
        operation.table.constraints.append(try tableConstraint())
      } else {
        let column = Column(
          name: try name(), type: .unknown("that of the partitioned table"),
          provenance: provenance)
        _ = accept("WITH", "OPTIONS")
        let (read, constraints) = try columnConstraints(of: column)
        operation.table.columns.append(read)
        operation.table.constraints += constraints
      }
    } while accept(symbol: ",")
    try expect(symbol: ")")
  }

  /// `FOR VALUES …` or `DEFAULT`.
  mutating func partitionBound() throws(ReadFailure) -> String {
    let start = index
    if accept("DEFAULT") { return "DEFAULT" }
    try expect("FOR", "VALUES")
    if accept("IN") || accept("WITH") {
      _ = try bracketed()
    } else {
      try expect("FROM")
      _ = try bracketed()
      try expect("TO")
      _ = try bracketed()
    }
    return normalised(start, index)
  }

  private mutating func tableOptions(_ operation: inout CreateTable) throws(ReadFailure) {
    while true {
      if accept("PARTITION", "BY") {
        let strategy = try label().uppercased()
        operation.table.partitioning = Partitioning(
          strategy: strategy, keys: try indexElements())
      } else if accept("USING") {
        operation.table.accessMethod = try name()
      } else if at("WITH"), at(symbol: "(", ahead: 1) {
        index += 1
        operation.table.parameters = try parameters()
      } else if accept("WITHOUT", "OIDS") {
        continue
      } else if accept("ON", "COMMIT") {
        guard accept("DROP") || accept("DELETE", "ROWS") || accept("PRESERVE", "ROWS") else {
          throw unexpected()
        }
      } else if accept("TABLESPACE") {
        operation.table.tablespace = try name()
      } else if operation.table.isForeign, accept("SERVER") {
        _ = try name()
        if accept("OPTIONS") { _ = try bracketed() }
      } else {
        return
      }
    }
  }

  /// The query of `CREATE TABLE AS`, after `AS`, up to the end.
  private mutating func tableQuery() throws(ReadFailure) -> TableQuery {
    kind = "CREATE TABLE AS"
    guard atAny(["SELECT", "WITH", "VALUES", "TABLE", "EXECUTE"]) || at(symbol: "(") else {
      throw unexpected("a query")
    }
    let start = index
    let references = referencedTables(start..<end)
    var query = TableQuery(text: "", references: references)
    var stop = end
    if end - start >= 3, text.isWord(text.tokens[end - 1], "DATA") {
      if text.isWord(text.tokens[end - 2], "NO"), text.isWord(text.tokens[end - 3], "WITH") {
        query.withData = false
        stop = end - 3
      } else if text.isWord(text.tokens[end - 2], "WITH") {
        stop = end - 2
      }
    }
    query.text = normalised(start, stop)
    index = end
    return query
  }
}
