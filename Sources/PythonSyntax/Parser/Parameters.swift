extension Parser {
  mutating func parseLambda() throws(Stop) -> Int32 {
    let start = tokenStart
    try enter()
    try advance()
    let arguments = try parseParameters(until: .colon, allowsAnnotations: false)
    try expect(.colon)
    let body = try parseExpression()
    leave()
    return add(.lambda, from: start, a: arguments, b: body)
  }

  /// The parameters up to `closing`, which stays the current token.
  mutating func parseParameters(until closing: Token, allowsAnnotations: Bool) throws(Stop) -> Int32
  {
    let start = tokenStart
    if token == closing { return add(.arguments, from: start) }
    let base = scratch.count
    var positionalOnly = ListRange.empty
    var positional = ListRange.empty
    var vararg: Int32 = 0
    var kwarg: Int32 = 0
    var sawSlash = false
    var sawStar = false
    var sawDefault = false
    // `scratch` holds pairs: a parameter and its default, or 0.
    while token != closing {
      if kwarg != 0 { throw fail("arguments cannot follow var-keyword argument", at: tokenStart) }
      switch token {
      case .slash:
        guard !sawSlash, !sawStar, scratch.count > base else {
          throw fail("invalid place for '/' in parameters", at: tokenStart)
        }
        sawSlash = true
        positionalOnly = flushFirsts(base)
        try advance()
      case .star:
        guard !sawStar else {
          throw fail("* argument may appear only once", at: tokenStart)
        }
        sawStar = true
        positional = flushFirsts(base)
        try advance()
        if token == .comma {
          // A bare `*` needs a parameter after it.
          try advance()
          guard token == .name else {
            throw fail("named arguments must follow bare *", at: tokenStart)
          }
          continue
        }
        vararg = try parseParameter(
          allowsAnnotations: allowsAnnotations, allowsStarAnnotation: true)
      case .doubleStar:
        if !sawStar { positional = flushFirsts(base) }
        sawStar = true
        try advance()
        kwarg = try parseParameter(
          allowsAnnotations: allowsAnnotations, allowsStarAnnotation: false)
      default:
        let parameter = try parseParameter(
          allowsAnnotations: allowsAnnotations, allowsStarAnnotation: false)
        var value: Int32 = 0
        if token == .equal {
          try advance()
          value = try parseExpression()
          if !sawStar { sawDefault = true }
        } else if sawDefault, !sawStar {
          throw fail(
            "parameter without a default follows parameter with a default",
            at: startOf(parameter))
        }
        scratch.append(parameter)
        scratch.append(value)
      }
      guard token == .comma else { break }
      try advance()
    }
    guard token == closing else { throw unexpected() }
    return finishParameters(
      start: start, base: base, sawStar: sawStar, positionalOnly: positionalOnly,
      positional: positional, vararg: vararg, kwarg: kwarg)
  }

  /// Moves the parameters of the pairs since `base` into `lists`, and keeps their defaults on
  /// `scratch` as pairs with a parameter of -1.
  private mutating func flushFirsts(_ base: Int) -> ListRange {
    let start = lists.count
    var index = base
    while index < scratch.count {
      if scratch[index] > 0 {
        lists.append(scratch[index])
        scratch[index] = -1
      }
      index += 2
    }
    return ListRange(
      start: Int32(truncatingIfNeeded: start),
      count: Int32(truncatingIfNeeded: lists.count - start))
  }

  private mutating func finishParameters(
    start: Int, base: Int, sawStar: Bool, positionalOnly: ListRange, positional: ListRange,
    vararg: Int32, kwarg: Int32
  ) -> Int32 {
    let args = sawStar ? positional : flushFirsts(base)
    var keywordOnly = ListRange(start: Int32(truncatingIfNeeded: lists.count), count: 0)
    var index = base
    while index < scratch.count {
      if scratch[index] > 0 {
        lists.append(scratch[index])
        keywordOnly.count += 1
      }
      index += 2
    }
    let keywordDefaults = ListRange(
      start: Int32(truncatingIfNeeded: lists.count), count: keywordOnly.count)
    index = base
    while index < scratch.count {
      if scratch[index] > 0 { lists.append(scratch[index + 1]) }
      index += 2
    }
    var defaults = ListRange(start: Int32(truncatingIfNeeded: lists.count), count: 0)
    index = base
    while index < scratch.count {
      if scratch[index] < 0, scratch[index + 1] != 0 {
        lists.append(scratch[index + 1])
        defaults.count += 1
      }
      index += 2
    }
    scratch.removeLast(scratch.count - base)
    let record = Int32(truncatingIfNeeded: lists.count)
    _ = extra(positionalOnly, args)
    lists.append(vararg)
    _ = extra(keywordOnly, keywordDefaults)
    lists.append(kwarg)
    _ = extra(defaults)
    return add(.arguments, from: start, a: record)
  }

  private mutating func parseParameter(
    allowsAnnotations: Bool, allowsStarAnnotation: Bool
  ) throws(Stop) -> Int32 {
    let start = tokenStart
    guard token == .name else { throw unexpected() }
    let name = internToken()
    try advance()
    var annotation: Int32 = 0
    if allowsAnnotations, token == .colon {
      try advance()
      annotation = allowsStarAnnotation ? try parseStarExpression() : try parseExpression()
    }
    return add(.arg, from: start, a: name, b: annotation)
  }

  /// `[T, *Ts, **P]` after the name of a function, class or type alias; absent gives no list.
  mutating func parseTypeParameters() throws(Stop) -> ListRange {
    guard token == .leftBracket else { return .empty }
    try advance()
    let base = scratch.count
    repeat {
      let start = tokenStart
      var kind = NodeKind.typeVar
      if token == .star { kind = .typeVarTuple } else if token == .doubleStar { kind = .paramSpec }
      if kind != .typeVar { try advance() }
      guard token == .name else { throw unexpected() }
      let name = internToken()
      try advance()
      var bound: Int32 = 0
      var value: Int32 = 0
      if kind == .typeVar, token == .colon {
        try advance()
        bound = try parseExpression()
      }
      if token == .equal {
        try advance()
        value = kind == .typeVarTuple ? try parseStarExpression() : try parseExpression()
      }
      let parameter = add(kind, from: start, a: name, b: bound, c: value)
      scratch.append(parameter)
      guard token == .comma else { break }
      try advance()
    } while token != .rightBracket
    try expect(.rightBracket)
    return flush(base)
  }
}
