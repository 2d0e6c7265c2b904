/// Binding strength of the infix operators, weakest first; 0 for every other token.
enum Precedence {
  static let or: UInt8 = 1
  static let and: UInt8 = 2
  static let not: UInt8 = 3
  static let comparison: UInt8 = 4
  static let bitOr: UInt8 = 5
  static let bitXor: UInt8 = 6
  static let bitAnd: UInt8 = 7
  static let shift: UInt8 = 8
  static let sum: UInt8 = 9
  static let term: UInt8 = 10

  @inline(__always)
  static func of(_ token: Token) -> UInt8 {
    switch token {
    case .kwOr: or
    case .kwAnd: and
    case .kwIn, .kwIs, .kwNot, .equalEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual:
      comparison
    case .bar: bitOr
    case .caret: bitXor
    case .ampersand: bitAnd
    case .leftShift, .rightShift: shift
    case .plus, .minus: sum
    case .star, .slash, .percent, .at, .doubleSlash: term
    default: 0
    }
  }
}

extension Parser {
  /// `expression`: a condition, a lambda, or what binds tighter.
  mutating func parseExpression() throws(Stop) -> Int32 {
    if token == .kwLambda { return try parseLambda() }
    let start = tokenStart
    let body = try parseBinary(Precedence.or)
    guard token == .kwIf else { return body }
    return try parseCondition(start: start, body: body)
  }

  /// `body if test else orelse`, which nests to the right: read in a loop, built from the end.
  @inline(never)
  private mutating func parseCondition(start: Int, body: Int32) throws(Stop) -> Int32 {
    let base = scratch.count
    scratch.append(Int32(truncatingIfNeeded: start))
    scratch.append(body)
    var orelse: Int32 = 0
    while true {
      try advance()
      let test = try parseBinary(Precedence.or)
      scratch.append(test)
      try expect(.kwElse)
      if token == .kwLambda {
        orelse = try parseLambda()
        break
      }
      let next = Int32(truncatingIfNeeded: tokenStart)
      orelse = try parseBinary(Precedence.or)
      guard token == .kwIf else { break }
      scratch.append(next)
      scratch.append(orelse)
    }
    while scratch.count > base {
      let test = scratch.removeLast()
      let body = scratch.removeLast()
      let start = scratch.removeLast()
      orelse = add(.ifExp, from: Int(start), a: test, b: body, c: orelse)
    }
    return orelse
  }

  /// An expression that may be `name := value`.
  mutating func parseNamedExpression() throws(Stop) -> Int32 {
    let start = tokenStart
    let target = try parseExpression()
    guard token == .walrus else { return target }
    guard kindOf(target) == .name, startOf(target) == start else {
      throw fail("cannot use an assignment expression with this target", at: start)
    }
    try advance()
    nodes[Int(target)].flag = ExpressionContext.store.rawValue
    let value = try parseExpression()
    return add(.namedExpr, from: start, a: target, b: value)
  }

  /// `*a` or a named expression, as the elements of displays are.
  mutating func parseStarNamedExpression() throws(Stop) -> Int32 {
    if token == .star { return try parseStarred() }
    return try parseNamedExpression()
  }

  /// `*` and an operand without comparison or boolean operators.
  mutating func parseStarred() throws(Stop) -> Int32 {
    let start = tokenStart
    try advance()
    let value = try parseBinary(Precedence.bitOr)
    return add(.starred, from: start, a: value)
  }

  /// `star_expression`: `*a` or an expression.
  mutating func parseStarExpression() throws(Stop) -> Int32 {
    if token == .star { return try parseStarred() }
    return try parseExpression()
  }

  /// `star_expressions`: one, or a tuple without parentheses.
  mutating func parseStarExpressions() throws(Stop) -> Int32 {
    let start = tokenStart
    let first = try parseStarExpression()
    guard token == .comma else { return first }
    let base = scratch.count
    scratch.append(first)
    while token == .comma {
      try advance()
      guard startsExpression else { break }
      let next = try parseStarExpression()
      scratch.append(next)
    }
    let range = flush(base)
    return add(.tuple, from: start, a: range.start, b: range.count)
  }

  /// `annotated_rhs`: a `yield` or `star_expressions`.
  mutating func parseYieldOrStarExpressions() throws(Stop) -> Int32 {
    if token == .kwYield { return try parseYield() }
    return try parseStarExpressions()
  }

