/// What the parts of one f- or t-string have in common.
struct FormatLiteral {
  let start: Int
  let quote: UInt8
  let isTriple: Bool
  let isRaw: Bool
  let isTemplate: Bool
}

extension Parser {
  /// Reads an f- or t-string whose opening quote is the current token; pushes its parts on `scratch`.
  mutating func parseFormatLiteral() throws(Stop) {
    let literal = FormatLiteral(
      start: tokenStart, quote: text[tokenEnd - 1],
      isTriple: tokenFlag & TokenFlag.triple != 0, isRaw: tokenFlag & TokenFlag.raw != 0,
      isTemplate: tokenFlag & TokenFlag.template != 0)
    let outerField = fieldDepth
    formatNesting += 1
    guard formatNesting < 150 else {
      throw fail("f-string: too many nested f-strings", at: tokenStart)
    }
    try enter()
    try parseFormatParts(literal, specLevel: 0)
    leave()
    formatNesting -= 1
    fieldDepth = outerField
    let end = position + (literal.isTriple ? 3 : 1)
    position = end
    tokenEnd = end
    try advance()
  }

  /// Reads text and replacement fields from `position` up to the closing quote, or up to the `}`
  /// after a format specification; `position` stays there.
  private mutating func parseFormatParts(
    _ literal: FormatLiteral, specLevel: Int
  ) throws(Stop) {
    let isSpec = specLevel > 0
    var at = position
    var pieceStart = at
    var inName = false
    while true {
      let byte = text[at]
      switch byte {
      case literal.quote:
        if literal.isTriple, text[at + 1] != byte || text[at + 2] != byte {
          at += 1
          continue
        }
        if isSpec { throw fail("f-string: expecting '}'", at: at) }
        try pushPiece(literal, pieceStart, at)
        position = at
        return
      case UInt8(ascii: "{"):
        if text[at + 1] == byte, !isSpec {
          try pushPiece(literal, pieceStart, at + 1, doubled: true)
          at += 2
        } else {
          try pushPiece(literal, pieceStart, at)
          try parseField(literal, at, specLevel: specLevel)
          at = position
        }
        pieceStart = at
      case UInt8(ascii: "}"):
        if inName {
          inName = false
          at += 1
        } else if isSpec {
          try pushPiece(literal, pieceStart, at)
          position = at
          return
        } else if text[at + 1] == byte {
          try pushPiece(literal, pieceStart, at + 1, doubled: true)
          at += 2
          pieceStart = at
        } else {
          throw fail("f-string: single '}' is not allowed", at: at)
        }
      case UInt8(ascii: "\\"):
        at += 1
        let next = text[at]
        if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") { continue }
        if next == UInt8(ascii: "N"), !literal.isRaw, text[at + 1] == UInt8(ascii: "{") {
          inName = true
          at += 2
          continue
        }
        if next == 13, text[at + 1] == 10 { at += 1 }
        at += 1
      case 10 where !literal.isTriple, 13 where !literal.isTriple:
        throw fail("unterminated f-string literal", at: literal.start)
      default:
        if byte == 0, at >= count { throw fail("unterminated f-string literal", at: literal.start) }
        at += 1
      }
    }
  }

  /// Pushes the text between `start` and `end` as a constant, unless it is empty; the span of a
  /// piece that ends with a doubled brace has both.
  private mutating func pushPiece(
    _ literal: FormatLiteral, _ start: Int, _ end: Int, doubled: Bool = false
  ) throws(Stop) {
    guard end > start else { return }
    guard end <= count else { throw fail("unterminated f-string literal", at: literal.start) }
    let offset = decoded.count
    try decode(start, end, isRaw: literal.isRaw, isBytes: false)
    let length = decoded.count - offset
    let piece = addSpan(
      .constant, start, doubled ? end + 1 : end, flag: ConstantFlag.string, small: 2,
      a: Int32(truncatingIfNeeded: offset), b: Int32(truncatingIfNeeded: length))
    if length > 0 { scratch.append(piece) }
  }

