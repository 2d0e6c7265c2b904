import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// Reads the statement by its first words.
  mutating func statement() throws(ReadFailure) -> [MigrationOperation] {
    if accept("CREATE") { return try create() }
    if accept("ALTER") { return try alter() }
    if accept("DROP") { return try drop() }
    if accept("COMMENT", "ON") { return try commentOn() }
    if accept("GRANT") { return try privileges(isGrant: true) }
    if accept("REVOKE") { return try privileges(isGrant: false) }
    if accept("SET") { return try set() }
    if atAny(["RESET", "SHOW", "DISCARD"]) { return try sessionCommand() }
    if atAny(["ABORT", "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"])
      || at("PREPARE", "TRANSACTION")
    {
      return try transaction()
    }
    if atAny(["VACUUM", "ANALYZE", "ANALYSE", "REINDEX", "CLUSTER", "CHECKPOINT"]) {
      return try maintenance()
    }
    if accept("REFRESH", "MATERIALIZED", "VIEW") { return try refresh() }
    if accept("LOCK") { return try lock() }
    if atQuery || atAny(["INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "TRUNCATE"]) {
      return try dataStatement()
    }
    if at("DO") || at("CALL") { return try programCall() }
    throw ReadFailure(reason: "no statement that PostgreSQL knows by its first word")
  }

  private mutating func create() throws(ReadFailure) -> [MigrationOperation] {
    let orReplace = accept("OR", "REPLACE")
    if atTableKind { return try createTable() }
    if at("INDEX") || at("UNIQUE", "INDEX") { return try createIndex() }
    if accept("TYPE") { return try createType() }
    if accept("DOMAIN") { return try createDomain() }
    if at("MATERIALIZED") || at("UNLOGGED", "MATERIALIZED") { return try createMaterializedView() }
    if at("FUNCTION") || at("PROCEDURE") { return try createRoutine(orReplace: orReplace) }
    if accept("AGGREGATE") { return try createAggregate(orReplace: orReplace) }
    if at("TRIGGER") || at("CONSTRAINT", "TRIGGER") {
      return try createTrigger(orReplace: orReplace)
    }
    if accept("EXTENSION") { return try createExtension() }
    if accept("SCHEMA") { return try createNamespace() }
    if accept("POLICY") { return try createPolicy() }
    if accept("STATISTICS") { return try createStatistics() }
    let before = index
    _ = persistence()
    let isSequence = at("SEQUENCE")
    let isView = at("VIEW") || at("RECURSIVE", "VIEW")
    index = before
    if isSequence { return try createSequence() }
    if isView { return try createView(orReplace: orReplace) }
    return try createOther(orReplace: orReplace)
  }

  /// The types of an operator's operands as other statements name them beside it: ` (left, right)`.
  private func operands() -> String {
    var types = ["LEFTARG": "NONE", "RIGHTARG": "NONE"]
    var place = index
    while place + 2 < end {
      for word in types.keys where text.text(text.tokens[place]).uppercased() == word {
        let start = place + 2
        var last = start
        while last < end, !text.isSymbol(text.tokens[last], ","),
          !text.isSymbol(text.tokens[last], ")")
        { last += 1 }
        types[word] = normalised(start, last)
      }
      place += 1
    }
    return " (\(types["LEFTARG"] ?? "NONE"), \(types["RIGHTARG"] ?? "NONE"))"
  }

  /// A kind of object that is kept by its name.
  private mutating func createOther(orReplace: Bool) throws(ReadFailure) -> [MigrationOperation] {
    _ = accept("TRUSTED")
    _ = accept("DEFAULT")
    guard let objectKind = objectKind() else { throw unexpected("a kind of object") }
    kind = "CREATE " + objectKind.rawValue
    let ifNotExists = ifNotExists()
    var table: QualifiedName?
    var name: QualifiedName
    switch objectKind {
    case .rule:
      name = try qualifiedName()
      try skipBalanced { $0.at("TO") }
      try expect("TO")
      table = try qualifiedName()
    case .cast, .operator, .userMapping, .transform:
      let start = index
      if at(symbol: "(") {
        _ = try bracketed()
      } else {
        try skipBalanced { $0.at(symbol: "(") }
      }
      name = QualifiedName(normalised(start, index))
      if objectKind == .operator { name.name += operands() }
    default:
      name = try functionName()
    }
    index = end
    let object = OtherObject(
      kind: objectKind, name: name, statement: source, provenance: provenance)
    return [
      .createOther(
        CreateOther(object: object, ifNotExists: ifNotExists, orReplace: orReplace, table: table))
    ]
  }

  private mutating func alter() throws(ReadFailure) -> [MigrationOperation] {
    if accept("TABLE") { return try alterTable(.table) }
    if accept("FOREIGN", "TABLE") { return try alterTable(.foreignTable) }
    if accept("INDEX") { return try alterIndex() }
    if accept("TYPE") { return try alterType() }
    if accept("DOMAIN") { return try alterDomain() }
    if accept("SEQUENCE") { return try alterSequence() }
    if accept("VIEW") { return try alterView(.view) }
    if accept("MATERIALIZED", "VIEW") { return try alterView(.materializedView) }
    if accept("POLICY") { return try alterPolicy() }
    return try alterOther()
  }

  /// `DO` and `CALL`: programs, whose effect their text only hints at.
  private mutating func programCall() throws(ReadFailure) -> [MigrationOperation] {
    kind = try label().uppercased()
    if kind == "CALL" {
      _ = try functionName()
      _ = try bracketed()
      return [
        .opaque(OpaqueStatement(kind: kind, text: source, reason: "runs a procedure"))
      ]
    }
    var body: String?
    while let current {
      if let value = text.stringValue(current) {
        body = value
        index += 1
      } else {
        try expect("LANGUAGE")
        _ = try stringOrName()
      }
    }
    guard let body else { throw unexpected("a block") }
    if let operation = guardedOperation(body) { return [operation] }
    let isHarmless = !StatementReader.mayChangeSchema(body)
    return [
      .opaque(
        OpaqueStatement(
          kind: kind, text: source,
          reason: isHarmless ? "runs a block that touches rows only" : "runs a block of code",
          changesSchema: !isHarmless))
    ]
  }

  /// Whether a block of PL/pgSQL holds a word that begins a statement about objects.
  static func mayChangeSchema(_ body: String) -> Bool {
    let parsed = SQLText(body)
    return parsed.tokens.contains { token in
      parsed.isWord(token, "CREATE") || parsed.isWord(token, "ALTER")
        || parsed.isWord(token, "DROP") || parsed.isWord(token, "EXECUTE")
        || parsed.isWord(token, "CALL") || parsed.isWord(token, "COMMENT")
    }
  }
}
