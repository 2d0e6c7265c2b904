extension Parser {
  /// A `match` statement; false, with nothing read, when `match` is an ordinary name here.
  mutating func parseMatch() throws(Stop) -> Bool {
    let start = tokenStart
    let mark = mark()
    let subject: Int32
    do throws(Stop) {
      try advance()
      switch token {
      case .equal, .dot, .comma, .colon, .newline, .semicolon, .rightParen, .walrus, .plusEqual:
        restore(mark)
        return false
      default: break
      }
      subject = try parseSubject()
      guard token == .colon else {
        restore(mark)
        return false
      }
      try advance()
      guard token == .newline else {
        restore(mark)
        return false
      }
    } catch {
      restore(mark)
      return false
    }
    try advance()
    guard token == .indent else {
      throw fail("expected an indented block after 'match' statement", at: tokenStart)
    }
    try advance()
    let base = scratch.count
    repeat { try parseCase() } while token != .dedent
    try advance()
    let cases = flush(base)
    let statement = add(.match, from: start, a: subject, b: cases.start, c: cases.count)
    scratch.append(statement)
    return true
  }

  /// `subject_expr`: a named expression, or a tuple of star-named expressions.
  private mutating func parseSubject() throws(Stop) -> Int32 {
    let start = tokenStart
    let first = try parseStarNamedExpression()
    guard token == .comma else {
      guard kindOf(first) != .starred else { throw unexpected() }
      return first
    }
    let base = scratch.count
    scratch.append(first)
    while token == .comma {
      try advance()
      if token == .colon { break }
      let next = try parseStarNamedExpression()
      scratch.append(next)
    }
    let range = flush(base)
    return add(.tuple, from: start, a: range.start, b: range.count)
  }

  private mutating func parseCase() throws(Stop) {
    guard token == .name, tokenKey == Parser.caseKey else { throw unexpected() }
    let start = tokenStart
    try advance()
    let pattern = try parseOpenPattern()
    var condition: Int32 = 0
    if token == .kwIf {
      try advance()
      condition = try parseNamedExpression()
    }
    let body = try parseBlock()
    let clause = add(.matchCase, from: start, a: pattern, b: condition, c: extra(body))
    scratch.append(clause)
  }

  /// `patterns`: one pattern, or a sequence without brackets.
  private mutating func parseOpenPattern() throws(Stop) -> Int32 {
    let start = tokenStart
    let first = try parseMaybeStarPattern()
    guard token == .comma else {
      guard kindOf(first) != .matchStar else { throw unexpected() }
      return first
    }
    let base = scratch.count
    scratch.append(first)
    while token == .comma {
      try advance()
      if token == .colon || token == .kwIf { break }
      let next = try parseMaybeStarPattern()
      scratch.append(next)
    }
    let range = flush(base)
    return add(.matchSequence, from: start, a: range.start, b: range.count)
  }

  private mutating func parseMaybeStarPattern() throws(Stop) -> Int32 {
    guard token == .star else { return try parsePattern() }
    let start = tokenStart
    try advance()
    guard token == .name else { throw unexpected() }
    let name = isWildcard ? 0 : internToken()
    try advance()
    return add(.matchStar, from: start, a: name)
  }

  private var isWildcard: Bool { tokenKey == Parser.underscoreKey && tokenEnd - tokenStart == 1 }

  /// `pattern`: alternatives, perhaps with a name after `as`.
  private mutating func parsePattern() throws(Stop) -> Int32 {
    let start = tokenStart
    try enter()
    defer { leave() }
    let pattern = try parseAlternatives()
    guard token == .kwAs else { return pattern }
    try advance()
    let name = try parseCaptureName()
    return add(.matchAs, from: start, a: pattern, b: name)
  }

  private mutating func parseCaptureName() throws(Stop) -> Int32 {
    guard token == .name, !isWildcard else { throw unexpected() }
    let name = internToken()
    try advance()
    return name
  }

  private mutating func parseAlternatives() throws(Stop) -> Int32 {
    let start = tokenStart
    let first = try parseClosedPattern()
    guard token == .bar else { return first }
    let base = scratch.count
    scratch.append(first)
    while token == .bar {
      try advance()
      let next = try parseClosedPattern()
      scratch.append(next)
    }
    let range = flush(base)
    return add(.matchOr, from: start, a: range.start, b: range.count)
  }

  private mutating func parseClosedPattern() throws(Stop) -> Int32 {
    let start = tokenStart
    switch token {
    case .number, .minus, .string, .formatStart:
      let value = try parsePatternLiteral()
      return add(.matchValue, from: start, a: value)
    case .kwNone: return try parseSingleton(ConstantFlag.none)
    case .kwTrue: return try parseSingleton(ConstantFlag.trueValue)
    case .kwFalse: return try parseSingleton(ConstantFlag.falseValue)
    case .name: return try parseNamePattern()
    case .leftParen: return try parseGroupPattern()
    case .leftBracket:
      try advance()
      let range = try parsePatternElements(until: .rightBracket)
      return add(.matchSequence, from: start, a: range.start, b: range.count)
    case .leftBrace: return try parseMappingPattern()
    default: throw unexpected()
    }
  }

  private mutating func parseSingleton(_ flag: UInt8) throws(Stop) -> Int32 {
    let start = tokenStart
    try advance()
    return add(.matchSingleton, from: start, flag: flag)
  }

  /// The patterns up to `closing`, and `closing` itself.
  private mutating func parsePatternElements(until closing: Token) throws(Stop) -> ListRange {
    let base = scratch.count
    while token != closing {
      let element = try parseMaybeStarPattern()
      scratch.append(element)
      guard token == .comma else { break }
      try advance()
    }
    try expect(closing)
    return flush(base)
  }

  private mutating func parseGroupPattern() throws(Stop) -> Int32 {
    let start = tokenStart
    try advance()
    let base = scratch.count
    var isSequence = token == .rightParen
    while token != .rightParen {
      let element = try parseMaybeStarPattern()
      scratch.append(element)
      if kindOf(element) == .matchStar, token == .rightParen, scratch.count == base + 1 {
        throw unexpected()
      }
      guard token == .comma else { break }
      isSequence = true
      try advance()
    }
    try expect(.rightParen)
    guard isSequence else { return scratch.removeLast() }
    let range = flush(base)
    return add(.matchSequence, from: start, a: range.start, b: range.count)
  }

  /// A capture, a wildcard, a dotted value, or a class pattern.
  private mutating func parseNamePattern() throws(Stop) -> Int32 {
    let start = tokenStart
    let wildcard = isWildcard
    let name = internToken()
    try advance()
    if token != .dot, token != .leftParen {
      return add(.matchAs, from: start, b: wildcard ? 0 : name)
    }
    var value = add(.name, from: start, a: name)
    while token == .dot { value = try parsePatternAttribute(start: start, value: value) }
    guard token == .leftParen else { return add(.matchValue, from: start, a: value) }
    return try parseClassPattern(start: start, type: value)
  }

  private mutating func parsePatternAttribute(start: Int, value: Int32) throws(Stop) -> Int32 {
    try advance()
    guard token == .name else { throw unexpected() }
    let attribute = internToken()
    try advance()
    return add(.attribute, from: start, a: value, b: attribute)
  }

  private mutating func parseClassPattern(start: Int, type: Int32) throws(Stop) -> Int32 {
    try advance()
    let base = scratch.count
    // Keyword patterns wait as pairs in an array of their own; they are rare.
    var attributes: [Int32] = []
    var keywordPatterns: [Int32] = []
    while token != .rightParen {
      let elementStart = tokenStart
      let element = try parsePattern()
      if token == .equal {
        let node = nodes[Int(element)]
        guard node.kind == .matchAs, node.a == 0, Int(node.start) == elementStart else {
          throw unexpected()
        }
        let name: Int32 =
          node.b != 0 ? node.b : names.intern([UInt8(ascii: "_")], source: text)
        try advance()
        attributes.append(name)
        let pattern = try parsePattern()
        keywordPatterns.append(pattern)
      } else {
        guard attributes.isEmpty else {
          throw fail("positional patterns follow keyword patterns", at: elementStart)
        }
        scratch.append(element)
      }
      guard token == .comma else { break }
      try advance()
    }
    try expect(.rightParen)
    let positional = flush(base)
    scratch.append(contentsOf: attributes)
    let names = flush(base)
    scratch.append(contentsOf: keywordPatterns)
    let patterns = flush(base)
    let parts = extra(positional, names)
    _ = extra(patterns)
    return add(.matchClass, from: start, a: type, b: parts)
  }

  private mutating func parseMappingPattern() throws(Stop) -> Int32 {
    let start = tokenStart
    try advance()
    let base = scratch.count
    var patterns: [Int32] = []
    var rest: Int32 = 0
    while token != .rightBrace {
      guard rest == 0 else { throw unexpected() }
      if token == .doubleStar {
        try advance()
        rest = try parseCaptureName()
      } else {
        let key = try parseMappingKey()
        scratch.append(key)
        try expect(.colon)
        let pattern = try parsePattern()
        patterns.append(pattern)
      }
      guard token == .comma else { break }
      try advance()
    }
    try expect(.rightBrace)
    let keys = flush(base)
    scratch.append(contentsOf: patterns)
    let values = flush(base)
    return add(.matchMapping, from: start, a: extra(keys, values), b: rest)
  }

  private mutating func parseMappingKey() throws(Stop) -> Int32 {
    let start = tokenStart
    switch token {
    case .kwNone: return try parseNamedConstant(ConstantFlag.none)
    case .kwTrue: return try parseNamedConstant(ConstantFlag.trueValue)
    case .kwFalse: return try parseNamedConstant(ConstantFlag.falseValue)
    case .name:
      let name = internToken()
      try advance()
      var value = add(.name, from: start, a: name)
      guard token == .dot else { throw unexpected() }
      while token == .dot { value = try parsePatternAttribute(start: start, value: value) }
      return value
    default: return try parsePatternLiteral()
    }
  }

  /// A number with sign, a complex number, or strings.
  private mutating func parsePatternLiteral() throws(Stop) -> Int32 {
    let start = tokenStart
    if token == .string || token == .formatStart { return try parseStrings() }
    let real = try parseSignedNumber()
    guard token == .plus || token == .minus else { return real.node }
    guard !real.isImaginary else {
      throw fail("real number required in complex literal", at: start)
    }
    let op: Operator = token == .plus ? .add : .sub
    try advance()
    let isImaginary = token == .number && tokenFlag == TokenFlag.imaginary
    guard isImaginary else {
      throw fail("imaginary number required in complex literal", at: tokenStart)
    }
    let imaginary = try parseNamedConstant(ConstantFlag.imaginary)
    return add(.binOp, from: start, flag: op.rawValue, a: real.node, b: imaginary)
  }

  private mutating func parseSignedNumber() throws(Stop) -> (node: Int32, isImaginary: Bool) {
    let start = tokenStart
    let isNegative = token == .minus
    if isNegative { try advance() }
    guard token == .number else { throw unexpected() }
    let isImaginary = tokenFlag == TokenFlag.imaginary
    let number = try parseNamedConstant(ConstantFlag.integer &+ tokenFlag)
    guard isNegative else { return (number, isImaginary) }
    return (
      add(.unaryOp, from: start, flag: UnaryOperator.uSub.rawValue, a: number), isImaginary
    )
  }
}
