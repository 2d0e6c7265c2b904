/// The signal that parsing stopped; what happened stands in the parser's `failure`.
struct Stop: Error {}

/// Reads tokens on the fly and writes nodes into an arena, in one pass.
///
/// The lexer lives in the same struct, so that the current token stays in its fields. Where Python's
/// grammar needs to know what follows (targets, keyword arguments, tuples), an expression is read
/// first and converted afterwards; only parenthesised `with` and the soft keywords go back.
struct Parser {
  /// The source with zero bytes after it, so that looking ahead needs no check for the end.
  let text: [UInt8]
  /// Number of bytes of the source proper.
  let count: Int
  let classes = CharacterClass.table
  let keywordKeys = Keywords.keys
  let keywordTokens = Keywords.tokens

  // The lexer.
  var position: Int
  var token = Token.end
  var tokenStart = 0
  /// The end of the last token that is no line break or indentation.
  var tokenEnd = 0
  /// The end of the token before `token`; nodes end here.
  var previousEnd = 0
  /// The packed bytes or hash of a name.
  var tokenKey: UInt64 = 0
  /// What the lexer found out about a name, number or string, see `TokenFlag`.
  var tokenFlag: UInt8 = 0
  var atLineStart = true
  var pendingDedents = 0
  var pendingIndent = false
  var depth = 0
  /// Where the open brackets stand.
  var brackets = [Int](repeating: 0, count: 200)
  var indents: [Int32] = [0]
  var alternativeIndents: [Int32] = [0]
  /// The bracket depth inside the innermost replacement field; -1 outside of f-strings.
  var fieldDepth = -1
  var formatNesting = 0
  /// Whether `from __future__ import barry_as_FLUFL` was read, which trades `!=` for `<>`.
  var usesDiamond = false

  // The parser.
  var nesting = 0
  var failure: (message: String, offset: Int)?

  // The tree.
  var nodes: [Node] = []
  var lists: [Int32] = []
  var scratch: [Int32] = []
  /// How many statements of the module are complete.
  var moduleStatements = 0
  var names: NameTable
  var decoded: [UInt8] = []

  init(source: [UInt8], start: Int) {
    var text = [UInt8]()
    text.reserveCapacity(source.count + 8)
    text.append(contentsOf: source)
    for _ in 0..<8 { text.append(0) }
    self.text = text
    count = source.count
    position = start
    names = NameTable(expected: source.count / 64 + 16)
    nodes.reserveCapacity(source.count / 9 + 16)
    lists.reserveCapacity(source.count / 12 + 32)
    nodes.append(Node(kind: .none, flag: 0, small: 0, start: 0, end: 0, a: 0, b: 0, c: 0))
    // Empty lists and absent extras share these zeros.
    for _ in 0..<12 { lists.append(0) }
  }

  /// Records why parsing stops; the first reason wins.
  @inline(never)
  mutating func fail(_ message: String, at offset: Int) -> Stop {
    if failure == nil { failure = (message, min(offset, count)) }
    return Stop()
  }

  /// The failure that the current token fits nowhere.
  @inline(never)
  mutating func unexpected() -> Stop {
    switch token {
    case .end: return fail("unexpected end of file", at: tokenStart)
    case .newline: return fail("invalid syntax: the line ends too early", at: tokenStart)
    case .indent: return fail("unexpected indent", at: tokenStart)
    case .dedent: return fail("unexpected dedent", at: tokenStart)
    default: return fail("invalid syntax", at: tokenStart)
    }
  }

  @inline(__always)
  mutating func expect(_ expected: Token) throws(Stop) {
    guard token == expected else { throw unexpected() }
    try advance()
  }

  /// Appends a node that ends with the last token read.
  @inline(__always)
  mutating func add(
    _ kind: NodeKind, from start: Int, flag: UInt8 = 0, small: UInt16 = 0, a: Int32 = 0,
    b: Int32 = 0, c: Int32 = 0
  ) -> Int32 {
    let index = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(
      Node(
        kind: kind, flag: flag, small: small, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: previousEnd), a: a, b: b, c: c))
    return index
  }

  @inline(__always)
  func startOf(_ index: Int32) -> Int { Int(nodes[Int(index)].start) }

  @inline(__always)
  func kindOf(_ index: Int32) -> NodeKind { nodes[Int(index)].kind }

  /// Moves what was pushed on `scratch` since `base` into `lists`.
  @inline(__always)
  mutating func flush(_ base: Int) -> ListRange {
    let length = scratch.count &- base
    if length == 0 { return ListRange(start: 0, count: 0) }
    let start = lists.count
    var index = base
    while index < scratch.count {
      lists.append(scratch[index])
      index &+= 1
    }
    scratch.removeLast(length)
    return ListRange(
      start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: length))
  }

  /// Appends a list range and tells where.
  @inline(__always)
  mutating func extra(_ range: ListRange) -> Int32 {
    let index = Int32(truncatingIfNeeded: lists.count)
    lists.append(range.start)
    lists.append(range.count)
    return index
  }

  /// Appends two list ranges beside each other and tells where.
  @inline(__always)
  mutating func extra(_ first: ListRange, _ second: ListRange) -> Int32 {
    let index = extra(first)
    _ = extra(second)
    return index
  }

  /// Counts one more level of recursion; Python's own parser gives up at a similar depth.
  @inline(__always)
  mutating func enter() throws(Stop) {
    nesting &+= 1
    if nesting > Self.maximumNesting { throw fail("too deeply nested", at: tokenStart) }
  }

  @inline(__always)
  mutating func leave() { nesting &-= 1 }

  static let maximumNesting = 900

  @inline(__always)
  mutating func internToken() -> Int32 {
    if tokenFlag & TokenFlag.nonASCII != 0 { return internNormalized() }
    return names.intern(key: tokenKey, start: tokenStart, end: tokenEnd, source: text)
  }
}

/// A range of the tree's lists.
struct ListRange: BitwiseCopyable {
  var start: Int32
  var count: Int32

  static let empty = ListRange(start: 0, count: 0)
}

/// Bits of `Parser.tokenFlag`.
enum TokenFlag {
  static let nonASCII: UInt8 = 1
  static let integer: UInt8 = 0
  static let float: UInt8 = 1
  static let imaginary: UInt8 = 2
  static let raw: UInt8 = 1
  static let bytes: UInt8 = 2
  static let unicodePrefix: UInt8 = 4
  static let escapes: UInt8 = 8
  static let triple: UInt8 = 16
  static let template: UInt8 = 32
  static let carriageReturn: UInt8 = 64
}