  mutating func parseYield() throws(Stop) -> Int32 {
    let start = tokenStart
    try advance()
    if token == .kwFrom {
      try advance()
      let value = try parseExpression()
      return add(.yieldFrom, from: start, a: value)
    }
    let value: Int32 = startsExpression ? try parseStarExpressions() : 0
    return add(.yield, from: start, a: value)
  }

  /// Whether the current token can begin a `star_expression`.
  var startsExpression: Bool {
    switch token {
    case .name, .number, .string, .formatStart, .leftParen, .leftBracket, .leftBrace, .ellipsis,
      .plus, .minus, .star, .tilde, .kwNot, .kwLambda, .kwAwait, .kwNone, .kwTrue, .kwFalse:
      true
    default: false
    }
  }

  /// Operators that bind at least as tight as `minimum`, by precedence climbing.
  mutating func parseBinary(_ minimum: UInt8) throws(Stop) -> Int32 {
    let start = tokenStart
    var left: Int32
    if token == .kwNot {
      guard minimum <= Precedence.not else { throw unexpected() }
      try enter()
      try advance()
      let operand = try parseBinary(Precedence.not)
      leave()
      left = add(.unaryOp, from: start, flag: UnaryOperator.not.rawValue, a: operand)
    } else {
      left = try parseUnary()
    }
    while true {
      let strength = Precedence.of(token)
      if strength < minimum || strength == 0 { return left }
      switch strength {
      case Precedence.or: left = try parseBoolean(.kwOr, start, left)
      case Precedence.and: left = try parseBoolean(.kwAnd, start, left)
      case Precedence.comparison: left = try parseComparison(start, left)
      default:
        let op = Parser.binaryOperator(token)
        try advance()
        let right = try parseBinary(strength &+ 1)
        left = add(.binOp, from: start, flag: op.rawValue, a: left, b: right)
      }
    }
  }

  @inline(never)
  private mutating func parseBoolean(
    _ keyword: Token, _ start: Int, _ left: Int32
  ) throws(Stop) -> Int32 {
    let base = scratch.count
    scratch.append(left)
    let isOr = keyword == .kwOr
    while token == keyword {
      try advance()
      let operand = try parseBinary(isOr ? Precedence.and : Precedence.not)
      scratch.append(operand)
    }
    let range = flush(base)
    return add(.boolOp, from: start, flag: isOr ? 1 : 0, a: range.start, b: range.count)
  }

  @inline(never)
  private mutating func parseComparison(_ start: Int, _ left: Int32) throws(Stop) -> Int32 {
    let base = scratch.count
    while let op = try comparisonOperator() {
      let operand = try parseBinary(Precedence.bitOr)
      scratch.append(operand)
      scratch.append(op.rawValue)
    }
    // Pushed in pairs; the tree keeps all comparators, then all operators.
    let length = (scratch.count - base) / 2
    let first = Int32(truncatingIfNeeded: lists.count)
    for index in 0..<length { lists.append(scratch[base + 2 * index]) }
    for index in 0..<length { lists.append(scratch[base + 2 * index + 1]) }
    scratch.removeLast(2 * length)
    return add(
      .compare, from: start, a: left, b: first, c: Int32(truncatingIfNeeded: length))
  }

  private mutating func comparisonOperator() throws(Stop) -> CompareOperator? {
    let op: CompareOperator
    switch token {
    case .equalEqual: op = .eq
    case .notEqual: op = .notEq
    case .less: op = .lt
    case .lessEqual: op = .ltE
    case .greater: op = .gt
    case .greaterEqual: op = .gtE
    case .kwIn: op = .in
    case .kwIs:
      try advance()
      guard token == .kwNot else { return .is }
      op = .isNot
    case .kwNot:
      try advance()
      guard token == .kwIn else { throw unexpected() }
      op = .notIn
    default: return nil
    }
    try advance()
    return op
  }

  @inline(__always)
  static func binaryOperator(_ token: Token) -> Operator {
    switch token {
    case .plus: .add
    case .minus: .sub
    case .star: .mult
    case .at: .matMult
    case .slash: .div
    case .percent: .mod
    case .leftShift: .lShift
    case .rightShift: .rShift
    case .bar: .bitOr
    case .caret: .bitXor
    case .ampersand: .bitAnd
    default: .floorDiv
    }
  }

