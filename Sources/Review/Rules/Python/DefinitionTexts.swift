import PythonSyntax
import SourceText

/// Texts of SQL that become part of a definition.
extension RevisionSource {
  /// The `text()` of defaults, of conditions and of indexes, and the strings of checks: where each
  /// stands, and its string.
  var definitionTexts: [(place: SourceSpan, text: ExpressionID)] {
    var found: [(place: SourceSpan, text: ExpressionID)] = []
    var bound: [SourceSpan] = []
    for call in calls where method(of: call) == "bindparams" {
      if let receiver = receiver(of: call) { bound.append(tree.span(of: receiver)) }
    }
    for call in calls where call.function != nil {
      for value in definitions(of: call) {
        if case .call(let callee, let arguments, _) = tree.expression(value) {
          let span = tree.span(of: value)
          guard name(of: callee)?.hasSuffix(".text") == true, !bound.contains(span),
            let text = tree[arguments].first
          else { continue }
          found.append((span, text))
        } else if isCheck(call), tree.stringConstant(value) != nil {
          found.append((tree.span(of: value), value))
        }
      }
    }
    return found
  }

  /// The arguments of a call that define something.
  private func definitions(of call: SourceCall) -> [ExpressionID] {
    var values = ["server_default", "postgresql_where", "condition", "sqltext"].compactMap {
      call[$0]?.value
    }
    if method(of: call) == "execute" { return [] }
    if isCheck(call) {
      values += call.arguments.dropFirst(method(of: call) == "CheckConstraint" ? 0 : 1)
    }
    if method(of: call) == "create_index" {
      for argument in call.arguments {
        if case .list(let elements, _) = tree.expression(argument) { values += tree[elements] }
      }
    }
    return values
  }

  private func isCheck(_ call: SourceCall) -> Bool {
    ["CheckConstraint", "create_check_constraint"].contains(method(of: call))
  }
}
