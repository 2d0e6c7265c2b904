import PythonSyntax
import SourceText

extension RevisionSource {
  /// Whether a place stands in the branch of an `if` that a constant of the file closes: `if DEBUG:` where the
  /// file has `DEBUG = False` and gives the name no other value.
  func neverRuns(_ span: SourceSpan) -> Bool {
    var found = false
    ExpressionWalk(tree).statements(tree.body) { id in
      guard case .if(let test, let body, let orelse) = tree.statement(id),
        let isTrue = constantTruth(test)
      else { return !found }
      let closed = isTrue ? orelse : body
      found = tree[closed].contains { id in
        let outer = tree.span(of: id)
        return outer.start <= span.start && span.end <= outer.end
      }
      return !found
    }
    return found
  }

  /// What a condition certainly is: a literal, a name that is given one once, or `not` of either.
  private func constantTruth(_ id: ExpressionID) -> Bool? {
    switch tree.expression(id) {
    case .constant(.bool(let value)): return value
    case .constant(.none): return false
    case .unaryOp(.not, let operand): return constantTruth(operand).map { !$0 }
    case .name(let name, _):
      guard let value = onlyValue(of: tree.name(name)) else { return nil }
      switch tree.expression(value) {
      case .constant(.bool(let value)): return value
      case .constant(.none): return false
      default: return nil
      }
    default: return nil
    }
  }
}
