/// What the lexer finds.
enum Token: UInt8, BitwiseCopyable {
  case end, newline, indent, dedent
  case name, number, string, formatStart
  case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, semicolon, dot, ellipsis, equal, arrow, walrus
  /// `:` and `!` that end the expression of a replacement field.
  case fieldColon, fieldExclamation
  case plus, minus, star, at, slash, percent, doubleStar, leftShift, rightShift
  case bar, caret, ampersand, doubleSlash, tilde
  case equalEqual, notEqual, less, lessEqual, greater, greaterEqual
  case plusEqual, minusEqual, starEqual, atEqual, slashEqual, percentEqual, doubleStarEqual
  case leftShiftEqual, rightShiftEqual, barEqual, caretEqual, ampersandEqual, doubleSlashEqual
  case kwFalse, kwNone, kwTrue, kwAnd, kwAs, kwAssert, kwAsync, kwAwait, kwBreak, kwClass
  case kwContinue, kwDef, kwDel, kwElif, kwElse, kwExcept, kwFinally, kwFor, kwFrom, kwGlobal
  case kwIf, kwImport, kwIn, kwIs, kwLambda, kwNonlocal, kwNot, kwOr, kwPass, kwRaise, kwReturn
  case kwTry, kwWhile, kwWith, kwYield
}

/// The keywords in a table without collisions: one multiplication finds the only candidate.
enum Keywords {
  /// Sends the packed bytes of each keyword to a slot of its own.
  static let multiplier: UInt64 = 0x83E9_9C84_A201_3225
  /// The packed bytes of the keyword in each slot, 0 in a free one.
  static let keys: [UInt64] = table.map { $0.map { packed($0.0) } ?? 0 }
  /// The token of each slot.
  static let tokens: [Token] = table.map { $0?.1 ?? .name }

  private static let table: [(StaticString, Token)?] = {
    let all: [(StaticString, Token)] = [
      ("False", .kwFalse), ("None", .kwNone), ("True", .kwTrue),
      ("and", .kwAnd), ("as", .kwAs), ("assert", .kwAssert),
      ("async", .kwAsync), ("await", .kwAwait), ("break", .kwBreak),
      ("class", .kwClass), ("continue", .kwContinue), ("def", .kwDef),
      ("del", .kwDel), ("elif", .kwElif), ("else", .kwElse),
      ("except", .kwExcept), ("finally", .kwFinally), ("for", .kwFor),
      ("from", .kwFrom), ("global", .kwGlobal), ("if", .kwIf),
      ("import", .kwImport), ("in", .kwIn), ("is", .kwIs),
      ("lambda", .kwLambda), ("nonlocal", .kwNonlocal), ("not", .kwNot),
      ("or", .kwOr), ("pass", .kwPass), ("raise", .kwRaise),
      ("return", .kwReturn), ("try", .kwTry), ("while", .kwWhile),
      ("with", .kwWith), ("yield", .kwYield),
    ]
    var table = [(StaticString, Token)?](repeating: nil, count: 64)
    for entry in all {
      table[Int((packed(entry.0) &* multiplier) >> 58)] = entry
    }
    return table
  }()

  /// The bytes of a short word in one number, as the lexer packs them.
  static func packed(_ word: StaticString) -> UInt64 {
    word.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }
}
