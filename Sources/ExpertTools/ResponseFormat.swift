import JSON

/// How much an answer says.
public enum ResponseFormat: String, Sendable, CaseIterable {
  /// About a page: what matters, capped lists.
  case concise
  /// Everything.
  case detailed

  /// The schema of the argument, with what the detailed answer has more.
  static func schema(_ meaning: String) -> JSONValue {
    [
      "type": "string", "enum": .strings(allCases.map(\.rawValue)), "default": "concise",
      "description": .string(meaning),
    ]
  }
}
