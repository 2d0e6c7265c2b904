import PythonSyntax
import Schema
import SourceText

/// The calls of a reviewed file as text that can be changed.
extension RevisionSource {
  /// The call that a step comes from; nil where that is no call of this file.
  func call(of step: ReviewStep) -> SourceCall? {
    guard !step.isMadeElsewhere, let place = step.place, place.file == file.name else {
      return nil
    }
    return calls.first { $0.span == place.span }
  }

  /// The calls inside of a span.
  func calls(in span: SourceSpan) -> [SourceCall] {
    calls.filter { span.start <= $0.span.start && $0.span.end <= span.end }
  }

  /// Whether no branch of a function calls anything but what writes messages.
  func doesNothing(_ function: String) -> Bool {
    calls.allSatisfy { call in
      guard call.function == function else { return true }
      if call.name == "print" { return true }
      let text = text(call.callee).lowercased()
      return ["log.", "logger.", "logging."].contains(where: text.hasPrefix)
    }
  }

  /// Whether an expression is `None`.
  func isNone(_ id: ExpressionID) -> Bool {
    if case .constant(.none) = tree.expression(id) { true } else { false }
  }

  /// A keyword argument after the others of a call; nil where that is not safe to write.
  func appending(_ argument: String, to call: SourceCall) -> SourceEdit? {
    guard call.keywords.allSatisfy({ $0.name != nil }) else { return nil }
    let ends =
      call.arguments.map { tree.span(of: $0).end }
      + call.keywords.map { max($0.span.end, tree.span(of: $0.value).end) }
    guard let end = ends.max() else { return nil }
    // A parenthesis or comment between the last argument and the end would take the text in.
    let rest = String(decoding: file.bytes[Int(end)..<Int(call.span.end)], as: UTF8.self)
    guard rest.last == ")", rest.dropLast().allSatisfy({ $0 == "," || $0.isWhitespace }) else {
      return nil
    }
    return SourceEdit(SourceSpan(start: end, end: end), ", " + argument)
  }

  /// How the file calls a member of a module: `sa.text` for `text` of `sqlalchemy`; nil where it imports
  /// neither.
  func name(of member: String, in module: String) -> String? {
    let whole = module + "." + member
    if let name = imports.first(where: { $0.value == whole })?.key { return name }
    let names = imports.filter { $0.value == module }.map(\.key).sorted()
    return names.first.map { $0 + "." + member }
  }
}
