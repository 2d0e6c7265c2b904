extension Parser {
  /// `star_targets` of a `for`: one target, or a tuple of them.
  mutating func parseTargets() throws(Stop) -> Int32 {
    let start = tokenStart
    let first = try parseTarget()
    guard token == .comma else { return first }
    let base = scratch.count
    scratch.append(first)
    while token == .comma {
      try advance()
      if token == .kwIn { break }
      let next = try parseTarget()
      scratch.append(next)
    }
    let range = flush(base)
    return add(
      .tuple, from: start, flag: ExpressionContext.store.rawValue, a: range.start, b: range.count)
  }

  /// `star_target`: a name, attribute, subscript, or a display of targets, perhaps starred.
  mutating func parseTarget() throws(Stop) -> Int32 {
    let start = tokenStart
    if token == .star {
      try advance()
      let value = try parsePrimary()
      try markStored(value)
      return add(.starred, from: start, flag: ExpressionContext.store.rawValue, a: value)
    }
    let target = try parsePrimary()
    try markStored(target)
    return target
  }

  /// Turns an expression that was read into a target of an assignment.
  mutating func markStored(_ index: Int32) throws(Stop) {
    let node = nodes[Int(index)]
    switch node.kind {
    case .name, .attribute, .subscriptExpression: break
    case .starred:
      guard kindOf(node.a) != .starred else { throw cannotAssign(node) }
      try markStored(node.a)
    case .list, .tuple:
      var element = Int(node.a)
      let end = element + Int(node.b)
      while element < end {
        try markStored(lists[element])
        element &+= 1
      }
    default: throw cannotAssign(node)
    }
    nodes[Int(index)].flag = ExpressionContext.store.rawValue
  }

  /// Turns an expression that was read into a target of `del`.
  mutating func markDeleted(_ index: Int32) throws(Stop) {
    let node = nodes[Int(index)]
    switch node.kind {
    case .name, .attribute, .subscriptExpression: break
    case .list, .tuple:
      for element in Int(node.a)..<Int(node.a) + Int(node.b) { try markDeleted(lists[element]) }
    default: throw fail("cannot delete this expression", at: Int(node.start))
    }
    nodes[Int(index)].flag = ExpressionContext.del.rawValue
  }

  private mutating func cannotAssign(_ node: Node) -> Stop {
    let what =
      switch node.kind {
      case .constant, .joinedStr, .templateStr: "a literal"
      case .call: "a function call"
      case .compare: "a comparison"
      case .lambda: "a lambda"
      case .ifExp: "a conditional expression"
      case .namedExpr: "an assignment expression"
      case .yield, .yieldFrom: "a yield expression"
      case .await: "an await expression"
      case .dict, .set: "a dict or set display"
      case .listComp, .setComp, .dictComp, .generatorExp: "a comprehension"
      default: "an expression"
      }
    return fail("cannot assign to \(what)", at: Int(node.start))
  }
}
