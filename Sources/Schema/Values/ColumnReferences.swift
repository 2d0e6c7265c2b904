import PostgreSQLSyntax
import SourceText

extension SQLExpression {
  /// The columns among `names` that the expression reads, in the order of their first mention.
  ///
  /// A word is a column unless it is called like a function, follows `::` or `AS`, or qualifies
  /// another word.
  public func columnReferences(among names: some Sequence<String>) -> [String] {
    let wanted = Set(names)
    let parsed = SQLText(text)
    var found: [String] = []
    for index in parsed.tokens.indices {
      if let name = parsed.columnName(at: index), wanted.contains(name), !found.contains(name) {
        found.append(name)
      }
    }
    return found
  }

  /// The names that the expression does not call, qualify with or cast to, keywords that cannot be
  /// names left out; in the order of their first mention.
  public var plainNames: [String] {
    let parsed = SQLText(text)
    var found: [String] = []
    for index in parsed.tokens.indices {
      guard let name = parsed.columnName(at: index), !found.contains(name) else { continue }
      if parsed.tokens[index].kind == .word, SQLKeywords.needsQuotes(name) { continue }
      found.append(name)
    }
    return found
  }

  /// Whether the expression reads `column`.
  public func reads(_ column: String) -> Bool { !columnReferences(among: [column]).isEmpty }

  /// Whether the expression calls a function of that name.
  public func calls(_ function: String) -> Bool {
    let parsed = SQLText(text)
    return parsed.tokens.indices.contains { index in
      parsed.name(parsed.tokens[index]) == function && parsed.isSymbol(after: index, "(")
    }
  }

  /// The expression after a column's rename.
  public func renaming(_ column: String, to newName: String) -> SQLExpression {
    let parsed = SQLText(text)
    var result = ""
    var copied = 0
    for index in parsed.tokens.indices where parsed.columnName(at: index) == column {
      let range = parsed.tokens[index].span.range
      result += String(decoding: parsed.bytes[copied..<range.lowerBound], as: UTF8.self)
      result += SQLIdentifier.quoted(newName)
      copied = range.upperBound
    }
    guard copied > 0 else { return self }
    result += String(decoding: parsed.bytes[copied...], as: UTF8.self)
    return SQLExpression(normalised: result)
  }

  /// Whether both are the same tokens but for the case of unquoted words and outer parentheses.
  public func isEquivalent(to other: SQLExpression) -> Bool {
    comparisonTokens == other.comparisonTokens
  }

  private var comparisonTokens: [String] {
    let parsed = SQLText(text)
    var tokens = parsed.tokens.map { token in
      token.kind == .word ? SQLIdentifier.folded(parsed.text(token)) : parsed.text(token)
    }
    while tokens.first == "(", tokens.last == ")", tokens.firstPairIsOuter {
      tokens.removeFirst()
      tokens.removeLast()
    }
    return tokens
  }
}

extension SQLText {
  fileprivate func columnName(at index: Int) -> String? {
    guard let name = name(tokens[index]) else { return nil }
    if isSymbol(after: index, "(") || isSymbol(after: index, ".") { return nil }
    if index > 0 {
      let before = tokens[index - 1]
      if isSymbol(before, "::") || isWord(before, "AS") { return nil }
    }
    return name
  }

  fileprivate func isSymbol(after index: Int, _ symbol: StaticString) -> Bool {
    index + 1 < tokens.count && isSymbol(tokens[index + 1], symbol)
  }
}

extension [String] {
  /// Whether the first parenthesis is closed by the last token.
  fileprivate var firstPairIsOuter: Bool {
    var depth = 0
    for (place, token) in enumerated() {
      if token == "(" { depth += 1 }
      if token == ")" { depth -= 1 }
      if depth == 0 { return place == count - 1 }
    }
    return false
  }
}
