extension Parser {
  /// Reads the next token into the parser's fields.
  mutating func advance() throws(Stop) {
    previousEnd = tokenEnd
    if atLineStart || pendingDedents != 0 {
      if try layout() { return }
    }
    var at = position
    while true {
      let byte = text[at]
      switch classes[Int(byte)] & 0x7F {
      case CharacterClass.space:
        at &+= 1
      case CharacterClass.letter:
        return try scanName(at)
      case CharacterClass.single:
        token = byte == UInt8(ascii: ",") ? .comma : byte == UInt8(ascii: ";") ? .semicolon : .tilde
        return finish(at, at &+ 1)
      case CharacterClass.open:
        return try scanOpening(at)
      case CharacterClass.close:
        return try scanClosing(at)
      case CharacterClass.punctuation:
        return try scanPunctuation(at)
      case CharacterClass.dot:
        if text[at &+ 1] &- 48 < 10 { return try scanNumber(at) }
        if text[at &+ 1] == UInt8(ascii: "."), text[at &+ 2] == UInt8(ascii: ".") {
          token = .ellipsis
          return finish(at, at &+ 3)
        }
        token = .dot
        return finish(at, at &+ 1)
      case CharacterClass.newline:
        let next =
          byte == 13 && text[at &+ 1] == 10 ? at &+ 2 : at &+ 1
        if depth == 0 {
          token = .newline
          tokenStart = at
          position = next
          atLineStart = true
          return
        }
        at = next
      case CharacterClass.quote:
        return try scanString(tokenAt: at, quoteAt: at, flag: 0)
      case CharacterClass.digit:
        return try scanNumber(at)
      case CharacterClass.comment:
        at = endOfLine(at)
      case CharacterClass.backslash:
        at = try continuation(at)
      default:
        if at >= count {
          try scanEnd()
          return
        }
        throw fail("invalid character", at: at)
      }
    }
  }

  @inline(__always)
  mutating func finish(_ start: Int, _ end: Int) {
    tokenStart = start
    tokenEnd = end
    position = end
  }

  /// The end of file: a line that was not ended, then open blocks, then `end`.
  private mutating func scanEnd() throws(Stop) {
    tokenStart = count
    position = count
    if depth > 0 {
      token = .end
      let opening = brackets[depth - 1]
      throw fail("'\(Unicode.Scalar(text[opening]))' was never closed", at: opening)
    }
    token = .newline
    atLineStart = true
  }

  @inline(__always)
  func endOfLine(_ start: Int) -> Int {
    var at = start
    while true {
      let byte = text[at]
      if byte < 14, byte == 10 || byte == 13 || byte == 0 { return at }
      at &+= 1
    }
  }

  /// The byte after a backslash and the line break that follows it.
  private mutating func continuation(_ at: Int) throws(Stop) -> Int {
    var next = at + 1
    if text[next] == 13 {
      next += text[next + 1] == 10 ? 2 : 1
    } else if text[next] == 10 {
      next += 1
    } else if next < count {
      throw fail("unexpected character after line continuation character", at: next)
    }
    if next >= count { throw fail("unexpected end of file after a backslash", at: count) }
    return next
  }

  /// Measures the indentation of a line; true when that gave a token.
  @inline(never)
  private mutating func layout() throws(Stop) -> Bool {
    if pendingDedents > 0 {
      pendingDedents -= 1
      token = .dedent
      return true
    }
    atLineStart = false
    var at = position
    while true {
      var column: Int32 = 0
      var alternative: Int32 = 0
      var continued: Int32 = 0
      scan: while true {
        switch text[at] {
        case 32:
          column &+= 1
          alternative &+= 1
        case 9:
          column = (column / 8 &+ 1) &* 8
          alternative &+= 1
        case 12:
          column = 0
          alternative = 0
        case 92:
          if continued == 0 { continued = column }
          at = try continuation(at)
          continue scan
        default: break scan
        }
        at &+= 1
      }
      var byte = text[at]
      if byte == UInt8(ascii: "#") {
        at = endOfLine(at)
        byte = text[at]
        if byte == 0, at >= count { continue }
      }
      if byte == 10 || byte == 13 {
        at &+= byte == 13 && text[at &+ 1] == 10 ? 2 : 1
        continue
      }
      position = at
      if at >= count {
        tokenStart = count
        pendingDedents = indents.count - 1
        indents.removeLast(pendingDedents)
        alternativeIndents.removeLast(pendingDedents)
        if pendingDedents > 0 {
          atLineStart = true
          pendingDedents -= 1
          token = .dedent
        } else {
          atLineStart = true
          token = .end
        }
        return true
      }
      if continued != 0 {
        column = continued
        alternative = continued
      }
      return try indentation(column, alternative, at)
    }
  }

