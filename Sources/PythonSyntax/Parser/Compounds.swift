extension Parser {
  /// `if` with its `elif` clauses, which nest to the right: read in a loop, built from the end.
  mutating func parseIf() throws(Stop) {
    let base = scratch.count
    while true {
      scratch.append(Int32(truncatingIfNeeded: tokenStart))
      try advance()
      let test = try parseNamedExpression()
      let body = try parseBlock()
      scratch.append(test)
      scratch.append(body.start)
      scratch.append(body.count)
      guard token == .kwElif else { break }
    }
    var orelse = try parseElse()
    while true {
      let count = scratch.removeLast()
      let start = scratch.removeLast()
      let test = scratch.removeLast()
      let from = scratch.removeLast()
      let parts = extra(ListRange(start: start, count: count), orelse)
      let statement = add(.ifStatement, from: Int(from), a: test, b: parts)
      if scratch.count == base {
        scratch.append(statement)
        return
      }
      orelse = ListRange(start: Int32(truncatingIfNeeded: lists.count), count: 1)
      lists.append(statement)
    }
  }

  private mutating func parseElse() throws(Stop) -> ListRange {
    guard token == .kwElse else { return .empty }
    try advance()
    return try parseBlock()
  }

  mutating func parseWhile() throws(Stop) {
    let start = tokenStart
    try advance()
    let test = try parseNamedExpression()
    let body = try parseBlock()
    let orelse = try parseElse()
    let statement = add(.whileLoop, from: start, a: test, b: extra(body, orelse))
    scratch.append(statement)
  }

  mutating func parseFor(start: Int, isAsync: Bool) throws(Stop) {
    try advance()
    let target = try parseTargets()
    try expect(.kwIn)
    let iterable = try parseStarExpressions()
    let body = try parseBlock()
    let orelse = try parseElse()
    let statement = add(
      isAsync ? .asyncFor : .forLoop, from: start, a: target, b: iterable, c: extra(body, orelse))
    scratch.append(statement)
  }

  mutating func parseAsync(decorators: ListRange) throws(Stop) {
    let start = tokenStart
    try advance()
    switch token {
    case .kwDef: try parseFunction(start: start, decorators: decorators, isAsync: true)
    case .kwFor where decorators.count == 0: try parseFor(start: start, isAsync: true)
    case .kwWith where decorators.count == 0: try parseWith(start: start, isAsync: true)
    default: throw unexpected()
    }
  }

  mutating func parseDecorated() throws(Stop) {
    let base = scratch.count
    while token == .at {
      try advance()
      let decorator = try parseNamedExpression()
      scratch.append(decorator)
      try expect(.newline)
    }
    let decorators = flush(base)
    switch token {
    case .kwDef: try parseFunction(start: tokenStart, decorators: decorators, isAsync: false)
    case .kwAsync: try parseAsync(decorators: decorators)
    case .kwClass: try parseClass(decorators: decorators)
    default: throw unexpected()
    }
  }

  mutating func parseFunction(start: Int, decorators: ListRange, isAsync: Bool) throws(Stop) {
    try advance()
    guard token == .name else { throw unexpected() }
    let name = internToken()
    try advance()
    let typeParameters = try parseTypeParameters()
    try expect(.leftParen)
    let arguments = try parseParameters(until: .rightParen, allowsAnnotations: true)
    try expect(.rightParen)
    var returns: Int32 = 0
    if token == .arrow {
      try advance()
      returns = try parseExpression()
    }
    let body = try parseBlock()
    let index = Int32(truncatingIfNeeded: lists.count)
    lists.append(arguments)
    lists.append(returns)
    _ = extra(body, decorators)
    _ = extra(typeParameters)
    let statement = add(
      isAsync ? .asyncFunctionDef : .functionDef, from: start, a: name, b: index)
    scratch.append(statement)
  }

  mutating func parseClass(decorators: ListRange) throws(Stop) {
    let start = tokenStart
    try advance()
    guard token == .name else { throw unexpected() }
    let name = internToken()
    try advance()
    let typeParameters = try parseTypeParameters()
    var bases = ListRange.empty
    var keywords = ListRange.empty
    if token == .leftParen {
      let opening = tokenStart
      try advance()
      let arguments = try parseArguments(opening: opening, allowsGenerator: false)
      try expect(.rightParen)
      bases = ListRange(start: arguments + 2, count: lists[Int(arguments)])
      keywords = ListRange(start: bases.start + bases.count, count: lists[Int(arguments) + 1])
    }
    let body = try parseBlock()
    let parts = extra(bases, keywords)
    _ = extra(body, decorators)
    _ = extra(typeParameters)
    let statement = add(.classDef, from: start, a: name, b: parts)
    scratch.append(statement)
  }

  mutating func parseTry() throws(Stop) {
    let start = tokenStart
    try advance()
    let body = try parseBlock()
    let base = scratch.count
    var isStar = false
    while token == .kwExcept {
      let clauseStart = tokenStart
      try advance()
      let starred = token == .star
      if scratch.count == base {
        isStar = starred
      } else if isStar != starred {
        throw fail("cannot have both 'except' and 'except*' on the same 'try'", at: clauseStart)
      }
      if starred { try advance() }
      try parseHandler(start: clauseStart, isStar: starred)
    }
    let handlers = flush(base)
    var orelse = ListRange.empty
    var final = ListRange.empty
    if handlers.count > 0 { orelse = try parseElse() }
    if token == .kwFinally {
      try advance()
      final = try parseBlock()
    } else if handlers.count == 0 {
      throw fail("expected 'except' or 'finally' block", at: tokenStart)
    }
    let parts = extra(body, handlers)
    _ = extra(orelse, final)
    let statement = add(isStar ? .tryStar : .tryStatement, from: start, a: parts)
    scratch.append(statement)
  }

  /// One `except` clause after its keyword (and star).
  private mutating func parseHandler(start: Int, isStar: Bool) throws(Stop) {
    var type: Int32 = 0
    var name: Int32 = 0
    if token != .colon {
      let typeStart = tokenStart
      type = try parseExpression()
      if token == .comma {
        let types = scratch.count
        scratch.append(type)
        while token == .comma {
          try advance()
          if token == .colon { break }
          let next = try parseExpression()
          scratch.append(next)
        }
        let range = flush(types)
        type = add(.tuple, from: typeStart, a: range.start, b: range.count)
        // PEP 758: without parentheses no name can follow; `as` fails at the colon.
      } else if token == .kwAs {
        try advance()
        guard token == .name else { throw unexpected() }
        name = internToken()
        try advance()
      }
    } else if isStar {
      throw fail("expected one or more exception types", at: tokenStart)
    }
    let body = try parseBlock()
    let handler = add(.exceptHandler, from: start, a: type, b: name, c: extra(body))
    scratch.append(handler)
  }

  mutating func parseWith(start: Int, isAsync: Bool) throws(Stop) {
    try advance()
    let base = scratch.count
    let isBracketed: Bool = token == .leftParen ? try parseParenthesizedItems() : false
    if !isBracketed {
      while true {
        let itemStart = tokenStart
        let context = try parseExpression()
        let item = try parseWithItem(start: itemStart, context: context)
        scratch.append(item)
        guard token == .comma else { break }
        try advance()
      }
    }
    let items = flush(base)
    let body = try parseBlock()
    let statement = add(
      isAsync ? .asyncWith : .with, from: start, a: items.start, b: items.count, c: extra(body))
    scratch.append(statement)
  }

  private mutating func parseWithItem(start: Int, context: Int32) throws(Stop) -> Int32 {
    var target: Int32 = 0
    if token == .kwAs {
      try advance()
      target = try parseTarget()
    }
    return add(.withItem, from: start, a: context, b: target)
  }

  /// `(a as b, c):` as items; false, with nothing read, when the bracket belongs to an expression.
  private mutating func parseParenthesizedItems() throws(Stop) -> Bool {
    let mark = mark()
    do throws(Stop) {
      try advance()
      while token != .rightParen {
        let start = tokenStart
        let context = try parseExpression()
        let item = try parseWithItem(start: start, context: context)
        scratch.append(item)
        guard token == .comma else { break }
        try advance()
      }
      if token == .rightParen, scratch.count > mark.scratch {
        try advance()
        if token == .colon { return true }
      }
    } catch {
      // Not a list of items; read it again as an expression, which finds a real error again.
    }
    restore(mark)
    return false
  }
}
