import Schema
import SourceText

extension RevisionSource {
  /// `text` on a line of its own before a statement; nil where the statement shares its line.
  func inserting(_ text: String, before statement: SourceSpan) -> SourceEdit? {
    guard let indent = indent(of: statement) else { return nil }
    let place = SourceSpan(start: statement.start, end: statement.start)
    return SourceEdit(place, text + "\n" + indent)
  }

  /// `text` on a line of its own after a statement; nil where the statement shares its line.
  func inserting(_ text: String, after statement: SourceSpan) -> SourceEdit? {
    let rest = file.bytes[Int(statement.end)...].prefix { $0 != UInt8(ascii: "\n") }
    guard let indent = indent(of: statement),
      rest.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") })
    else { return nil }
    let place = SourceSpan(start: statement.end, end: statement.end)
    return SourceEdit(place, "\n" + indent + text)
  }

  /// The spaces before a statement that begins its line.
  private func indent(of statement: SourceSpan) -> String? {
    var start = Int(statement.start)
    while start > 0, file.bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    guard start == 0 || file.bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
    return String(repeating: " ", count: Int(statement.start) - start)
  }

  /// The call that makes a step, where it is a statement of its own.
  func statementCall(of step: ReviewStep) -> SourceCall? {
    call(of: step).flatMap { $0.statement == $0.span ? $0 : nil }
  }

  /// A statement replaced by `text` inside of an `autocommit_block()`; nil where it shares its line.
  func inAutocommitBlock(_ statement: SourceSpan, _ text: String) -> SourceEdit? {
    guard let indent = indent(of: statement) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // The lines of a string over several lines are its text.
    guard lines.count == 1 || !text.contains("\"\"\"") && !text.contains("'''") else { return nil }
    let moved = lines.enumerated().map { $0.offset == 0 ? String($0.element) : "    " + $0.element }
    return SourceEdit(
      statement,
      "with op.get_context().autocommit_block():\n\(indent)    " + moved.joined(separator: "\n"))
  }
}
