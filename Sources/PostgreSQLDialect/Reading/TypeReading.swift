import PostgreSQLSyntax
import Schema

extension DataType {
  /// The type that `text` names in SQL: `VARCHAR(50)`, `timestamptz[]`; nil when it is none.
  public init?(sql text: String) {
    let parsed = SQLText(text)
    var reader = StatementReader(text: parsed, tokens: 0..<parsed.tokens.count)
    guard let type = try? reader.dataType().type, reader.isAtEnd else { return nil }
    self = type
  }
}

extension StatementReader {
  /// A type, and whether it was one of the `serial` names.
  mutating func dataType() throws(ReadFailure) -> (type: DataType, isSerial: Bool) {
    let start = index
    _ = accept("SETOF")
    var result = try simpleType()
    while true {
      if accept(symbol: "[") {
        if !at(symbol: "]") { _ = try integer() }
        try expect(symbol: "]")
        result.type.isArray = true
      } else if accept("ARRAY") {
        if accept(symbol: "[") {
          _ = try integer()
          try expect(symbol: "]")
        }
        result.type.isArray = true
      } else {
        break
      }
    }
    let written = normalised(start, index)
    result.type.written = written == result.type.description ? nil : written
    return result
  }

  private mutating func simpleType() throws(ReadFailure) -> (type: DataType, isSerial: Bool) {
    guard let first = current else { throw unexpected("a type") }
    if first.kind == .word, !at(symbol: ".", ahead: 1) {
      if let type = try standardType() { return (type, false) }
      let word = text.name(first) ?? ""
      if let type = BuiltinTypes.serial(word) {
        index += 1
        return (type, true)
      }
    }
    var name = try functionName()
    if accept(symbol: "%") {
      try expect("TYPE")
      return (.unknown("the type of a column, written %TYPE"), false)
    }
    let modifiers = at(symbol: "(") ? try modifierList() : []
    if name.schema == "pg_catalog" { name.schema = nil }
    if name.schema == nil {
      // The quoted "char" is a type of its own.
      let key = first.kind == .quotedIdentifier && name.name == "char" ? "\"char\"" : name.name
      if let type = BuiltinTypes.type(named: key, modifiers: modifiers) {
        return (type, false)
      }
    }
    return (DataType(.named(name), modifiers: modifiers), false)
  }

  private mutating func modifierList() throws(ReadFailure) -> [String] {
    try expect(symbol: "(")
    var list: [String] = []
    repeat { list.append(try expression().text) } while accept(symbol: ",")
    try expect(symbol: ")")
    return list
  }

  /// The types whose names have grammar of their own; nil when the next word begins none.
  private mutating func standardType() throws(ReadFailure) -> DataType? {
    if accept("DOUBLE", "PRECISION") { return builtin("double precision") }
    if at("NATIONAL", "CHARACTER") || at("NATIONAL", "CHAR") {
      index += 1
      return try characterType()
    }
    if atAny(["CHARACTER", "CHAR", "NCHAR", "VARCHAR"]) { return try characterType() }
    if accept("BIT") {
      let name = accept("VARYING") ? "bit varying" : "bit"
      return builtin(name, at(symbol: "(") ? try modifierList() : [])
    }
    if atAny(["TIMESTAMP", "TIME"]) {
      let name = try label()
      let precision = at(symbol: "(") ? try modifierList() : []
      if accept("WITH", "TIME", "ZONE") { return builtin(name + " with time zone", precision) }
      _ = accept("WITHOUT", "TIME", "ZONE")
      return builtin(name + " without time zone", precision)
    }
    if accept("INTERVAL") { return try intervalType() }
    return nil
  }

  private mutating func characterType() throws(ReadFailure) -> DataType {
    let isVarying = at("VARCHAR")
    index += 1
    let name = isVarying || accept("VARYING") ? "character varying" : "character"
    return builtin(name, at(symbol: "(") ? try modifierList() : [])
  }

  private mutating func intervalType() throws(ReadFailure) -> DataType {
    var fields: [String] = []
    while atAny(["YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"])
      || (!fields.isEmpty && at("TO"))
    {
      fields.append(try label())
    }
    var type = builtin("interval", at(symbol: "(") ? try modifierList() : [])
    type.intervalFields = fields.isEmpty ? nil : fields.joined(separator: " ")
    return type
  }

  private func builtin(_ name: String, _ modifiers: [String] = []) -> DataType {
    BuiltinTypes.type(named: name, modifiers: modifiers) ?? DataType(.builtin(name))
  }
}
