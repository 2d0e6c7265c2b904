import JSON

/// The JSON Schemas of answers, kept short: definitions travel with every conversation, so what stands
/// in a list is said in a few words.
enum AnswerSchema {
  /// An object with these members; which are always there is not said: it would double the names.
  static func object(_ properties: JSONObject) -> JSONValue {
    ["type": "object", "properties": .object(properties)]
  }

  /// A list of objects.
  static func list(_ meaning: String) -> JSONValue {
    ["type": "array", "description": .string(meaning)]
  }

  /// A list of strings.
  static let strings: JSONValue = ["type": "array", "items": ["type": "string"]]

  /// Findings, which are the same in every answer.
  static let findings = list("rule, severity, message, file, line, column, remedy.")

  /// A value of one type.
  static func value(_ type: String, _ meaning: String? = nil) -> JSONValue {
    guard let meaning else { return ["type": .string(type)] }
    return ["type": .string(type), "description": .string(meaning)]
  }
}
