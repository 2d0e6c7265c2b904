import JSON

/// The JSON Schemas of answers, kept short: definitions travel with every conversation, and who reads an
/// answer sees what it has.
enum AnswerSchema {
  /// An object with these members and their types, `?` for one that may be null; which are always there
  /// is not said, and neither is what stands in a list.
  static func members(_ types: KeyValuePairs<String, String>) -> JSONValue {
    var properties = JSONObject()
    for (name, type) in types {
      let isOptional = type.hasSuffix("?")
      let plain = JSONValue.string(isOptional ? String(type.dropLast()) : type)
      properties[name] = ["type": isOptional ? [plain, "null"] : plain]
    }
    return object(properties)
  }

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
}
