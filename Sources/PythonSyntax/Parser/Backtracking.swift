/// What has to be set back when a reading turns out wrong.
struct ParserMark {
  let position: Int
  let token: Token
  let tokenStart: Int
  let tokenEnd: Int
  let previousEnd: Int
  let tokenKey: UInt64
  let tokenFlag: UInt8
  let atLineStart: Bool
  let depth: Int
  let nesting: Int
  let nodes: Int
  let lists: Int
  let scratch: Int
  let decoded: Int
}

extension Parser {
  /// Remembers the current place; only valid as long as no line of the file is left.
  func mark() -> ParserMark {
    ParserMark(
      position: position, token: token, tokenStart: tokenStart, tokenEnd: tokenEnd,
      previousEnd: previousEnd, tokenKey: tokenKey, tokenFlag: tokenFlag,
      atLineStart: atLineStart, depth: depth, nesting: nesting, nodes: nodes.count,
      lists: lists.count, scratch: scratch.count, decoded: decoded.count)
  }

  /// Goes back to `mark` and forgets what was built since.
  mutating func restore(_ mark: ParserMark) {
    position = mark.position
    token = mark.token
    tokenStart = mark.tokenStart
    tokenEnd = mark.tokenEnd
    previousEnd = mark.previousEnd
    tokenKey = mark.tokenKey
    tokenFlag = mark.tokenFlag
    atLineStart = mark.atLineStart
    depth = mark.depth
    nesting = mark.nesting
    fieldDepth = -1
    formatNesting = 0
    nodes.removeLast(nodes.count - mark.nodes)
    lists.removeLast(lists.count - mark.lists)
    scratch.removeLast(scratch.count - mark.scratch)
    decoded.removeLast(decoded.count - mark.decoded)
    failure = nil
  }
}
