extension PythonTree {
  /// The pattern `id` with its children.
  public func pattern(_ id: PatternID) -> Pattern {
    let node = node(id.rawValue)
    switch node.kind {
    case .matchValue: return .matchValue(value: child(node.a))
    case .matchSingleton: return .matchSingleton(value: constant(node))
    case .matchSequence: return .matchSequence(patterns: list(node.a, node.b))
    case .matchMapping:
      return .matchMapping(
        keys: list(at: node.a), patterns: list(at: node.a + 2), rest: optional(node.b))
    case .matchClass:
      return .matchClass(
        cls: child(node.a), patterns: list(at: node.b), kwdAttrs: list(at: node.b + 2),
        kwdPatterns: list(at: node.b + 4))
    case .matchStar: return .matchStar(name: optional(node.a))
    case .matchOr: return .matchOr(patterns: list(node.a, node.b))
    default: return .matchAs(pattern: optional(node.a), name: optional(node.b))
    }
  }

  /// The `case` clause `id` with its children.
  public func matchCase(_ id: MatchCaseID) -> MatchCase {
    let node = node(id.rawValue)
    return MatchCase(
      pattern: PatternID(rawValue: node.a), guardExpression: optional(node.b),
      body: list(at: node.c))
  }
}
