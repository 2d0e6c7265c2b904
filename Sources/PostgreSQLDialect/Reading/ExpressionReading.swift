import PostgreSQLSyntax
import Schema

extension StatementReader {
  /// Goes on to the first token outside of brackets and `CASE … END` where `stop` holds, to the
  /// bracket that closes the surrounding one, or to the end.
  mutating func skipBalanced(
    until stop: (StatementReader) -> Bool
  ) throws(ReadFailure) {
    var depth = 0
    var cases = 0
    while let current {
      switch current.kind {
      case .unterminated, .unknown: throw unexpected()
      default: break
      }
      if at(symbol: "(") || at(symbol: "[") {
        if depth == 0, cases == 0, stop(self) { return }
        depth += 1
      } else if at(symbol: ")") || at(symbol: "]") {
        if depth == 0 { return }
        depth -= 1
      } else if depth == 0, cases == 0, stop(self) {
        return
      } else if depth == 0, current.kind == .word {
        if at("CASE") { cases += 1 }
        if at("END"), cases > 0 { cases -= 1 }
      }
      index += 1
    }
    if depth > 0 { throw unexpected("a closing bracket") }
  }

  /// An expression that ends where `stop` holds, at a comma or at a closing bracket.
  mutating func expression(
    until stop: (StatementReader) -> Bool = { _ in false }
  ) throws(ReadFailure) -> SQLExpression {
    let start = index
    try skipBalanced { reader in
      reader.at(symbol: ",") || (reader.index > start && stop(reader))
    }
    guard index > start else { throw unexpected("an expression") }
    return SQLExpression(normalised: normalised(start, index))
  }

  /// `(expression)`, without the parentheses.
  mutating func parenthesised() throws(ReadFailure) -> SQLExpression {
    try expect(symbol: "(")
    let start = index
    try skipBalanced { _ in false }
    guard index > start, at(symbol: ")") else { throw unexpected("an expression") }
    defer { index += 1 }
    return SQLExpression(normalised: normalised(start, index))
  }

  /// `( … )` with anything inside, the parentheses included.
  mutating func bracketed() throws(ReadFailure) -> String {
    let start = index
    try expect(symbol: "(")
    try skipBalanced { _ in false }
    try expect(symbol: ")")
    return normalised(start, index)
  }

  /// The expression of a column's `DEFAULT`, which ends at the next column constraint.
  mutating func defaultExpression() throws(ReadFailure) -> SQLExpression {
    let start = index
    return try expression { reader in
      // `IS NOT DISTINCT FROM` and `IS NULL` belong to the expression.
      if let before = reader.token(ahead: -1), reader.text.isWord(before, "IS") { return false }
      if reader.at("NULL") { return reader.index > start }
      return reader.at("NOT", "NULL") || reader.at("NOT", "DEFERRABLE")
        || reader.at("NOT", "ENFORCED") || reader.at("PRIMARY", "KEY")
        || reader.atAny([
          "CONSTRAINT", "UNIQUE", "CHECK", "REFERENCES", "DEFAULT", "GENERATED", "COLLATE",
          "DEFERRABLE", "INITIALLY", "ENFORCED", "COMPRESSION", "STORAGE",
        ])
    }
  }
}
