import PostgreSQLDialect
import PostgreSQLSyntax
import Schema
import SourceText

/// The statement of a function under the names that it and its arguments' types have now.
enum RoutineText {
  /// The statement as it was written, but for names; nil when they cannot be found in it.
  static func statement(of routine: Routine) -> String? {
    let read = ReadStatement.all(in: routine.statement).flatMap(\.operations).lazy
      .compactMap { if case .createRoutine(let operation) = $0 { operation.routine } else { nil } }
    guard let before = read.first else { return nil }
    let parsed = SQLText(routine.statement)
    guard let name = nameRange(in: parsed) else { return nil }
    var replacements: [(range: Range<Int>, text: String)] = []
    let parts = parsed.tokens[name].compactMap(parsed.name)
    if parts.last != routine.name.name || parts.dropLast().last != routine.name.schema {
      replacements.append((bytes(of: name, in: parsed), routine.name.description))
    }
    guard before.argumentTypes.count == routine.argumentTypes.count else { return nil }
    for (old, new) in zip(before.argumentTypes, routine.argumentTypes) where old != new {
      guard let old = old.userTypeName, let new = new.userTypeName else { return nil }
      for place in name.upperBound..<parsed.tokens.count {
        guard parsed.name(parsed.tokens[place]) == old.name else { continue }
        let range = parsed.tokens[place].span.range
        if !replacements.contains(where: { $0.range == range }) {
          replacements.append((range, SQLIdentifier.quoted(new.name)))
        }
      }
    }
    return replaced(replacements, in: parsed)
  }

  /// The tokens of the name.
  private static func nameRange(in parsed: SQLText) -> Range<Int>? {
    let keyword = parsed.tokens.firstIndex { token in
      parsed.isWord(token, "FUNCTION") || parsed.isWord(token, "PROCEDURE")
        || parsed.isWord(token, "AGGREGATE")
    }
    guard let keyword else { return nil }
    var end = keyword + 1
    while end < parsed.tokens.count, !parsed.isSymbol(parsed.tokens[end], "(") { end += 1 }
    return end > keyword + 1 && end < parsed.tokens.count ? keyword + 1..<end : nil
  }

  private static func bytes(of tokens: Range<Int>, in parsed: SQLText) -> Range<Int> {
    Int(
      parsed.tokens[tokens.lowerBound].span.start)..<Int(
        parsed.tokens[tokens.upperBound - 1].span.end)
  }

  private static func replaced(
    _ replacements: [(range: Range<Int>, text: String)], in parsed: SQLText
  ) -> String {
    var text = ""
    var copied = 0
    for replacement in replacements.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      text += String(decoding: parsed.bytes[copied..<replacement.range.lowerBound], as: UTF8.self)
      text += replacement.text
      copied = replacement.range.upperBound
    }
    return text + String(decoding: parsed.bytes[copied...], as: UTF8.self)
  }
}
