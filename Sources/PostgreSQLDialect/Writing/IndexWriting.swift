import PostgreSQLSyntax
import Schema

extension DDLWriter {
  func statements(_ operation: CreateIndex) -> [String] {
    let index = operation.index
    var text = "CREATE " + (index.isUnique ? "UNIQUE " : "") + "INDEX "
    if operation.concurrently { text += "CONCURRENTLY " }
    if operation.ifNotExists { text += "IF NOT EXISTS " }
    if let name = index.name { text += WrittenName.identifier(name) + " " }
    text += "ON " + (operation.only ? "ONLY " : "") + WrittenName.qualified(operation.table) + " "
    if operation.namesMethod || index.method != "btree" { text += "USING \(index.method) " }
    text += "(" + index.elements.map(element).joined(separator: ", ") + ")"
    if !index.include.isEmpty { text += " INCLUDE (\(WrittenName.list(index.include)))" }
    if index.nullsNotDistinct { text += " NULLS NOT DISTINCT" }
    if !index.parameters.isEmpty { text += " WITH (\(list(index.parameters)))" }
    if let tablespace = index.tablespace {
      text += " TABLESPACE " + WrittenName.identifier(tablespace)
    }
    if let predicate = index.predicate { text += " WHERE " + predicate.ddl }
    var all = [text]
    if let comment = index.comment, let name = index.name {
      let qualified = QualifiedName(name, schema: operation.table.schema)
      all.append(
        "COMMENT ON INDEX \(WrittenName.qualified(qualified)) IS " + SQLText.quoted(comment))
    }
    return all
  }

  /// A key of an index; an expression that is no function call stands in parentheses.
  func element(_ element: IndexElement) -> String {
    if let written = element.written.text { return written }
    var text: String
    switch element.key {
    case .column(let name): text = WrittenName.identifier(name)
    case .expression(let expression):
      text = expression.isCall ? expression.ddl : "(\(expression.ddl))"
    }
    if let collation = element.collation {
      text += " COLLATE " + collation.parts.map(SQLIdentifier.forceQuoted).joined(separator: ".")
    }
    if let operatorClass = element.operatorClass {
      text += " " + WrittenName.qualified(operatorClass)
      if !element.operatorClassParameters.isEmpty {
        text += " (\(list(element.operatorClassParameters)))"
      }
    }
    if element.isDescending { text += " DESC" }
    if let isFirst = element.nullsFirst { text += isFirst ? " NULLS FIRST" : " NULLS LAST" }
    return text
  }

  func statements(_ operation: DropIndex) -> [String] {
    var name = operation.name
    if name.schema == nil { name.schema = operation.table?.schema }
    return [
      "DROP INDEX " + (operation.concurrently ? "CONCURRENTLY " : "")
        + (operation.ifExists ? "IF EXISTS " : "") + WrittenName.qualified(name)
        + (operation.cascade ? " CASCADE" : "")
    ]
  }
}

extension SQLExpression {
  /// Whether the expression is one call of a function and nothing else.
  fileprivate var isCall: Bool {
    let parsed = SQLText(text)
    var place = 0
    guard let first = parsed.tokens.first, parsed.name(first) != nil else { return false }
    while place + 1 < parsed.tokens.count, !parsed.isSymbol(parsed.tokens[place + 1], "(") {
      guard
        parsed.isSymbol(parsed.tokens[place + 1], ".") || parsed.isSymbol(parsed.tokens[place], ".")
      else { return false }
      place += 1
    }
    var depth = 0
    place += 1
    while place < parsed.tokens.count {
      if parsed.isSymbol(parsed.tokens[place], "(") { depth += 1 }
      if parsed.isSymbol(parsed.tokens[place], ")") { depth -= 1 }
      if depth == 0 { return place == parsed.tokens.count - 1 }
      place += 1
    }
    return false
  }
}
