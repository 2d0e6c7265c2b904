import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// A statement that reads or writes rows, `WITH` included.
  mutating func dataStatement() throws(ReadFailure) -> [MigrationOperation] {
    let start = index
    var statement = DataStatement(kind: .select, targets: [], text: source)
    var commonTables: Set<String> = []
    if at("WITH") { try commonTableExpressions(&statement, &commonTables) }
    if at("COPY") { return [try copy()] }
    if at("TRUNCATE") { return [try truncate()] }
    let mainStart = index
    if accept("INSERT", "INTO") {
      statement.kind = .insert
      statement.targets.insert(try qualifiedName(), at: 0)
      if accept("AS") { _ = try name() }
      if at(symbol: "("), listsColumns { statement.columns = try columnList() }
      let overriding = atAny(["OVERRIDING", "DEFAULT"])
      guard atQuery || overriding else { throw unexpected("a query") }
    } else if accept("UPDATE") {
      statement.kind = .update
      statement.targets.insert(try relationName(), at: 0)
      try skipAlias(before: "SET")
      try expect("SET")
      statement.columns = assignedColumns()
    } else if accept("DELETE", "FROM") {
      statement.kind = .delete
      statement.targets.insert(try relationName(), at: 0)
    } else if accept("MERGE", "INTO") {
      statement.kind = .merge
      statement.targets.insert(try relationName(), at: 0)
    } else if atQuery {
      if let operation = try selectInto(from: start) { return [operation] }
    } else {
      throw unexpected()
    }
    kind = statement.kind.rawValue
    try finish(&statement, from: mainStart)
    statement.references = referencedTables(start..<end).filter {
      !statement.targets.contains($0) && !($0.schema == nil && commonTables.contains($0.name))
    }
    return [.data(statement)]
  }

  /// Whether the parenthesis after a table holds columns rather than a query.
  private var listsColumns: Bool {
    guard let next = token(ahead: 1) else { return false }
    return isName(next)
  }

  /// `(a, b.c, d[1])`: columns, the parts below them left out.
  private mutating func columnList() throws(ReadFailure) -> [String] {
    try expect(symbol: "(")
    var columns: [String] = []
    repeat {
      columns.append(try name())
      try skipBalanced { $0.at(symbol: ",") }
    } while accept(symbol: ",")
    try expect(symbol: ")")
    return columns
  }

  private mutating func skipAlias(before word: StaticString) throws(ReadFailure) {
    if at(word) { return }
    _ = accept("AS")
    _ = try name()
  }

  /// The columns before `=` in the `SET` that begins here; takes nothing.
  private func assignedColumns() -> [String] {
    var reader = self
    var columns: [String] = []
    while true {
      if reader.accept(symbol: "(") {
        while let name = try? reader.name() {
          columns.append(name)
          if !reader.accept(symbol: ",") { break }
        }
      } else if let name = try? reader.name() {
        columns.append(name)
      }
      let stopped: Void? = try? reader.skipBalanced {
        $0.at(symbol: ",") || $0.atAny(["WHERE", "FROM", "RETURNING"])
      }
      if reader.accept(symbol: ")") {
        _ = try? reader.skipBalanced {
          $0.at(symbol: ",") || $0.atAny(["WHERE", "FROM", "RETURNING"])
        }
      }
      guard stopped != nil, reader.accept(symbol: ",") else { return columns }
    }
  }

  /// Looks for the clauses that matter, outside of all brackets, and takes what is left.
  private mutating func finish(
    _ statement: inout DataStatement, from start: Int
  ) throws(ReadFailure) {
    while !isAtEnd {
      try skipBalanced { reader in
        reader.index > start && reader.atAny(["WHERE", "RETURNING", "LIMIT", "FETCH"])
      }
      if at("WHERE") { statement.hasCondition = true }
      if at("RETURNING") { statement.isReturning = true }
      if at("LIMIT") || at("FETCH") { statement.limitsRows = true }
      if at(symbol: ")") || at(symbol: "]") { throw unexpected() }
      if !isAtEnd { index += 1 }
    }
    // An UPDATE in batches limits the rows of a subquery in its condition.
    let limits = text.tokens[start..<end].contains { text.isWord($0, "LIMIT") }
    if limits, statement.hasCondition { statement.limitsRows = true }
  }

  /// `WITH [RECURSIVE] name [(…)] AS [NOT MATERIALIZED] (…), …`.
  private mutating func commonTableExpressions(
    _ statement: inout DataStatement, _ names: inout Set<String>
  ) throws(ReadFailure) {
    try expect("WITH")
    _ = accept("RECURSIVE")
    repeat {
      names.insert(try name())
      if at(symbol: "(") { _ = try bracketed() }
      try expect("AS")
      if accept("NOT") { try expect("MATERIALIZED") } else { _ = accept("MATERIALIZED") }
      let inner = index + 1
      _ = try bracketed()
      var reader = StatementReader(text: text, tokens: inner..<(index - 1))
      let isWriting = reader.atAny(["INSERT", "UPDATE", "DELETE", "MERGE", "WITH"])
      if isWriting, case .data(let nested)? = try reader.dataStatement().first,
        nested.kind != .select
      {
        statement.dataModifyingCommonTables.append(nested.kind)
        statement.targets += nested.targets
      }
      while atAny(["SEARCH", "CYCLE"]) {
        index += 1
        try skipBalanced { $0.at(symbol: ",") || $0.atQuery || $0.atAny(["INSERT", "UPDATE"]) }
      }
    } while accept(symbol: ",")
  }

  /// `SELECT … INTO table …` makes a table; nil when there is no `INTO`.
  private mutating func selectInto(from start: Int) throws(ReadFailure) -> MigrationOperation? {
    var reader = self
    try reader.skipBalanced { $0.at("INTO") || $0.atAny(["FROM", "WHERE", "UNION"]) }
    guard reader.accept("INTO") else { return nil }
    let persistence = reader.persistence()
    _ = reader.accept("TABLE")
    let name = try reader.qualifiedName()
    kind = "SELECT INTO"
    index = end
    return .createTable(
      CreateTable(
        table: Table(name: name, persistence: persistence, provenance: provenance),
        query: TableQuery(text: source, references: referencedTables(start..<end))))
  }

  private mutating func copy() throws(ReadFailure) -> MigrationOperation {
    kind = "COPY"
    index += 1
    var statement = DataStatement(kind: .copy, targets: [], text: source)
    if at(symbol: "(") {
      statement.references = referencedTables(index..<end)
      _ = try bracketed()
      try expect("TO")
    } else {
      let table = try qualifiedName()
      if at(symbol: "(") { statement.columns = try nameList() }
      if accept("FROM") {
        statement.targets = [table]
      } else {
        try expect("TO")
        statement.references = [table]
      }
    }
    index = end
    return .data(statement)
  }

  private mutating func truncate() throws(ReadFailure) -> MigrationOperation {
    kind = "TRUNCATE TABLE"
    index += 1
    _ = accept("TABLE")
    var statement = DataStatement(kind: .truncate, targets: [], text: source)
    repeat { statement.targets.append(try relationName()) } while accept(symbol: ",")
    if !accept("RESTART", "IDENTITY") { _ = accept("CONTINUE", "IDENTITY") }
    statement.cascade = cascades()
    return .data(statement)
  }
}
