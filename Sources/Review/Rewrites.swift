import PythonSyntax
import Schema
import SourceText

extension Rewrite {
  /// A call of `op` with `postgresql_concurrently=True`, inside of an `autocommit_block()`; nil where the
  /// call is no statement of its own, or SQL.
  static func building(
    concurrently step: ReviewStep, in source: RevisionSource
  ) -> Rewrite? {
    guard step.runsInTransaction, let span = step.place?.span,
      let call = source.calls.first(where: { $0.span == span }), call.statement == span,
      ["alembic.op.create_index", "alembic.op.drop_index"].contains(call.name ?? ""),
      call["postgresql_concurrently"] == nil, call.keywords.allSatisfy({ $0.name != nil })
    else { return nil }
    var text = source.file.text(of: span)
    guard text.hasSuffix(")") else { return nil }
    text.removeLast()
    while text.last?.isWhitespace == true { text.removeLast() }
    if text.hasSuffix(",") { text.removeLast() }
    text += ", postgresql_concurrently=True)"
    return source.inAutocommitBlock(span, text).map { .edits([$0]) }
  }
}

extension RevisionSource {
  /// A statement replaced by `text` inside of an `autocommit_block()`; nil where it shares its line.
  func inAutocommitBlock(_ span: SourceSpan, _ text: String) -> SourceEdit? {
    let bytes = file.bytes
    var start = Int(span.start)
    while start > 0, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
    let indent = String(repeating: " ", count: Int(span.start) - start)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // The lines of a string over several lines are its text.
    guard lines.count == 1 || !text.contains("\"\"\"") && !text.contains("'''") else { return nil }
    let moved = lines.enumerated().map { $0.offset == 0 ? String($0.element) : "    " + $0.element }
    return SourceEdit(
      span,
      "with op.get_context().autocommit_block():\n\(indent)    " + moved.joined(separator: "\n"))
  }
}
