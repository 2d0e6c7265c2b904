import SourceText

/// SQL text with its tokens: what readers and expressions work on.
public struct SQLText: Sendable {
  /// The text's bytes.
  public let bytes: [UInt8]
  /// Its tokens in order.
  public let tokens: [SQLToken]

  /// Cuts `text` into tokens.
  public init(_ text: String, placeholders: SQLPlaceholders = []) {
    let bytes = Array(text.utf8)
    var lexer = SQLLexer(bytes, placeholders: placeholders)
    var tokens: [SQLToken] = []
    while let token = lexer.next() { tokens.append(token) }
    self.bytes = bytes
    self.tokens = tokens
  }

  /// Takes tokens that were cut from `bytes` before.
  public init(bytes: [UInt8], tokens: [SQLToken]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// The text of `token` as it was written.
  public func text(_ token: SQLToken) -> String {
    String(decoding: bytes[token.span.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// Whether `token` is the word `word`, given in capitals, in any case of letters.
  public func isWord(_ token: SQLToken, _ word: StaticString) -> Bool {
    guard token.kind == .word, token.span.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { expected in
      var place = Int(token.span.start)
      for byte in expected {
        if SQLBytes.lowercased(bytes[place]) != SQLBytes.lowercased(byte) { return false }
        place += 1
      }
      return true
    }
  }

  /// Whether `token` is punctuation or an operator that reads `symbol`.
  public func isSymbol(_ token: SQLToken, _ symbol: StaticString) -> Bool {
    guard token.kind == .punctuation || token.kind == .operator,
      token.span.count == symbol.utf8CodeUnitCount
    else { return false }
    return symbol.withUTF8Buffer { bytes[token.span.range].elementsEqual($0) }
  }

  /// The name that `token` stands for: folded, or without its quotes; nil when it is no name.
  public func name(_ token: SQLToken) -> String? {
    switch token.kind {
    case .word: SQLIdentifier.folded(text(token))
    case .quotedIdentifier:
      SQLIdentifier.truncated(Self.withoutQuotes(text(token), "\""))
    case .unicodeIdentifier:
      SQLIdentifier.truncated(
        Self.decodedUnicode(Self.withoutQuotes(String(text(token).dropFirst(2)), "\"")))
    default: nil
    }
  }

  /// The tokens of `range` with comments gone and every gap one space; nothing else changes.
  ///
  /// There is no space after `(` and before `)`, and none where the text had none.
  public func normalised(_ range: Range<Int>) -> String {
    var text = ""
    var last: SQLToken?
    for token in tokens[range.clamped(to: 0..<tokens.count)] {
      if let last, last.span.end < token.span.start, !isSymbol(last, "("), !isSymbol(token, ")") {
        text += " "
      }
      text += self.text(token)
      last = token
    }
    return text
  }
}
