import PostgreSQLDialect
import PostgreSQLSyntax
import Schema

/// Reads an expression with PostgreSQL's precedences, and gives each part the type and casts that
/// PostgreSQL's parser gives it.
struct CatalogParser {
  let text: SQLText
  let columns: [Column]
  let schema: Schema
  var index = 0

  /// The expression; nil when it is of a kind that is not followed.
  static func node(_ sql: String, columns: [Column], schema: Schema) -> CatalogNode? {
    var parser = CatalogParser(text: SQLText(sql), columns: columns, schema: schema)
    do throws(NotFollowed) {
      let node = try parser.or()
      return parser.index == parser.text.tokens.count ? node : nil
    } catch {
      return nil
    }
  }

  private var token: SQLToken? { index < text.tokens.count ? text.tokens[index] : nil }

  private mutating func accept(word: StaticString) -> Bool {
    guard let token, text.isWord(token, word) else { return false }
    index += 1
    return true
  }

  private mutating func accept(symbol: StaticString) -> Bool {
    guard let token, text.isSymbol(token, symbol) else { return false }
    index += 1
    return true
  }

  private mutating func expect(symbol: StaticString) throws(NotFollowed) {
    guard accept(symbol: symbol) else { throw NotFollowed() }
  }

  private mutating func or() throws(NotFollowed) -> CatalogNode {
    var node = try and()
    while accept(word: "OR") { node = Self.joined(isAnd: false, node, try and()) }
    return node
  }

  private mutating func and() throws(NotFollowed) -> CatalogNode {
    var node = try not()
    while accept(word: "AND") { node = Self.joined(isAnd: true, node, try not()) }
    return node
  }

  /// A list of one kind takes in what follows it.
  private static func joined(
    isAnd: Bool, _ left: CatalogNode, _ right: CatalogNode
  ) -> CatalogNode {
    if case .logic(isAnd, let parts) = left { return .logic(isAnd: isAnd, parts + [right]) }
    return .logic(isAnd: isAnd, [left, right])
  }

  private mutating func not() throws(NotFollowed) -> CatalogNode {
    if accept(word: "NOT") { return .not(try not()) }
    return try test()
  }

  private mutating func test() throws(NotFollowed) -> CatalogNode {
    var node = try comparison()
    while accept(word: "IS") {
      let isNot = accept(word: "NOT")
      if accept(word: "NULL") {
        if node.isOpenLiteral { throw NotFollowed() }
        node = .nullTest(node, isNot: isNot)
      } else if accept(word: "TRUE") {
        node = .truthTest(node, "TRUE", isNot: isNot)
      } else if accept(word: "FALSE") {
        node = .truthTest(node, "FALSE", isNot: isNot)
      } else {
        throw NotFollowed()
      }
    }
    return node
  }

  private mutating func comparison() throws(NotFollowed) -> CatalogNode {
    let node = try matching()
    guard let token, token.kind == .operator else { return node }
    let name = text.text(token)
    guard ["=", "<>", "!=", "<", ">", "<=", ">="].contains(name) else { return node }
    index += 1
    let operation = name == "!=" ? "<>" : name
    if accept(word: "ANY") { return try quantified(node, operation, "ANY") }
    if accept(word: "ALL") { return try quantified(node, operation, "ALL") }
    return try CatalogTyping.comparison(operation, node, matching())
  }

  /// `operator ANY (array)`.
  private mutating func quantified(
    _ left: CatalogNode, _ name: String, _ word: String
  ) throws(NotFollowed) -> CatalogNode {
    try expect(symbol: "(")
    let array = try or()
    try expect(symbol: ")")
    guard let type = left.type, var element = array.type, element.isArray else {
      throw NotFollowed()
    }
    element.isArray = false
    guard element.base == type.base, type.builtinName != "character varying" else {
      throw NotFollowed()
    }
    return .quantified(left, name, word, array)
  }

