import SourceText

/// Cuts SQL text into tokens by PostgreSQL's rules; every input has an answer.
///
/// Bytes beyond ASCII belong to identifiers, as in PostgreSQL, so the text needs no decoding.
/// Text that is damaged ends in a token of kind `unterminated` or `unknown`.
public struct SQLLexer {
  let bytes: [UInt8]
  let placeholders: SQLPlaceholders
  var offset: Int
  let end: Int

  /// Reads `bytes`, or the part of it in `range`.
  public init(
    _ bytes: [UInt8], range: Range<Int>? = nil, placeholders: SQLPlaceholders = []
  ) {
    self.bytes = bytes
    self.placeholders = placeholders
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    offset = range.lowerBound
    end = range.upperBound
  }

  /// All tokens of `text`.
  public static func tokens(_ text: String, placeholders: SQLPlaceholders = []) -> [SQLToken] {
    var lexer = SQLLexer(Array(text.utf8), placeholders: placeholders)
    var tokens: [SQLToken] = []
    while let token = lexer.next() { tokens.append(token) }
    return tokens
  }

  /// The next token; nil at the end of the text.
  public mutating func next() -> SQLToken? {
    if let start = skipSpace() { return token(.unterminated, from: start) }
    guard offset < end else { return nil }
    let start = offset
    let byte = bytes[offset]
    if SQLBytes.beginsIdentifier(byte) { return word(start) }
    if SQLBytes.isDigit(byte) { return number(start) }
    switch byte {
    case UInt8(ascii: "'"): return quoted(.string, from: start, quoteAt: start)
    case UInt8(ascii: "\""): return quoted(.quotedIdentifier, from: start, quoteAt: start)
    case UInt8(ascii: "$"): return dollar(start)
    case UInt8(ascii: "."):
      if let after = peek(1), SQLBytes.isDigit(after) { return number(start) }
      return take(1, .punctuation)
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ","), UInt8(ascii: ";"):
      return take(1, .punctuation)
    case UInt8(ascii: ":"): return colon(start)
    case UInt8(ascii: "\\"):
      // In `text()` a backslash keeps the colon from beginning a bind.
      if placeholders.contains(.named), peek(1) == UInt8(ascii: ":") {
        offset += 1
        let after = colon(offset, mayBind: false)
        return SQLToken(kind: after.kind, span: after.span)
      }
      return take(1, .unknown)
    default:
      return SQLBytes.isOperator(byte) ? operatorToken(start) : take(1, .unknown)
    }
  }

  func peek(_ distance: Int) -> UInt8? {
    let place = offset + distance
    return place < end ? bytes[place] : nil
  }

  func token(_ kind: SQLTokenKind, from start: Int) -> SQLToken {
    SQLToken(kind: kind, span: SourceSpan(start..<offset))
  }

  mutating func take(_ count: Int, _ kind: SQLTokenKind) -> SQLToken {
    let start = offset
    offset = min(offset + count, end)
    return token(kind, from: start)
  }

  /// Skips white space and comments; the start of a comment that never ends, if one is met.
  mutating func skipSpace() -> Int? {
    while offset < end {
      let byte = bytes[offset]
      if SQLBytes.isSpace(byte) {
        offset += 1
      } else if byte == UInt8(ascii: "-"), peek(1) == UInt8(ascii: "-") {
        skipLine()
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        let start = offset
        if !skipBlockComment() { return start }
      } else {
        return nil
      }
    }
    return nil
  }

  private mutating func skipLine() {
    while offset < end, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
  }

  /// Block comments nest; false when the text ends inside.
  private mutating func skipBlockComment() -> Bool {
    var depth = 0
    while offset < end {
      if bytes[offset] == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        offset += 2
      } else if bytes[offset] == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        offset += 2
        if depth == 0 { return true }
      } else {
        offset += 1
      }
    }
    return false
  }

  private mutating func colon(_ start: Int, mayBind: Bool = true) -> SQLToken {
    let after = peek(1)
    if after == UInt8(ascii: ":") || after == UInt8(ascii: "=") { return take(2, .operator) }
    if mayBind, placeholders.contains(.named), let after,
      SQLBytes.beginsIdentifier(after) || SQLBytes.isDigit(after)
    {
      offset += 1
      while let byte = peek(0), SQLBytes.continuesIdentifier(byte), byte != UInt8(ascii: "$") {
        offset += 1
      }
      return token(.namedBind, from: start)
    }
    return take(1, .punctuation)
  }

  /// The longest run of operator characters that begins no comment and does not end in a sign
  /// that belongs to the next operand.
  private mutating func operatorToken(_ start: Int) -> SQLToken {
    if placeholders.contains(.format), bytes[start] == UInt8(ascii: "%"),
      let token = formatPlaceholder(start)
    {
      return token
    }
    var stop = start
    while stop < end, SQLBytes.isOperator(bytes[stop]) {
      let after = stop + 1 < end ? bytes[stop + 1] : 0
      if stop > start, bytes[stop] == UInt8(ascii: "-"), after == UInt8(ascii: "-") { break }
      if stop > start, bytes[stop] == UInt8(ascii: "/"), after == UInt8(ascii: "*") { break }
      if stop > start, placeholders.contains(.format), bytes[stop] == UInt8(ascii: "%"),
        after == UInt8(ascii: "s") || after == UInt8(ascii: "(")
      {
        break
      }
      stop += 1
    }
    if stop - start > 1, !bytes[start..<stop].contains(where: SQLBytes.allowsTrailingSign) {
      while stop - start > 1,
        bytes[stop - 1] == UInt8(ascii: "+") || bytes[stop - 1] == UInt8(ascii: "-")
      {
        stop -= 1
      }
    }
    offset = stop
    return token(.operator, from: start)
  }

  private mutating func formatPlaceholder(_ start: Int) -> SQLToken? {
    guard let after = peek(1) else { return nil }
    if after == UInt8(ascii: "%") { return take(2, .operator) }
    if after == UInt8(ascii: "s") { return take(2, .formatBind) }
    guard after == UInt8(ascii: "(") else { return nil }
    var stop = start + 2
    while stop < end, SQLBytes.continuesIdentifier(bytes[stop]) { stop += 1 }
    guard stop + 1 < end, stop > start + 2, bytes[stop] == UInt8(ascii: ")"),
      bytes[stop + 1] == UInt8(ascii: "s")
    else { return nil }
    offset = stop + 2
    return token(.formatBind, from: start)
  }
}
