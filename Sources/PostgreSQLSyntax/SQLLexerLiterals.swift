import SourceText

extension SQLLexer {
  /// A word, or a string or identifier whose quote follows a prefix letter.
  mutating func word(_ start: Int) -> SQLToken {
    let first = SQLBytes.lowercased(bytes[start])
    if peek(1) == UInt8(ascii: "'") {
      switch first {
      case UInt8(ascii: "e"):
        return quoted(.escapeString, from: start, quoteAt: start + 1)
      case UInt8(ascii: "b"), UInt8(ascii: "x"):
        return quoted(.bitString, from: start, quoteAt: start + 1)
      case UInt8(ascii: "n"):
        return quoted(.string, from: start, quoteAt: start + 1)
      default: break
      }
    }
    if first == UInt8(ascii: "u"), peek(1) == UInt8(ascii: "&") {
      if peek(2) == UInt8(ascii: "'") {
        return quoted(.unicodeString, from: start, quoteAt: start + 2)
      }
      if peek(2) == UInt8(ascii: "\"") {
        return quoted(.unicodeIdentifier, from: start, quoteAt: start + 2)
      }
    }
    while offset < end, SQLBytes.continuesIdentifier(bytes[offset]) { offset += 1 }
    return token(.word, from: start)
  }

  /// A number (PostgreSQL 16: other bases, and underscores between digits).
  mutating func number(_ start: Int) -> SQLToken {
    if bytes[start] == UInt8(ascii: "0"), let base = peek(1), let digit = peek(2) {
      let inBase: ((UInt8) -> Bool)? =
        switch SQLBytes.lowercased(base) {
        case UInt8(ascii: "x"): SQLBytes.isHexDigit
        case UInt8(ascii: "o"): { $0 >= 0x30 && $0 <= 0x37 }
        case UInt8(ascii: "b"): { $0 == 0x30 || $0 == 0x31 }
        default: nil
        }
      if let inBase, inBase(digit) || digit == UInt8(ascii: "_") {
        offset += 2
        digits(inBase)
        return token(.integer, from: start)
      }
    }
    var kind = SQLTokenKind.integer
    digits(SQLBytes.isDigit)
    // `1..10` is a range of PL/pgSQL: two integers.
    if peek(0) == UInt8(ascii: "."), peek(1) != UInt8(ascii: ".") {
      kind = .decimal
      offset += 1
      digits(SQLBytes.isDigit)
    }
    if let exponent = peek(0), SQLBytes.lowercased(exponent) == UInt8(ascii: "e") {
      let signed = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
      if let digit = peek(signed ? 2 : 1), SQLBytes.isDigit(digit) {
        kind = .decimal
        offset += signed ? 2 : 1
        digits(SQLBytes.isDigit)
      }
    }
    return token(kind, from: start)
  }

  private mutating func digits(_ isDigit: (UInt8) -> Bool) {
    while let byte = peek(0) {
      if isDigit(byte) {
        offset += 1
      } else if byte == UInt8(ascii: "_"), let after = peek(1), isDigit(after) {
        offset += 2
      } else {
        return
      }
    }
  }

  /// `$1`, or `$tag$ … $tag$`.
  mutating func dollar(_ start: Int) -> SQLToken {
    if let digit = peek(1), SQLBytes.isDigit(digit) {
      offset += 1
      while let byte = peek(0), SQLBytes.isDigit(byte) { offset += 1 }
      return token(.parameter, from: start)
    }
    var stop = start + 1
    while stop < end, bytes[stop] != UInt8(ascii: "$") {
      let byte = bytes[stop]
      let fits =
        stop == start + 1
        ? SQLBytes.beginsIdentifier(byte)
        : SQLBytes.beginsIdentifier(byte) || SQLBytes.isDigit(byte)
      guard fits else { return take(1, .unknown) }
      stop += 1
    }
    guard stop < end else { return take(1, .unknown) }
    let tag = bytes[start...stop]
    var place = stop + 1
    while place + tag.count <= end {
      if bytes[place] == UInt8(ascii: "$"), bytes[place..<place + tag.count] == tag {
        offset = place + tag.count
        return token(.dollarString, from: start)
      }
      place += 1
    }
    offset = end
    return token(.unterminated, from: start)
  }

  /// Text between quotes: a doubled quote stands for one, and a string goes on after a line break.
  mutating func quoted(_ kind: SQLTokenKind, from start: Int, quoteAt: Int) -> SQLToken {
    let quote = bytes[quoteAt]
    let escapes = kind == .escapeString
    offset = quoteAt + 1
    while offset < end {
      let byte = bytes[offset]
      if escapes, byte == UInt8(ascii: "\\") {
        offset = min(offset + 2, end)
      } else if byte != quote {
        offset += 1
      } else if peek(1) == quote {
        offset += 2
      } else {
        offset += 1
        guard quote == UInt8(ascii: "'"), let next = continuation() else {
          return token(kind, from: start)
        }
        offset = next + 1
      }
    }
    return token(.unterminated, from: start)
  }

  /// Where a string goes on: white space with a line break in it, then a quote.
  private func continuation() -> Int? {
    var place = offset
    var lineBreak = false
    while place < end {
      let byte = bytes[place]
      if SQLBytes.isSpace(byte) {
        lineBreak = lineBreak || byte == 0x0A || byte == 0x0D
        place += 1
      } else if byte == UInt8(ascii: "-"), place + 1 < end,
        bytes[place + 1] == UInt8(ascii: "-")
      {
        while place < end, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
      } else {
        return lineBreak && byte == UInt8(ascii: "'") ? place : nil
      }
    }
    return nil
  }
}