  private mutating func matching() throws(NotFollowed) -> CatalogNode {
    let node = try other()
    let isNot = accept(word: "NOT")
    if accept(word: "LIKE") {
      return try CatalogTyping.textual(isNot ? "!~~" : "~~", node, other(), "boolean")
    }
    if accept(word: "ILIKE") {
      return try CatalogTyping.textual(isNot ? "!~~*" : "~~*", node, other(), "boolean")
    }
    if accept(word: "IN") { return try membership(node, isNot) }
    if accept(word: "BETWEEN") {
      let low = try other()
      guard accept(word: "AND"), !isNot else { throw NotFollowed() }
      let high = try other()
      return .logic(
        isAnd: true,
        [
          try CatalogTyping.comparison(">=", node, low),
          try CatalogTyping.comparison("<=", node, high),
        ])
    }
    if isNot { throw NotFollowed() }
    return node
  }

  /// `IN (…)`, which PostgreSQL keeps as a comparison with an array.
  private mutating func membership(
    _ left: CatalogNode, _ isNot: Bool
  ) throws(NotFollowed) -> CatalogNode {
    try expect(symbol: "(")
    var items: [CatalogNode] = []
    repeat { items.append(try other()) } while accept(symbol: ",")
    try expect(symbol: ")")
    if items.count == 1 { return try CatalogTyping.comparison(isNot ? "<>" : "=", left, items[0]) }
    guard let type = left.type else { throw NotFollowed() }
    var element = type
    element.modifiers = []
    let typed = try items.map { (item) throws(NotFollowed) in
      try CatalogTyping.coerced(item, to: element)
    }
    var arrayType = element
    arrayType.isArray = true
    var array = CatalogNode.array(typed, arrayType)
    var operand = left
    if element.builtinName == "character varying" {
      operand = .cast(left, .builtin("text"), isImplicit: true)
      array = .cast(array, .builtin("text", isArray: true), isImplicit: true)
    }
    return .quantified(operand, isNot ? "<>" : "=", isNot ? "ALL" : "ANY", array)
  }

  private mutating func other() throws(NotFollowed) -> CatalogNode {
    var node = try sum()
    while let token, token.kind == .operator {
      switch text.text(token) {
      case "||", "~", "~*", "!~", "!~*":
        index += 1
        let name = text.text(token)
        node = try CatalogTyping.textual(
          name, node, sum(), name == "||" ? "text" : "boolean")
      case "->", "->>", "?", "@>", "<@", "#>", "#>>":
        index += 1
        node = try CatalogTyping.document(text.text(token), node, sum())
      default: return node
      }
    }
    return node
  }

  private mutating func sum() throws(NotFollowed) -> CatalogNode {
    var node = try product()
    while let token, text.isSymbol(token, "+") || text.isSymbol(token, "-") {
      index += 1
      node = try CatalogTyping.arithmetic(text.text(token), node, product())
    }
    return node
  }

  private mutating func product() throws(NotFollowed) -> CatalogNode {
    var node = try zoned()
    while let token,
      text.isSymbol(token, "*") || text.isSymbol(token, "/") || text.isSymbol(token, "%")
    {
      index += 1
      node = try CatalogTyping.arithmetic(text.text(token), node, zoned())
    }
    return node
  }

  private mutating func zoned() throws(NotFollowed) -> CatalogNode {
    let node = try signed()
    guard accept(word: "AT") else { return node }
    guard accept(word: "TIME"), accept(word: "ZONE") else { throw NotFollowed() }
    let zone = try CatalogTyping.coerced(signed(), to: .builtin("text"))
    let moments = ["timestamp with time zone", "timestamp without time zone"]
    guard let name = node.type?.builtinName, let place = moments.firstIndex(of: name) else {
      throw NotFollowed()
    }
    return .atTimeZone(node, zone, .builtin(moments[1 - place]))
  }

  private mutating func signed() throws(NotFollowed) -> CatalogNode {
    guard accept(symbol: "-") else { return try casted() }
    guard case .constant(.number(let digits), let type) = try casted() else { throw NotFollowed() }
    return .constant(.number("-" + digits), type)
  }

  private mutating func casted() throws(NotFollowed) -> CatalogNode {
    var node = try primary()
    while accept(symbol: "::") { node = try CatalogTyping.explicit(node, typeName()) }
    return node
  }