  /// One replacement field whose `{` is at `opening`; leaves `position` after its `}`.
  private mutating func parseField(
    _ literal: FormatLiteral, _ opening: Int, specLevel: Int
  ) throws(Stop) {
    guard specLevel < 3 else {
      throw fail("f-string: expressions nested too deeply", at: opening)
    }
    let outerField = fieldDepth
    try pushBracket(opening)
    fieldDepth = depth
    position = opening + 1
    try advance()
    let value = try parseYieldOrStarExpressions()
    let expressionEnd = tokenStart
    let isDebug = token == .equal
    if isDebug { try advance() }
    let textEnd = tokenStart
    var conversion: UInt8 = 0
    if token == .fieldExclamation { conversion = try parseConversion() }
    var spec: Int32 = 0
    if token == .fieldColon {
      spec = try parseSpec(literal, specLevel: specLevel)
    } else if isDebug, conversion == 0 {
      conversion = Conversion.repr.rawValue
    }
    guard token == .rightBrace else { throw unexpected() }
    fieldDepth = outerField
    position = tokenEnd
    if isDebug {
      let offset = decoded.count
      appendDebugText(opening + 1, textEnd)
      let constant = addSpan(
        .constant, opening + 1, textEnd, flag: ConstantFlag.string, small: 2,
        a: Int32(truncatingIfNeeded: offset),
        b: Int32(truncatingIfNeeded: decoded.count - offset))
      scratch.append(constant)
    }
    var source: Int32 = 0
    if literal.isTemplate, specLevel == 0 {
      let offset = decoded.count
      appendDebugText(opening + 1, expressionEnd)
      source = addSpan(
        .constant, opening + 1, expressionEnd, flag: ConstantFlag.string, small: 2,
        a: Int32(truncatingIfNeeded: offset),
        b: Int32(truncatingIfNeeded: decoded.count - offset))
    }
    let field = addSpan(
      source == 0 ? .formattedValue : .interpolation, opening, tokenEnd, flag: conversion,
      a: value, b: spec, c: source)
    scratch.append(field)
  }

  private mutating func parseConversion() throws(Stop) -> UInt8 {
    let exclamationEnd = tokenEnd
    try advance()
    guard token == .name, tokenStart == exclamationEnd, tokenEnd - tokenStart == 1,
      let conversion = Conversion(rawValue: text[tokenStart])
    else { throw fail("f-string: invalid conversion character", at: tokenStart) }
    try advance()
    return conversion.rawValue
  }

  /// The format specification after the current token, a colon; reads the token after it.
  private mutating func parseSpec(_ literal: FormatLiteral, specLevel: Int) throws(Stop) -> Int32 {
    let start = tokenStart
    let base = scratch.count
    position = tokenEnd
    let field = fieldDepth
    try parseFormatParts(literal, specLevel: specLevel + 1)
    fieldDepth = field
    let end = position
    let values = mergeParts(base)
    tokenEnd = end
    try advance()
    return addSpan(.joinedStr, start, end, a: values.start, b: values.count)
  }

  /// The text of a replacement field without its comments.
  private mutating func appendDebugText(_ start: Int, _ end: Int) {
    var at = start
    var quote: UInt8 = 0
    while at < end {
      let byte = text[at]
      switch byte {
      case 13:
        if text[at + 1] != 10 { decoded.append(10) }
      case UInt8(ascii: "#") where quote == 0:
        at = min(endOfLine(at), end)
        continue
      case UInt8(ascii: "\\"):
        decoded.append(byte)
        if at + 1 < end, text[at + 1] != 13 {
          at += 1
          decoded.append(text[at])
        }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if quote == 0 { quote = byte } else if quote == byte { quote = 0 }
        decoded.append(byte)
      default: decoded.append(byte)
      }
      at += 1
    }
  }
}
