import SourceText

/// SQL text cut into statements, as `psql` cuts it.
///
/// A semicolon ends a statement outside of parentheses and outside of the body of a function that
/// is written `BEGIN ATOMIC … END` (PostgreSQL 14). Empty statements are left out.
public struct SQLScript: Sendable {
  /// One statement: its tokens without the semicolon, and what follows a `COPY … FROM stdin;`.
  public struct Statement: Sendable {
    /// Places in the script's `text.tokens`.
    public var tokens: Range<Int>
    /// The bytes from the first to the last token, the semicolon not among them.
    public var span: SourceSpan
    /// Whether a semicolon ended it.
    public var isTerminated: Bool
  }

  /// The whole text with its tokens.
  public let text: SQLText
  /// The statements in order.
  public let statements: [Statement]

  /// Cuts `bytes`.
  public init(_ bytes: [UInt8], placeholders: SQLPlaceholders = []) {
    var cutter = StatementCutter(bytes, placeholders: placeholders)
    cutter.run()
    text = SQLText(bytes: bytes, tokens: cutter.tokens)
    statements = cutter.statements
  }

  /// Cuts `text`.
  public init(_ text: String, placeholders: SQLPlaceholders = []) {
    self.init(Array(text.utf8), placeholders: placeholders)
  }

  /// The statement's text as it was written, comments inside it included.
  public func source(_ statement: Statement) -> String {
    String(decoding: text.bytes[statement.span.range], as: UTF8.self)
  }
}

private struct StatementCutter {
  let bytes: [UInt8]
  var lexer: SQLLexer
  var tokens: [SQLToken] = []
  var statements: [SQLScript.Statement] = []
  private var first = 0
  private var depth = 0
  /// How many `BEGIN` and `CASE` of a body are open.
  private var openBlocks = 0

  init(_ bytes: [UInt8], placeholders: SQLPlaceholders) {
    self.bytes = bytes
    lexer = SQLLexer(bytes, placeholders: placeholders)
  }

  mutating func run() {
    while let token = nextToken() {
      if token.kind == .clientCommand || token.kind == .copyData {
        tokens.append(token)
        first = tokens.count
        continue
      }
      if isPunctuation(token, ";"), depth == 0, openBlocks == 0 {
        finish(terminated: true)
        continue
      }
      tokens.append(token)
      follow(token)
    }
    finish(terminated: false)
  }

  private mutating func nextToken() -> SQLToken? {
    if tokens.count == first, let command = lexer.clientCommand() { return command }
    return lexer.next()
  }

  private mutating func finish(terminated: Bool) {
    let range = first..<tokens.count
    if let start = tokens[range].first, let last = tokens[range].last {
      statements.append(
        SQLScript.Statement(
          tokens: range, span: SourceSpan(start: start.span.start, end: last.span.end),
          isTerminated: terminated))
      if terminated, copiesFromInput(range), let data = lexer.copyData() { tokens.append(data) }
    }
    first = tokens.count
    depth = 0
    openBlocks = 0
  }

  private mutating func follow(_ token: SQLToken) {
    if isPunctuation(token, "(") || isPunctuation(token, "[") {
      depth += 1
    } else if isPunctuation(token, ")") || isPunctuation(token, "]") {
      depth = max(0, depth - 1)
    } else if token.kind == .word, depth == 0 {
      let text = SQLText(bytes: bytes, tokens: [])
      if openBlocks == 0 {
        guard text.isWord(token, "ATOMIC"), tokens.count >= first + 2,
          text.isWord(tokens[tokens.count - 2], "BEGIN"), createsRoutine
        else { return }
        openBlocks = 1
      } else if text.isWord(token, "CASE") || text.isWord(token, "BEGIN") {
        openBlocks += 1
      } else if text.isWord(token, "END") {
        openBlocks -= 1
      }
    }
  }

  private var createsRoutine: Bool {
    let text = SQLText(bytes: bytes, tokens: [])
    let words = tokens[first..<min(first + 4, tokens.count)]
    return words.first.map { text.isWord($0, "CREATE") } == true
      && words.contains { text.isWord($0, "FUNCTION") || text.isWord($0, "PROCEDURE") }
  }

  private func copiesFromInput(_ range: Range<Int>) -> Bool {
    let text = SQLText(bytes: bytes, tokens: [])
    guard text.isWord(tokens[range.lowerBound], "COPY") else { return false }
    return zip(tokens[range], tokens[range].dropFirst()).contains {
      text.isWord($0, "FROM") && text.isWord($1, "STDIN")
    }
  }

  private func isPunctuation(_ token: SQLToken, _ symbol: StaticString) -> Bool {
    SQLText(bytes: bytes, tokens: []).isSymbol(token, symbol)
  }
}

extension SQLLexer {
  /// A line that begins with a backslash: `\connect`, `\restrict`.
  mutating func clientCommand() -> SQLToken? {
    let before = offset
    guard skipSpace() == nil, offset < end, bytes[offset] == UInt8(ascii: "\\") else {
      offset = before
      return nil
    }
    let start = offset
    while offset < end, bytes[offset] != 0x0A { offset += 1 }
    return token(.clientCommand, from: start)
  }

  /// The rows after `COPY … FROM stdin;` up to and with the line `\.`; nil when none closes them.
  mutating func copyData() -> SQLToken? {
    let before = offset
    while offset < end, bytes[offset] != 0x0A { offset += 1 }
    offset = min(offset + 1, end)
    let start = offset
    while offset < end {
      let line = offset
      while offset < end, bytes[offset] != 0x0A { offset += 1 }
      var stop = offset
      if stop > line, bytes[stop - 1] == 0x0D { stop -= 1 }
      let closes = bytes[line..<stop].elementsEqual("\\.".utf8)
      offset = min(offset + 1, end)
      if closes { return token(.copyData, from: start) }
    }
    offset = before
    return nil
  }
}
