extension Parser {
  /// Reads the whole file; on a failure the statements before it are on `scratch`.
  mutating func parseModule() throws(Stop) {
    try advance()
    while token != .end {
      moduleStatements = scratch.count
      try parseStatement()
    }
    moduleStatements = scratch.count
    try checkFutureImports()
  }

  /// Reads one logical line or one compound statement and pushes its statements on `scratch`.
  mutating func parseStatement() throws(Stop) {
    switch token {
    case .kwIf: try parseIf()
    case .kwDef: try parseFunction(start: tokenStart, decorators: .empty, isAsync: false)
    case .kwClass: try parseClass(decorators: .empty)
    case .at: try parseDecorated()
    case .kwFor: try parseFor(start: tokenStart, isAsync: false)
    case .kwWhile: try parseWhile()
    case .kwTry: try parseTry()
    case .kwWith: try parseWith(start: tokenStart, isAsync: false)
    case .kwAsync: try parseAsync(decorators: .empty)
    case .name where tokenKey == Parser.matchKey:
      if try !parseMatch() { try parseSimpleStatements() }
    default: try parseSimpleStatements()
    }
  }

  static let matchKey: UInt64 = 0x6D_6174_6368
  static let caseKey: UInt64 = 0x6361_7365
  static let typeKey: UInt64 = 0x7479_7065
  static let underscoreKey: UInt64 = 0x5F

  /// `:` and what it introduces: an indented block, or simple statements on the same line.
  mutating func parseBlock() throws(Stop) -> ListRange {
    guard token == .colon else { throw fail("expected ':'", at: tokenStart) }
    try advance()
    let base = scratch.count
    if token == .newline {
      try advance()
      guard token == .indent else {
        throw fail("expected an indented block", at: tokenStart)
      }
      try advance()
      while token != .dedent {
        if token == .end { throw unexpected() }
        try parseStatement()
      }
      try advance()
    } else {
      try parseSimpleStatements()
    }
    return flush(base)
  }

  private mutating func parseSimpleStatements() throws(Stop) {
    while true {
      let statement = try parseSimpleStatement()
      scratch.append(statement)
      if token == .newline { break }
      guard token == .semicolon else { throw unexpected() }
      try advance()
      if token == .newline { break }
    }
    try advance()
  }

  @inline(__always)
  private mutating func parseSimpleStatement() throws(Stop) -> Int32 {
    switch token {
    case .kwReturn: return try parseReturn()
    case .kwImport: return try parseImport()
    case .kwFrom: return try parseFromImport()
    case .kwRaise: return try parseRaise()
    case .kwPass: return try parseKeywordStatement(.pass)
    case .kwBreak: return try parseKeywordStatement(.breakStatement)
    case .kwContinue: return try parseKeywordStatement(.continueStatement)
    case .kwAssert: return try parseAssert()
    case .kwDel: return try parseDelete()
    case .kwGlobal: return try parseNames(.global)
    case .kwNonlocal: return try parseNames(.nonlocal)
    case .name where tokenKey == Parser.typeKey:
      if let alias = try parseTypeAlias() { return alias }
      return try parseExpressionStatement()
    default: return try parseExpressionStatement()
    }
  }

  private mutating func parseKeywordStatement(_ kind: NodeKind) throws(Stop) -> Int32 {
    let start = tokenStart
    try advance()
    return add(kind, from: start)
  }

  private mutating func parseReturn() throws(Stop) -> Int32 {
    let start = tokenStart
    try advance()
    let value: Int32 =
      token == .newline || token == .semicolon ? 0 : try parseStarExpressions()
    return add(.returnStatement, from: start, a: value)
  }

  private mutating func parseRaise() throws(Stop) -> Int32 {
    let start = tokenStart
    try advance()
    var exception: Int32 = 0
    var cause: Int32 = 0
    if token != .newline, token != .semicolon {
      exception = try parseExpression()
      if token == .kwFrom {
        try advance()
        cause = try parseExpression()
      }
    }
    return add(.raise, from: start, a: exception, b: cause)
  }

  private mutating func parseAssert() throws(Stop) -> Int32 {
    let start = tokenStart
    try advance()
    let test = try parseExpression()
    var message: Int32 = 0
    if token == .comma {
      try advance()
      message = try parseExpression()
    }
    return add(.assert, from: start, a: test, b: message)
  }

  private mutating func parseDelete() throws(Stop) -> Int32 {
    let start = tokenStart
    try advance()
    let base = scratch.count
    repeat {
      let target = try parsePrimary()
      try markDeleted(target)
      scratch.append(target)
      guard token == .comma else { break }
      try advance()
    } while token != .newline && token != .semicolon
    let targets = flush(base)
    return add(.delete, from: start, a: targets.start, b: targets.count)
  }

