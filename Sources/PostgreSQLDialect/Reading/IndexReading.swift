import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// `CREATE [UNIQUE] INDEX …`, after `CREATE`.
  mutating func createIndex() throws(ReadFailure) -> [MigrationOperation] {
    kind = "CREATE INDEX"
    let isUnique = accept("UNIQUE")
    try expect("INDEX")
    let concurrently = accept("CONCURRENTLY")
    let ifNotExists = ifNotExists()
    let indexName = at("ON") ? nil : try name()
    try expect("ON")
    let only = at("ONLY")
    let table = try relationName()
    var index = Index(name: indexName, isUnique: isUnique, elements: [], provenance: provenance)
    let namesMethod = accept("USING")
    if namesMethod { index.method = try name() }
    index.elements = try indexElements()
    if accept("INCLUDE") { index.include = try nameList() }
    index.nullsNotDistinct = try nullsNotDistinct()
    if accept("WITH") { index.parameters = try parameters() }
    if accept("TABLESPACE") { index.tablespace = try name() }
    if accept("WHERE") { index.predicate = SQLExpression(normalised: rest()) }
    return [
      .createIndex(
        CreateIndex(
          table: table, index: index, concurrently: concurrently, ifNotExists: ifNotExists,
          only: only, namesMethod: namesMethod))
    ]
  }

  /// `(element, …)`.
  mutating func indexElements() throws(ReadFailure) -> [IndexElement] {
    try expect(symbol: "(")
    var elements = [try indexElement()]
    while accept(symbol: ",") { elements.append(try indexElement()) }
    try expect(symbol: ")")
    return elements
  }

  /// A column, a function call or a parenthesised expression, with what may follow it.
  mutating func indexElement() throws(ReadFailure) -> IndexElement {
    let begin = index
    var element: IndexElement
    if at(symbol: "(") {
      element = IndexElement(key: .expression(try parenthesised()))
    } else if callBegins {
      let start = index
      _ = try functionName()
      _ = try bracketed()
      element = IndexElement(
        key: .expression(SQLExpression(normalised: normalised(start, index))))
    } else {
      element = IndexElement(key: .column(try name()))
    }
    if accept("COLLATE") { element.collation = try functionName() }
    if atName, !atAny(["ASC", "DESC", "NULLS", "WITH"]) {
      element.operatorClass = try qualifiedName()
      if at(symbol: "(") { element.operatorClassParameters = try parameters() }
    }
    if accept("DESC") { element.isDescending = true } else { _ = accept("ASC") }
    if accept("NULLS", "FIRST") { element.nullsFirst = true }
    if accept("NULLS", "LAST") { element.nullsFirst = false }
    element.written = Spelling(normalised(begin, index))
    return element
  }

  /// Whether a function call begins here: a name, perhaps qualified, and a parenthesis.
  private var callBegins: Bool {
    guard let current, text.name(current) != nil else { return false }
    var distance = 1
    while at(symbol: ".", ahead: distance) { distance += 2 }
    return at(symbol: "(", ahead: distance)
  }

  /// `ALTER INDEX …`, after those words.
  mutating func alterIndex() throws(ReadFailure) -> [MigrationOperation] {
    kind = "ALTER INDEX"
    if accept("ALL", "IN", "TABLESPACE") {
      throw ReadFailure(reason: "moves every index of a tablespace")
    }
    let ifExists = ifExists()
    let target = try qualifiedName()
    let reference = ObjectReference(kind: .index, name: target)
    if accept("RENAME", "TO") {
      return [
        .renameObject(RenameObject(target: reference, newName: try name(), ifExists: ifExists))
      ]
    }
    if let setting = try tableStorageSetting() {
      return [
        .alterTable(
          AlterTableSetting(
            table: target, setting: setting, ifExists: ifExists, objectKind: .index))
      ]
    }
    let start = index
    if accept("ATTACH", "PARTITION") {
      let attached = try qualifiedName()
      return [
        .alterIndex(
          AlterIndex(name: target, action: normalised(start, index), attached: attached))
      ]
    }
    guard at("ALTER") || at("DEPENDS") || at("NO", "DEPENDS") else { throw unexpected() }
    return [.alterIndex(AlterIndex(name: target, action: rest()))]
  }

  /// `DROP INDEX …`, after those words.
  mutating func dropIndex() throws(ReadFailure) -> [MigrationOperation] {
    kind = "DROP INDEX"
    let concurrently = accept("CONCURRENTLY")
    let ifExists = ifExists()
    let names = try qualifiedNames()
    let cascade = cascades()
    return names.map { name in
      .dropIndex(
        DropIndex(
          name: name, concurrently: concurrently, ifExists: ifExists, cascade: cascade))
    }
  }
}

extension IndexElement {
  /// The key that `text` names as in `CREATE INDEX`: `a DESC`, `lower(name)`, `(a + b)`; nil when it is
  /// none.
  public init?(sql text: String) {
    let parsed = SQLText(text)
    var reader = StatementReader(text: parsed, tokens: 0..<parsed.tokens.count)
    guard let element = try? reader.indexElement(), reader.isAtEnd else { return nil }
    self = element
  }
}

extension Partitioning {
  /// What `text` says as after `PARTITION BY`: `RANGE (logged_at)`; nil when it is no such clause.
  public init?(sql text: String) {
    let parsed = SQLText(text)
    var reader = StatementReader(text: parsed, tokens: 0..<parsed.tokens.count)
    guard let strategy = try? reader.label(), let keys = try? reader.indexElements(),
      reader.isAtEnd
    else { return nil }
    self.init(strategy: strategy.uppercased(), keys: keys)
  }
}
