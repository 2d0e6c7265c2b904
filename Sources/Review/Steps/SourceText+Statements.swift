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
    guard let span = step.place?.span, step.place?.file == file.name else { return nil }
    return calls.first { $0.span == span && $0.statement == span }
  }

  /// The call of a step as it is, inside of an `autocommit_block()`.
  func movingToAutocommit(_ step: ReviewStep) -> Rewrite? {
    guard step.runsInTransaction, let call = statementCall(of: step),
      call.name == "alembic.op.execute"
    else { return nil }
    return inAutocommitBlock(call.span, file.text(of: call.span)).map { .edits([$0]) }
  }

  /// The call of a step, also of one that SQLAlchemy makes on its way: `Enum(…).create(bind)`, which is
  /// known by its method and by the name that it gives.
  func place(of step: ReviewStep, naming name: String) -> Place? {
    if let place = step.place, place.file == file.name { return place }
    let call = calls.first { call in
      call.function == step.direction.rawValue && method(of: call) == step.name
        && file.text(of: call.span).contains(name)
    }
    return call.map { place($0.span) } ?? step.place
  }
}
