import JSON

/// The JSON Schemas of answers, kept short: definitions travel with every conversation, so what stands
/// in a list is said in a few words.
enum AnswerSchema {
  /// An object with these members, all of them there but the optional ones.
  static func object(_ properties: JSONObject, optional: JSONObject = [:]) -> JSONValue {
    var all = properties
    for member in optional.members { all[member.key] = member.value }
    return [
      "type": "object", "properties": .object(all), "required": .strings(properties.keys),
    ]
  }

  /// A list of objects.
  static func list(_ meaning: String) -> JSONValue {
    ["type": "array", "items": ["type": "object"], "description": .string(meaning)]
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
