extension Parser {
  /// The call of `function`; the current token is its `(`.
  mutating func parseCall(start: Int, function: Int32) throws(Stop) -> Int32 {
    try enter()
    let opening = tokenStart
    try advance()
    let arguments = try parseArguments(opening: opening, allowsGenerator: true)
    try expect(.rightParen)
    leave()
    return add(.call, from: start, a: function, b: arguments)
  }

  /// The arguments up to `)`, written as two counts, the positional ones and the keywords.
  mutating func parseArguments(opening: Int, allowsGenerator: Bool) throws(Stop) -> Int32 {
    if token == .rightParen { return 0 }
    let base = scratch.count
    var keywordsFrom = -1
    var hasUnpacking = false
    while token != .rightParen {
      let start = tokenStart
      switch token {
      case .star:
        if hasUnpacking {
          throw fail("iterable argument unpacking follows keyword argument unpacking", at: start)
        }
        try advance()
        let value = try parseExpression()
        let starred = add(.starred, from: start, a: value)
        // `f(a=1, *b)` puts `*b` among the positional arguments, in source order.
        if keywordsFrom >= 0 {
          scratch.insert(starred, at: keywordsFrom)
          keywordsFrom += 1
        } else {
          scratch.append(starred)
        }
      case .doubleStar:
        try advance()
        let value = try parseExpression()
        if keywordsFrom < 0 { keywordsFrom = scratch.count }
        hasUnpacking = true
        let keyword = add(.keyword, from: start, b: value)
        scratch.append(keyword)
      default:
        let value = try parseNamedExpression()
        if token == .equal {
          guard kindOf(value) == .name, startOf(value) == start else {
            throw fail("expression cannot contain assignment", at: start)
          }
          let name = nodes[Int(value)].a
          // The name is no expression here; its node is the last one and goes.
          nodes.removeLast()
          try advance()
          let argument = try parseExpression()
          if keywordsFrom < 0 { keywordsFrom = scratch.count }
          let keyword = add(.keyword, from: start, a: name, b: argument)
          scratch.append(keyword)
        } else if token == .kwFor || token == .kwAsync {
          guard allowsGenerator, scratch.count == base else {
            throw fail("generator expression must be parenthesized", at: start)
          }
          return try parseSoleGenerator(opening: opening, element: value)
        } else {
          guard keywordsFrom < 0 else {
            throw fail("positional argument follows keyword argument", at: start)
          }
          scratch.append(value)
        }
      }
      guard token == .comma else { break }
      try advance()
    }
    let split = keywordsFrom < 0 ? scratch.count : keywordsFrom
    let index = lists.count
    lists.append(Int32(truncatingIfNeeded: split &- base))
    lists.append(Int32(truncatingIfNeeded: scratch.count &- split))
    _ = flush(base)
    return Int32(truncatingIfNeeded: index)
  }

  /// `f(x for x in y)`: the generator's brackets are those of the call.
  private mutating func parseSoleGenerator(opening: Int, element: Int32) throws(Stop) -> Int32 {
    let generator = try parseComprehensionInCall(opening: opening, element: element)
    let index = lists.count
    lists.append(1)
    lists.append(0)
    lists.append(generator)
    return Int32(truncatingIfNeeded: index)
  }

  private mutating func parseComprehensionInCall(
    opening: Int, element: Int32
  ) throws(Stop) -> Int32 {
    let generators = try parseGenerators()
    guard token == .rightParen else { throw unexpected() }
    let generator = add(
      .generatorExp, from: opening, a: element, b: generators.start, c: generators.count)
    // The call still has to read the bracket that ends both.
    nodes[Int(generator)].end = UInt32(truncatingIfNeeded: tokenEnd)
    return generator
  }
}