  private mutating func indentation(
    _ column: Int32, _ alternative: Int32, _ at: Int
  ) throws(Stop) -> Bool {
    let top = indents.count - 1
    let current = indents[top]
    if column == current {
      guard alternative == alternativeIndents[top] else { throw mixedTabs(at) }
      return false
    }
    tokenStart = at
    if column > current {
      guard indents.count < 100 else { throw fail("too many levels of indentation", at: at) }
      guard alternative > alternativeIndents[top] else { throw mixedTabs(at) }
      indents.append(column)
      alternativeIndents.append(alternative)
      token = .indent
      return true
    }
    while let last = indents.last, column < last {
      indents.removeLast()
      alternativeIndents.removeLast()
      pendingDedents += 1
    }
    guard indents.last == column else {
      throw fail("unindent does not match any outer indentation level", at: at)
    }
    guard alternativeIndents.last == alternative else { throw mixedTabs(at) }
    pendingDedents -= 1
    token = .dedent
    return true
  }

  private mutating func mixedTabs(_ at: Int) -> Stop {
    fail("inconsistent use of tabs and spaces in indentation", at: at)
  }

  @inline(__always)
  private mutating func scanName(_ start: Int) throws(Stop) {
    var at = start
    var key: UInt64 = 0
    var union: UInt8 = 0
    var byte = text[at]
    repeat {
      key = NameTable.extend(key, byte)
      union |= byte
      at &+= 1
      byte = text[at]
    } while classes[Int(byte)] & CharacterClass.continues != 0
    let length = at &- start
    if length <= 2, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      if let flag = stringPrefix(start, at) {
        return try scanString(tokenAt: start, quoteAt: at, flag: flag)
      }
    }
    finish(start, at)
    tokenKey = key
    token = .name
    tokenFlag = union >> 7
    if length <= 8, length >= 2 {
      let slot = Int(truncatingIfNeeded: (key &* Keywords.multiplier) >> 58)
      if keywordKeys[slot] == key { token = keywordTokens[slot] }
    }
    if union >= 128 { try checkIdentifier() }
  }

  /// The flags of a string prefix; nil when the letters are none.
  private func stringPrefix(_ start: Int, _ end: Int) -> UInt8? {
    var flag: UInt8 = 0
    var seen: (raw: Bool, bytes: Bool, unicode: Bool, format: Bool, template: Bool) =
      (false, false, false, false, false)
    for at in start..<end {
      switch text[at] | 0x20 {
      case UInt8(ascii: "r") where !seen.raw && !seen.unicode: seen.raw = true
      case UInt8(ascii: "b") where !seen.bytes && !seen.unicode && !seen.format && !seen.template:
        seen.bytes = true
      case UInt8(ascii: "u")
      where !seen.raw && !seen.bytes && !seen.unicode && !seen.format && !seen.template:
        seen.unicode = true
      case UInt8(ascii: "f") where !seen.bytes && !seen.unicode && !seen.format && !seen.template:
        seen.format = true
      case UInt8(ascii: "t") where !seen.bytes && !seen.unicode && !seen.format && !seen.template:
        seen.template = true
      default: return nil
      }
    }
    if seen.raw { flag |= TokenFlag.raw }
    if seen.bytes { flag |= TokenFlag.bytes }
    if seen.unicode { flag |= TokenFlag.unicodePrefix }
    if seen.format { flag |= Parser.formatBit }
    if seen.template { flag |= Parser.formatBit | TokenFlag.template }
    return flag
  }

  /// Marks f- and t-strings in the flags of a prefix; taken away once the token is known.
  private static let formatBit: UInt8 = 128

  private mutating func scanString(tokenAt: Int, quoteAt: Int, flag: UInt8) throws(Stop) {
    let quote = text[quoteAt]
    var flag = flag
    let isTriple = text[quoteAt &+ 1] == quote && text[quoteAt &+ 2] == quote
    if isTriple { flag |= TokenFlag.triple }
    if flag & Parser.formatBit != 0 {
      tokenFlag = flag & ~Parser.formatBit
      token = .formatStart
      return finish(tokenAt, quoteAt + (isTriple ? 3 : 1))
    }
    token = .string
    if isTriple { return try scanTriple(tokenAt, quoteAt &+ 3, quote, flag) }
    var at = quoteAt &+ 1
    while true {
      let byte = text[at]
      if byte == quote { break }
      if byte == 92 {
        flag |= TokenFlag.escapes
        if text[at &+ 1] == 13 {
          flag |= TokenFlag.carriageReturn
          if text[at &+ 2] == 10 { at &+= 1 }
        }
        at &+= 2
        if at > count { throw fail("unterminated string literal", at: tokenAt) }
        continue
      }
      if byte < 14, byte == 10 || byte == 13 || at >= count {
        throw fail("unterminated string literal", at: tokenAt)
      }
      at &+= 1
    }
    tokenFlag = flag
    finish(tokenAt, at &+ 1)
  }

  private mutating func scanTriple(
    _ tokenAt: Int, _ start: Int, _ quote: UInt8, _ flags: UInt8
  ) throws(Stop) {
    var flag = flags
    var at = start
    while true {
      let byte = text[at]
      if byte == quote {
        if text[at &+ 1] == quote, text[at &+ 2] == quote { break }
      } else if byte == 92 {
        flag |= TokenFlag.escapes
        at &+= 1
        if text[at] == 13 { flag |= TokenFlag.carriageReturn }
      } else if byte < 14 {
        if byte == 13 { flag |= TokenFlag.carriageReturn }
        if at >= count { throw fail("unterminated triple-quoted string literal", at: tokenAt) }
      }
      at &+= 1
    }
    tokenFlag = flag
    finish(tokenAt, at &+ 3)
  }

  private mutating func scanOpening(_ at: Int) throws(Stop) {
    let byte = text[at]
    token =
      byte == UInt8(ascii: "(")
      ? .leftParen : byte == UInt8(ascii: "[") ? .leftBracket : .leftBrace
    try pushBracket(at)
    finish(at, at &+ 1)
  }

  mutating func pushBracket(_ at: Int) throws(Stop) {
    guard depth < 200 else { throw fail("too many nested parentheses", at: at) }
    brackets[depth] = at
    depth &+= 1
  }

  private mutating func scanClosing(_ at: Int) throws(Stop) {
    let byte = text[at]
    token =
      byte == UInt8(ascii: ")")
      ? .rightParen : byte == UInt8(ascii: "]") ? .rightBracket : .rightBrace
    guard depth > 0 else { throw fail("a closing bracket was never opened", at: at) }
    depth &-= 1
    let opening = text[brackets[depth]]
    // '(' and ')' are neighbours in ASCII; '[' and ']', '{' and '}' have one character between.
    guard byte == opening &+ 1 || byte == opening &+ 2 else {
      throw fail("closing bracket does not match the opening bracket", at: at)
    }
    finish(at, at &+ 1)
  }

  @inline(__always)
  private mutating func scanPunctuation(_ at: Int) throws(Stop) {
    let byte = text[at]
    let next = text[at &+ 1]
    if next == UInt8(ascii: "="), !(byte == UInt8(ascii: ":") && depth == fieldDepth) {
      token = Parser.withEqual(byte)
      finish(at, at &+ 2)
      if token == .notEqual, usesDiamond { throw fail("invalid syntax", at: at) }
      return
    }
    switch byte {
    case UInt8(ascii: "="): token = .equal
    case UInt8(ascii: ":"): token = depth == fieldDepth ? .fieldColon : .colon
    case UInt8(ascii: "+"): token = .plus
    case UInt8(ascii: "-"):
      if next == UInt8(ascii: ">") {
        token = .arrow
        return finish(at, at &+ 2)
      }
      token = .minus
    case UInt8(ascii: "*"): return double(at, next, .star, .doubleStar, .doubleStarEqual)
    case UInt8(ascii: "/"): return double(at, next, .slash, .doubleSlash, .doubleSlashEqual)
    case UInt8(ascii: "<"):
      if usesDiamond, next == UInt8(ascii: ">") {
        token = .notEqual
        return finish(at, at &+ 2)
      }
      return double(at, next, .less, .leftShift, .leftShiftEqual)
    case UInt8(ascii: ">"): return double(at, next, .greater, .rightShift, .rightShiftEqual)
    case UInt8(ascii: "@"): token = .at
    case UInt8(ascii: "%"): token = .percent
    case UInt8(ascii: "&"): token = .ampersand
    case UInt8(ascii: "|"): token = .bar
    case UInt8(ascii: "^"): token = .caret
    default:
      guard depth == fieldDepth else { throw fail("invalid syntax", at: at) }
      token = .fieldExclamation
    }
    finish(at, at &+ 1)
  }

  @inline(__always)
  private mutating func double(
    _ at: Int, _ next: UInt8, _ single: Token, _ twice: Token, _ twiceEqual: Token
  ) {
    if next != text[at] {
      token = single
      return finish(at, at &+ 1)
    }
    if text[at &+ 2] == UInt8(ascii: "=") {
      token = twiceEqual
      return finish(at, at &+ 3)
    }
    token = twice
    finish(at, at &+ 2)
  }

  @inline(__always)
  private static func withEqual(_ byte: UInt8) -> Token {
    switch byte {
    case UInt8(ascii: "="): .equalEqual
    case UInt8(ascii: "!"): .notEqual
    case UInt8(ascii: ":"): .walrus
    case UInt8(ascii: "<"): .lessEqual
    case UInt8(ascii: ">"): .greaterEqual
    case UInt8(ascii: "+"): .plusEqual
    case UInt8(ascii: "-"): .minusEqual
    case UInt8(ascii: "*"): .starEqual
    case UInt8(ascii: "/"): .slashEqual
    case UInt8(ascii: "%"): .percentEqual
    case UInt8(ascii: "@"): .atEqual
    case UInt8(ascii: "&"): .ampersandEqual
    case UInt8(ascii: "|"): .barEqual
    default: .caretEqual
    }
  }
}
