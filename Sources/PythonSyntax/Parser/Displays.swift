extension Parser {
  /// `(`: a group, a tuple or a generator expression.
  mutating func parseParenthesized() throws(Stop) -> Int32 {
    let start = tokenStart
    try enter()
    defer { leave() }
    try advance()
    if token == .rightParen {
      try advance()
      return add(.tuple, from: start)
    }
    if token == .kwYield {
      let value = try parseYield()
      try expect(.rightParen)
      return value
    }
    let first = try parseStarNamedExpression()
    switch token {
    case .rightParen:
      if kindOf(first) == .starred {
        throw fail("cannot use starred expression here", at: startOf(first))
      }
      try advance()
      return first
    case .comma:
      let range = try parseElements(after: first, until: .rightParen)
      try advance()
      return add(.tuple, from: start, a: range.start, b: range.count)
    case .kwFor, .kwAsync:
      return try parseComprehension(.generatorExp, start: start, element: first, until: .rightParen)
    default: throw unexpected()
    }
  }

  /// The elements after the first one, up to the closing bracket, which stays the current token.
  private mutating func parseElements(
    after first: Int32, until closing: Token
  ) throws(Stop) -> ListRange {
    let base = scratch.count
    scratch.append(first)
    while token == .comma {
      try advance()
      if token == closing { break }
      let next = try parseStarNamedExpression()
      scratch.append(next)
    }
    guard token == closing else { throw unexpected() }
    return flush(base)
  }

  /// `[`: a list or a list comprehension.
  mutating func parseListDisplay() throws(Stop) -> Int32 {
    let start = tokenStart
    try enter()
    defer { leave() }
    try advance()
    if token == .rightBracket {
      try advance()
      return add(.list, from: start)
    }
    let first = try parseStarNamedExpression()
    if token == .kwFor || token == .kwAsync {
      return try parseComprehension(.listComp, start: start, element: first, until: .rightBracket)
    }
    let range = try parseElements(after: first, until: .rightBracket)
    try advance()
    return add(.list, from: start, a: range.start, b: range.count)
  }

  /// `{`: a dictionary, a set, or a comprehension of either.
  mutating func parseBraceDisplay() throws(Stop) -> Int32 {
    let start = tokenStart
    try enter()
    defer { leave() }
    try advance()
    if token == .rightBrace {
      try advance()
      return add(.dict, from: start)
    }
    if token == .doubleStar { return try parseDictionary(start: start, firstKey: nil) }
    let firstStart = tokenStart
    let first = try parseStarNamedExpression()
    if token == .colon {
      let kind = kindOf(first)
      if kind == .starred || kind == .namedExpr && startOf(first) == firstStart {
        throw unexpected()
      }
      return try parseDictionary(start: start, firstKey: first)
    }
    if token == .kwFor || token == .kwAsync {
      return try parseComprehension(.setComp, start: start, element: first, until: .rightBrace)
    }
    let range = try parseElements(after: first, until: .rightBrace)
    try advance()
    return add(.set, from: start, a: range.start, b: range.count)
  }

  /// The items of a dictionary; `firstKey` is read already, its colon is the current token.
  private mutating func parseDictionary(start: Int, firstKey: Int32?) throws(Stop) -> Int32 {
    let base = scratch.count
    var pendingKey = firstKey
    while token != .rightBrace {
      if token == .doubleStar, pendingKey == nil {
        try advance()
        let value = try parseBinary(Precedence.bitOr)
        scratch.append(0)
        scratch.append(value)
      } else {
        let key: Int32 = if let pendingKey { pendingKey } else { try parseExpression() }
        pendingKey = nil
        try expect(.colon)
        let value = try parseExpression()
        if token == .kwFor || token == .kwAsync, scratch.count == base {
          let generators = try parseGenerators()
          guard token == .rightBrace else { throw unexpected() }
          try advance()
          return add(.dictComp, from: start, a: key, b: value, c: extra(generators))
        }
        scratch.append(key)
        scratch.append(value)
      }
      guard token == .comma else { break }
      try advance()
    }
    guard token == .rightBrace else { throw unexpected() }
    try advance()
    // Pushed in pairs; the tree keeps all keys, then all values.
    let length = (scratch.count - base) / 2
    let first = Int32(truncatingIfNeeded: lists.count)
    for index in 0..<length { lists.append(scratch[base + 2 * index]) }
    for index in 0..<length { lists.append(scratch[base + 2 * index + 1]) }
    scratch.removeLast(2 * length)
    return add(.dict, from: start, a: first, b: Int32(truncatingIfNeeded: length))
  }

  /// The generators of a comprehension whose element is read, and its closing bracket.
  mutating func parseComprehension(
    _ kind: NodeKind, start: Int, element: Int32, until closing: Token
  ) throws(Stop) -> Int32 {
    if kindOf(element) == .starred {
      throw fail("iterable unpacking cannot be used in comprehension", at: startOf(element))
    }
    let generators = try parseGenerators()
    guard token == closing else { throw unexpected() }
    try advance()
    return add(kind, from: start, a: element, b: generators.start, c: generators.count)
  }

  /// `for … in … if …`, once or more.
  mutating func parseGenerators() throws(Stop) -> ListRange {
    let base = scratch.count
    while true {
      let start = tokenStart
      var isAsync: UInt8 = 0
      if token == .kwAsync {
        isAsync = 1
        try advance()
        guard token == .kwFor else { throw unexpected() }
      } else if token != .kwFor {
        break
      }
      try advance()
      let target = try parseTargets()
      try expect(.kwIn)
      let iterable = try parseBinary(Precedence.or)
      let conditions = scratch.count
      while token == .kwIf {
        try advance()
        let condition = try parseBinary(Precedence.or)
        scratch.append(condition)
      }
      let ifs = flush(conditions)
      let generator = add(
        .comprehension, from: start, flag: isAsync, a: target, b: iterable,
        c: ifs.count == 0 ? 0 : extra(ifs))
      scratch.append(generator)
    }
    return flush(base)
  }
}
