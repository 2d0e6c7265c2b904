import PostgreSQLSyntax
import Schema

/// SQL of a condition, default or index key in a form in which two wordings of one thing are equal.
///
/// Casts, parentheses that only group, gaps and the case of words outside quotes do not count, as
/// Alembic disregards them when it compares the keys of indexes with what PostgreSQL prints of them.
struct ComparableExpression: Hashable {
  /// The tokens that count.
  let tokens: [String]

  /// The form of an expression.
  init(_ expression: SQLExpression) { self.init(expression.text) }

  /// The form of SQL text.
  init(_ sql: String) {
    let text = SQLText(sql)
    var reader = Reader(text: text)
    reader.read(until: text.tokens.count)
    tokens = reader.tokens
  }

  private struct Reader {
    let text: SQLText
    var tokens: [String] = []
    var index = 0

    mutating func read(until end: Int) {
      while index < end {
        let token = text.tokens[index]
        if text.isSymbol(token, "::") {
          index += 1
          skipType(before: end)
        } else if text.isWord(token, "CAST"), index + 1 < end,
          text.isSymbol(text.tokens[index + 1], "("), let close = closing(index + 1, before: end),
          let word = castWord(index + 2, before: close)
        {
          index += 2
          read(until: word)
          index = close + 1
        } else if text.isSymbol(token, "("), let close = closing(index, before: end) {
          let isCall = index > 0 && followsName(index)
          index += 1
          if isCall { tokens.append("(") }
          read(until: close)
          if isCall { tokens.append(")") }
          index = close + 1
        } else if isQualifier(index, before: end) {
          index += 2
        } else if text.isWord(token, "CURRENT_TIMESTAMP") {
          tokens += ["now", "(", ")"]
          index += 1
        } else {
          tokens.append(form(token))
          index += 1
        }
      }
    }

    /// Whether a name stands before the point of another: a column is the same with its table.
    private func isQualifier(_ place: Int, before end: Int) -> Bool {
      let kind = text.tokens[place].kind
      return (kind == .word || kind == .quotedIdentifier) && place + 2 < end
        && text.isSymbol(text.tokens[place + 1], ".")
    }

    /// Whether the parenthesis at `place` belongs to a call: a name stands before it.
    private func followsName(_ place: Int) -> Bool {
      let before = text.tokens[place - 1]
      guard before.kind == .word || before.kind == .quotedIdentifier else { return false }
      return !Self.operators.contains { text.isWord(before, $0) }
    }

    private static let operators: [StaticString] = [
      "AND", "OR", "NOT", "IN", "IS", "LIKE", "ILIKE", "BETWEEN", "WHEN", "THEN", "ELSE", "CASE",
    ]

    private func closing(_ open: Int, before end: Int) -> Int? {
      var depth = 0
      for place in open..<end {
        if text.isSymbol(text.tokens[place], "(") { depth += 1 }
        if text.isSymbol(text.tokens[place], ")") {
          depth -= 1
          if depth == 0 { return place }
        }
      }
      return nil
    }

    /// The `AS` of `CAST(x AS type)`.
    private func castWord(_ start: Int, before end: Int) -> Int? {
      var depth = 0
      var found: Int?
      for place in start..<max(start, end) {
        if text.isSymbol(text.tokens[place], "(") { depth += 1 }
        if text.isSymbol(text.tokens[place], ")") { depth -= 1 }
        if depth == 0, text.isWord(text.tokens[place], "AS") { found = place }
      }
      return found
    }

    /// Passes the name of a type: `character varying(10)[]`, `timestamp with time zone`.
    private mutating func skipType(before end: Int) {
      guard index < end else { return }
      index += 1
      while index + 1 < end, text.isSymbol(text.tokens[index], ".") { index += 2 }
      while index < end {
        let token = text.tokens[index]
        if text.isWord(token, "VARYING") || text.isWord(token, "PRECISION") {
          index += 1
        } else if text.isWord(token, "WITH") || text.isWord(token, "WITHOUT") {
          guard index + 1 < end, text.isWord(text.tokens[index + 1], "TIME") else { return }
          index += 3
        } else if text.isSymbol(token, "("), let close = closing(index, before: end) {
          index = close + 1
        } else if text.isSymbol(token, "["), index + 1 < end {
          index += text.isSymbol(text.tokens[index + 1], "]") ? 2 : 3
        } else {
          return
        }
      }
      index = min(index, end)
    }

    private func form(_ token: SQLToken) -> String {
      switch token.kind {
      case .string, .escapeString, .unicodeString, .dollarString:
        return "'" + (text.stringValue(token) ?? text.text(token))
      case .quotedIdentifier: return text.name(token) ?? text.text(token)
      case .operator where text.isSymbol(token, "!="): return "<>"
      default: return text.text(token).lowercased()
      }
    }
  }
}