  /// The type that stands here.
  private mutating func typeName() throws(NotFollowed) -> DataType {
    let start = index
    guard let token, text.name(token) != nil else { throw NotFollowed() }
    index += 1
    while accept(symbol: ".") { index += 1 }
    _ = accept(word: "VARYING") || accept(word: "PRECISION")
    if accept(symbol: "(") {
      while let next = self.token, !text.isSymbol(next, ")") { index += 1 }
      try expect(symbol: ")")
    }
    if accept(word: "WITH") || accept(word: "WITHOUT") {
      guard accept(word: "TIME"), accept(word: "ZONE") else { throw NotFollowed() }
    }
    while accept(symbol: "[") { try expect(symbol: "]") }
    guard let type = DataType(sql: text.normalised(start..<index)) else { throw NotFollowed() }
    return type
  }

  private mutating func primary() throws(NotFollowed) -> CatalogNode {
    guard let token else { throw NotFollowed() }
    switch token.kind {
    case .string, .escapeString, .dollarString:
      guard let value = text.stringValue(token) else { throw NotFollowed() }
      index += 1
      return .constant(.string(value), nil)
    case .integer:
      index += 1
      return .constant(.number(text.text(token)), CatalogTyping.integer(text.text(token)))
    case .decimal:
      index += 1
      return .constant(.number(text.text(token)), .builtin("numeric"))
    case .punctuation where accept(symbol: "("):
      let node = try or()
      try expect(symbol: ")")
      return node
    case .word, .quotedIdentifier: return try named(token)
    default: throw NotFollowed()
    }
  }

  private mutating func named(_ token: SQLToken) throws(NotFollowed) -> CatalogNode {
    guard let name = text.name(token) else { throw NotFollowed() }
    index += 1
    if token.kind == .word, let node = try reserved(name) { return node }
    if accept(symbol: "(") { return try CatalogTyping.call(name, arguments()) }
    if let next = self.token, text.isSymbol(next, ".") { throw NotFollowed() }
    if let column = columns.first(where: { $0.name == name }) {
      guard CatalogTyping.isFollowed(column.type, schema) else { throw NotFollowed() }
      return .column(name, column.type)
    }
    throw NotFollowed()
  }

  private mutating func arguments() throws(NotFollowed) -> [CatalogNode] {
    if accept(symbol: ")") { return [] }
    var arguments: [CatalogNode] = []
    repeat { arguments.append(try or()) } while accept(symbol: ",")
    try expect(symbol: ")")
    return arguments
  }

  /// What a keyword says; nil when the word is none of these.
  private mutating func reserved(_ word: String) throws(NotFollowed) -> CatalogNode? {
    switch word {
    case "true": return .constant(.bool(true), .builtin("boolean"))
    case "false": return .constant(.bool(false), .builtin("boolean"))
    case "null": return .constant(.null, nil)
    case "current_timestamp": return .keyword(word.uppercased(), .builtin("timestamptz"))
    case "current_date": return .keyword(word.uppercased(), .builtin("date"))
    case "localtimestamp": return .keyword(word.uppercased(), .builtin("timestamp"))
    case "cast":
      try expect(symbol: "(")
      let node = try or()
      guard accept(word: "AS") else { throw NotFollowed() }
      let type = try typeName()
      try expect(symbol: ")")
      return try CatalogTyping.explicit(node, type)
    case "interval":
      guard let token, token.kind == .string else { return nil }
      return try CatalogTyping.explicit(primary(), .builtin("interval"))
    case "array":
      try expect(symbol: "[")
      var items: [CatalogNode] = []
      if !accept(symbol: "]") {
        repeat { items.append(try or()) } while accept(symbol: ",")
        try expect(symbol: "]")
      }
      return try CatalogTyping.array(items)
    case "case", "extract", "trim", "substring", "position", "overlay", "exists", "row", "not",
      "select", "any", "all", "some", "nullif", "greatest", "least":
      throw NotFollowed()
    default: return nil
    }
  }
}
