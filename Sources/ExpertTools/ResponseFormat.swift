/// How much an answer says.
public enum ResponseFormat: String, Sendable, CaseIterable {
  /// About a page: what matters, capped lists.
  case concise
  /// Everything.
  case detailed
}
