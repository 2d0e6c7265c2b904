/// A pattern with its children; the names are those of Python's `ast` module.
public enum Pattern: Sendable {
  /// A value compared with `==`.
  case matchValue(value: ExpressionID)
  /// `None`, `True` or `False`, compared with `is`.
  case matchSingleton(value: Constant)
  /// `[a, b]`, `(a, b)`, `a, b`.
  case matchSequence(patterns: NodeList<PatternID>)
  /// `{key: pattern, **rest}`.
  case matchMapping(keys: NodeList<ExpressionID>, patterns: NodeList<PatternID>, rest: NameID?)
  /// `cls(patterns, attr=pattern)`.
  case matchClass(
    cls: ExpressionID, patterns: NodeList<PatternID>, kwdAttrs: NodeList<NameID>,
    kwdPatterns: NodeList<PatternID>)
  /// `*name`; no name for `*_`.
  case matchStar(name: NameID?)
  /// `pattern as name`, `name`, or `_` with neither.
  case matchAs(pattern: PatternID?, name: NameID?)
  /// `a | b`.
  case matchOr(patterns: NodeList<PatternID>)
}

/// One `case` of a `match` statement.
public struct MatchCase: Sendable {
  /// What is matched.
  public let pattern: PatternID
  /// The condition after `if`.
  public let guardExpression: ExpressionID?
  /// The statements of the case.
  public let body: NodeList<StatementID>
}
