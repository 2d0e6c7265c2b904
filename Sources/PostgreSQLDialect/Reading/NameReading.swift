import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// Whether the next token can name a table or column.
  var atName: Bool {
    guard let current else { return false }
    return isName(current)
  }

  func isName(_ token: SQLToken) -> Bool {
    switch token.kind {
    case .quotedIdentifier, .unicodeIdentifier: true
    case .word: SQLKeywords.canNameColumn(text.name(token) ?? "")
    default: false
    }
  }

  /// A name of a table, column or constraint.
  mutating func name() throws(ReadFailure) -> String {
    guard let current, isName(current), let name = text.name(current) else {
      throw unexpected("a name")
    }
    index += 1
    return name
  }

  /// A name where any keyword is allowed: after a point, or of a label.
  mutating func label() throws(ReadFailure) -> String {
    guard let current, let name = text.name(current) else { throw unexpected("a name") }
    index += 1
    return name
  }

  /// A name that may be a word reserved for functions and types, as `any_name` of types is.
  mutating func typeOrFunctionName() throws(ReadFailure) -> String {
    guard let current, let name = text.name(current),
      current.kind != .word || !SQLKeywords.reserved.contains(name)
    else { throw unexpected("a name") }
    index += 1
    return name
  }

  /// `name`, `schema.name`, or `database.schema.name`, whose first part is left out.
  mutating func qualifiedName() throws(ReadFailure) -> QualifiedName {
    var parts = [try name()]
    while at(symbol: "."), parts.count < 3 {
      index += 1
      parts.append(try label())
    }
    let last = parts.removeLast()
    return QualifiedName(last, schema: parts.last)
  }

  /// A function's or type's qualified name.
  mutating func functionName() throws(ReadFailure) -> QualifiedName {
    var parts = [try typeOrFunctionName()]
    while at(symbol: "."), parts.count < 3 {
      index += 1
      parts.append(try label())
    }
    let last = parts.removeLast()
    return QualifiedName(last, schema: parts.last)
  }

  /// `[ONLY] name [*]`.
  mutating func relationName() throws(ReadFailure) -> QualifiedName {
    if accept("ONLY") {
      if accept(symbol: "(") {
        let name = try qualifiedName()
        try expect(symbol: ")")
        return name
      }
      return try qualifiedName()
    }
    let name = try qualifiedName()
    _ = accept(symbol: "*")
    return name
  }

  /// `(a, b, c)`.
  mutating func nameList() throws(ReadFailure) -> [String] {
    try expect(symbol: "(")
    var names = [try name()]
    while accept(symbol: ",") { names.append(try name()) }
    try expect(symbol: ")")
    return names
  }

  /// Names of objects with commas between them.
  mutating func qualifiedNames() throws(ReadFailure) -> [QualifiedName] {
    var names = [try qualifiedName()]
    while accept(symbol: ",") { names.append(try qualifiedName()) }
    return names
  }

  /// A role: a name, `PUBLIC`, `CURRENT_USER` and their kin.
  mutating func role() throws(ReadFailure) -> String {
    if atAny(["CURRENT_USER", "CURRENT_ROLE", "SESSION_USER"]) { return try label().uppercased() }
    return try name()
  }

  /// A string constant's value.
  mutating func string() throws(ReadFailure) -> String {
    guard let current, let value = text.stringValue(current) else {
      throw unexpected("a string")
    }
    index += 1
    return value
  }

  /// A whole number with its sign.
  mutating func integer() throws(ReadFailure) -> Int64 {
    let sign = at(symbol: "-") ? "-" : ""
    let before = index
    if at(symbol: "-") || at(symbol: "+") { index += 1 }
    guard let current, current.kind == .integer || current.kind == .decimal,
      let value = Int64(sign + text.text(current).filter { $0 != "_" })
    else {
      index = before
      throw unexpected("a number")
    }
    index += 1
    return value
  }

  /// `IF EXISTS`.
  mutating func ifExists() -> Bool { accept("IF", "EXISTS") }

  /// `IF NOT EXISTS`.
  mutating func ifNotExists() -> Bool { accept("IF", "NOT", "EXISTS") }

  /// `CASCADE` or `RESTRICT`.
  mutating func cascades() -> Bool {
    if accept("CASCADE") { return true }
    _ = accept("RESTRICT")
    return false
  }

  /// `(name = value, …)`, with namespaces before names.
  mutating func parameters() throws(ReadFailure) -> [StorageParameter] {
    try expect(symbol: "(")
    var parameters: [StorageParameter] = []
    repeat {
      var name = try label()
      while accept(symbol: ".") { name += "." + (try label()) }
      var value: String?
      if accept(symbol: "=") {
        let start = index
        try skipBalanced { reader in reader.at(symbol: ",") }
        guard index > start else { throw unexpected("a value") }
        value = normalised(start, index)
      }
      parameters.append(StorageParameter(name: name, value: value))
    } while accept(symbol: ",")
    try expect(symbol: ")")
    return parameters
  }

  /// `(name, …)` of `RESET`.
  mutating func parameterNames() throws(ReadFailure) -> [String] {
    try parameters().map(\.name)
  }
}