  /// `factor`: signs, then `await`, a primary and `**`.
  mutating func parseUnary() throws(Stop) -> Int32 {
    let start = tokenStart
    let op: UnaryOperator
    switch token {
    case .minus: op = .uSub
    case .plus: op = .uAdd
    case .tilde: op = .invert
    default:
      let base = try parseAwait()
      guard token == .doubleStar else { return base }
      try enter()
      try advance()
      let exponent = try parseUnary()
      leave()
      return add(.binOp, from: start, flag: Operator.pow.rawValue, a: base, b: exponent)
    }
    try enter()
    try advance()
    let operand = try parseUnary()
    leave()
    return add(.unaryOp, from: start, flag: op.rawValue, a: operand)
  }

  @inline(__always)
  private mutating func parseAwait() throws(Stop) -> Int32 {
    guard token == .kwAwait else { return try parsePrimary() }
    let start = tokenStart
    try advance()
    let value = try parsePrimary()
    return add(.await, from: start, a: value)
  }

  /// An atom and the attributes, calls and subscripts that follow it.
  mutating func parsePrimary() throws(Stop) -> Int32 {
    let start = tokenStart
    var value = try parseAtom()
    while true {
      switch token {
      case .dot:
        try advance()
        guard token == .name else { throw unexpected() }
        let attribute = internToken()
        try advance()
        value = add(.attribute, from: start, a: value, b: attribute)
      case .leftParen:
        value = try parseCall(start: start, function: value)
      case .leftBracket:
        try enter()
        try advance()
        let slice = try parseSlices()
        leave()
        try expect(.rightBracket)
        value = add(.subscriptExpression, from: start, a: value, b: slice)
      default: return value
      }
    }
  }

  @inline(__always)
  private mutating func parseAtom() throws(Stop) -> Int32 {
    let start = tokenStart
    switch token {
    case .name:
      let name = internToken()
      try advance()
      return add(.name, from: start, a: name)
    case .number:
      let flag = ConstantFlag.integer &+ tokenFlag
      try advance()
      return add(.constant, from: start, flag: flag)
    case .string, .formatStart: return try parseStrings()
    case .leftParen: return try parseParenthesized()
    case .leftBracket: return try parseListDisplay()
    case .leftBrace: return try parseBraceDisplay()
    case .kwNone: return try parseNamedConstant(ConstantFlag.none)
    case .kwTrue: return try parseNamedConstant(ConstantFlag.trueValue)
    case .kwFalse: return try parseNamedConstant(ConstantFlag.falseValue)
    case .ellipsis: return try parseNamedConstant(ConstantFlag.ellipsis)
    default: throw unexpected()
    }
  }

  mutating func parseNamedConstant(_ flag: UInt8) throws(Stop) -> Int32 {
    let start = tokenStart
    try advance()
    return add(.constant, from: start, flag: flag)
  }

  /// What stands between the brackets of a subscript.
  private mutating func parseSlices() throws(Stop) -> Int32 {
    let start = tokenStart
    let first = try parseSliceElement()
    if token != .comma {
      // `a[*b]` is a tuple of one, as in `a[*b,]`.
      guard kindOf(first) == .starred, startOf(first) == start else { return first }
      let base = scratch.count
      scratch.append(first)
      let range = flush(base)
      return add(.tuple, from: start, a: range.start, b: range.count)
    }
    let base = scratch.count
    scratch.append(first)
    while token == .comma {
      try advance()
      if token == .rightBracket { break }
      let next = try parseSliceElement()
      scratch.append(next)
    }
    let range = flush(base)
    return add(.tuple, from: start, a: range.start, b: range.count)
  }

  private mutating func parseSliceElement() throws(Stop) -> Int32 {
    let start = tokenStart
    if token == .star {
      try advance()
      let value = try parseExpression()
      return add(.starred, from: start, a: value)
    }
    var lower: Int32 = 0
    if token != .colon {
      lower = try parseNamedExpression()
      guard token == .colon else { return lower }
      if kindOf(lower) == .namedExpr, startOf(lower) == start { throw unexpected() }
    }
    try advance()
    var upper: Int32 = 0
    var step: Int32 = 0
    if token != .colon, token != .comma, token != .rightBracket { upper = try parseExpression() }
    if token == .colon {
      try advance()
      if token != .comma, token != .rightBracket { step = try parseExpression() }
    }
    return add(.slice, from: start, a: lower, b: upper, c: step)
  }
}
