import PostgreSQLSyntax
import Schema
import SourceText

/// Why a statement could not be read.
struct ReadFailure: Error {
  var reason: String
}

/// Reads one statement by recursive descent over its tokens.
///
/// Expressions are not taken apart: they are kept as the text between the tokens that the grammar
/// puts around them.
struct StatementReader {
  let text: SQLText
  let end: Int
  var index: Int
  let provenance: Provenance
  /// The command tag, set as soon as it is certain.
  var kind = ""
  /// The statement as it was written.
  var source = ""
  private let start: Int

  init(text: SQLText, tokens: Range<Int>, provenance: Provenance = .unplaced) {
    self.text = text
    self.provenance = provenance
    start = tokens.lowerBound
    index = tokens.lowerBound
    end = tokens.upperBound
  }

  /// The operations of the statement; an opaque one when it cannot be read.
  mutating func read(source: String) -> [MigrationOperation] {
    self.source = source
    do throws(ReadFailure) {
      let operations = try statement()
      guard isAtEnd else { throw unexpected() }
      return operations
    } catch {
      kind = kind.isEmpty ? firstWords : kind
      return [
        .opaque(OpaqueStatement(kind: kind, text: source, reason: error.reason))
      ]
    }
  }

  /// Up to two words that the statement begins with, in capitals.
  private var firstWords: String {
    text.tokens[start..<end].prefix(2).prefix { $0.kind == .word }
      .map { text.text($0).uppercased() }.joined(separator: " ")
  }

  var isAtEnd: Bool { index >= end }

  var current: SQLToken? { index < end ? text.tokens[index] : nil }

  func token(ahead distance: Int) -> SQLToken? {
    let place = index + distance
    return place < end && place >= start ? text.tokens[place] : nil
  }

  /// A failure at the current token.
  func unexpected(_ wanted: String? = nil) -> ReadFailure {
    let found = current.map { "“\(text.text($0).prefix(40))”" } ?? "the end"
    return ReadFailure(reason: (wanted.map { "expected \($0), found " } ?? "cannot read ") + found)
  }

  /// Whether the next tokens are these words.
  func at(_ words: StaticString...) -> Bool { at(words) }

  private func at(_ words: [StaticString]) -> Bool {
    for (distance, word) in words.enumerated() {
      guard let token = token(ahead: distance), text.isWord(token, word) else { return false }
    }
    return true
  }

  /// Whether the next token is one of these words.
  func atAny(_ words: [StaticString]) -> Bool {
    guard let current else { return false }
    return words.contains { text.isWord(current, $0) }
  }

  /// Takes these words if they come next.
  mutating func accept(_ words: StaticString...) -> Bool {
    guard at(words) else { return false }
    index += words.count
    return true
  }

  /// Takes these words.
  mutating func expect(_ words: StaticString...) throws(ReadFailure) {
    guard at(words) else {
      throw unexpected(words.map { "\($0)" }.joined(separator: " "))
    }
    index += words.count
  }

  func at(symbol: StaticString) -> Bool {
    guard let current else { return false }
    return text.isSymbol(current, symbol)
  }

  func at(symbol: StaticString, ahead distance: Int) -> Bool {
    guard let token = token(ahead: distance) else { return false }
    return text.isSymbol(token, symbol)
  }

  mutating func accept(symbol: StaticString) -> Bool {
    guard at(symbol: symbol) else { return false }
    index += 1
    return true
  }

  mutating func expect(symbol: StaticString) throws(ReadFailure) {
    guard accept(symbol: symbol) else { throw unexpected("\(symbol)") }
  }

  /// The text between two places, gaps normalised.
  func normalised(_ from: Int, _ to: Int) -> String { text.normalised(from..<max(from, to)) }

  /// The text between two places as it was written.
  func written(_ from: Int, _ to: Int) -> String {
    guard from < to, to <= end else { return "" }
    let range = Int(text.tokens[from].span.start)..<Int(text.tokens[to - 1].span.end)
    return String(decoding: text.bytes[range], as: UTF8.self)
  }

  /// Takes everything that is left, gaps normalised.
  mutating func rest() -> String {
    defer { index = end }
    return normalised(index, end)
  }
}