  private mutating func parseNames(_ kind: NodeKind) throws(Stop) -> Int32 {
    let start = tokenStart
    let base = scratch.count
    repeat {
      try advance()
      guard token == .name else { throw unexpected() }
      let name = internToken()
      scratch.append(name)
      try advance()
    } while token == .comma
    let names = flush(base)
    return add(kind, from: start, a: names.start, b: names.count)
  }

  /// `type name = value`; nil, with nothing read, when `type` is an ordinary name here.
  private mutating func parseTypeAlias() throws(Stop) -> Int32? {
    let start = tokenStart
    let mark = mark()
    try advance()
    guard token == .name else {
      restore(mark)
      return nil
    }
    let nameStart = tokenStart
    let text = internToken()
    try advance()
    let name = add(
      .name, from: nameStart, flag: ExpressionContext.store.rawValue, a: text)
    let parameters = try parseTypeParameters()
    try expect(.equal)
    let value = try parseExpression()
    return add(.typeAlias, from: start, a: name, b: value, c: extra(parameters))
  }

  /// An expression, or an assignment that begins with one.
  private mutating func parseExpressionStatement() throws(Stop) -> Int32 {
    let start = tokenStart
    let first = try parseYieldOrStarExpressions()
    switch token {
    case .newline, .semicolon: return add(.expr, from: start, a: first)
    case .equal: return try parseAssignment(start: start, first: first)
    case .colon: return try parseAnnotated(start: start, target: first)
    default:
      guard let op = Parser.augmentedOperator(token) else { throw unexpected() }
      switch kindOf(first) {
      case .name, .attribute, .subscriptExpression: break
      default: throw fail("illegal expression for augmented assignment", at: start)
      }
      nodes[Int(first)].flag = ExpressionContext.store.rawValue
      try advance()
      let value = try parseYieldOrStarExpressions()
      return add(.augAssign, from: start, flag: op.rawValue, a: first, b: value)
    }
  }

  private mutating func parseAssignment(start: Int, first: Int32) throws(Stop) -> Int32 {
    let base = scratch.count
    var value = first
    while token == .equal {
      try markStored(value)
      scratch.append(value)
      try advance()
      value = try parseYieldOrStarExpressions()
    }
    let targets = flush(base)
    return add(.assign, from: start, a: value, b: targets.start, c: targets.count)
  }

  private mutating func parseAnnotated(start: Int, target: Int32) throws(Stop) -> Int32 {
    let isSimple: Bool
    switch kindOf(target) {
    case .name: isSimple = startOf(target) == start
    case .attribute, .subscriptExpression:
      guard !beginsWithParenthesizedTarget(target, start: start) else { throw unexpected() }
      isSimple = false
    default: throw fail("only single target (not a tuple or list) can be annotated", at: start)
    }
    nodes[Int(target)].flag = ExpressionContext.store.rawValue
    try advance()
    let annotation = try parseExpression()
    var value: Int32 = 0
    if token == .equal {
      try advance()
      value = try parseYieldOrStarExpressions()
    }
    return add(
      .annAssign, from: start, flag: isSimple ? 1 : 0, a: target, b: annotation, c: value)
  }

  /// Whether `target` goes on after a target in parentheses, as in `(a).b`: Python's grammar takes
  /// the parentheses for the whole annotated target then, and fails at what follows.
  private func beginsWithParenthesizedTarget(_ target: Int32, start: Int) -> Bool {
    guard startOf(target) == start, text[start] == UInt8(ascii: "(") else { return false }
    var index = target
    while true {
      let node = nodes[Int(index)]
      switch node.kind {
      case .attribute, .subscriptExpression, .name:
        if Int(node.start) != start { return true }
        if node.kind == .name { return false }
      case .call: if Int(node.start) != start { return false }
      default: return false
      }
      index = node.a
    }
  }

  private static func augmentedOperator(_ token: Token) -> Operator? {
    switch token {
    case .plusEqual: .add
    case .minusEqual: .sub
    case .starEqual: .mult
    case .atEqual: .matMult
    case .slashEqual: .div
    case .percentEqual: .mod
    case .doubleStarEqual: .pow
    case .leftShiftEqual: .lShift
    case .rightShiftEqual: .rShift
    case .barEqual: .bitOr
    case .caretEqual: .bitXor
    case .ampersandEqual: .bitAnd
    case .doubleSlashEqual: .floorDiv
    default: nil
    }
  }
}
