import JSON
import SourceText

/// Checks a value against the part of JSON Schema that tool arguments and answers use.
///
/// That is `type`, `enum`, `const`, `anyOf`, `required`, `properties`, `additionalProperties`,
/// `items`, and the bounds of numbers, strings and arrays. Other keywords are not looked at.
public struct SchemaCheck {
  /// One thing that does not fit.
  public struct Finding: Sendable, Equatable {
    /// Where, as `name`, `name.inner` or `name[2]`; empty for the value as a whole.
    public let path: String
    /// What is expected and what is there, as the rest of a sentence that starts with the path.
    public let words: String
  }

  /// The most findings that are gathered.
  private static let limit = 8
  private var findings: [Finding] = []

  /// What in `value` does not fit `schema`; empty when all does.
  public static func findings(in value: JSONValue, schema: JSONValue) -> [Finding] {
    var check = SchemaCheck()
    check.check(value, schema, "")
    return check.findings
  }

  private mutating func add(_ path: String, _ words: String) {
    if findings.count < Self.limit { findings.append(Finding(path: path, words: words)) }
  }

  private mutating func check(_ value: JSONValue, _ schema: JSONValue, _ path: String) {
    guard findings.count < Self.limit else { return }
    if let choices = schema["anyOf"]?.array,
      !choices.contains(where: { Self.findings(in: value, schema: $0).isEmpty })
    {
      let kinds = choices.map(Self.expectation).joined(separator: ", or ")
      return add(path, "must be \(kinds), and is \(Self.shown(value))")
    }
    if let types = Self.types(of: schema), !types.contains(where: { Self.isType(value, $0) }) {
      return add(path, "must be \(Self.expectation(schema)), and is \(Self.shown(value))")
    }
    if let choices = schema["enum"]?.array ?? schema["const"].map({ [$0] }),
      !choices.contains(value)
    {
      let nearest = value.string.flatMap {
        NearestNames.of($0, in: choices.compactMap(\.string), limit: 1).first
      }
      let hint = nearest.map { "; nearest is \(ProtocolError.quoted($0))" } ?? ""
      return add(path, "must be \(Self.expectation(schema)), and is \(Self.shown(value))\(hint)")
    }
    switch value {
    case .object(let object): check(object, schema, path)
    case .array(let values): check(values, schema, path)
    case .string(let text): check(text, schema, path)
    case .int, .uint, .double:
      guard let number = value.double else { return }
      if let least = schema["minimum"]?.double, number < least {
        add(path, "must be \(Self.expectation(schema)), and is \(Self.shown(value))")
      } else if let most = schema["maximum"]?.double, number > most {
        add(path, "must be \(Self.expectation(schema)), and is \(Self.shown(value))")
      }
    case .null, .bool: break
    }
  }

  private mutating func check(_ object: JSONObject, _ schema: JSONValue, _ path: String) {
    let properties = schema["properties"]?.object ?? [:]
    func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    for key in schema["required"]?.array?.compactMap(\.string) ?? [] where object[key] == nil {
      let expected = properties[key].map { ": it must be \(Self.expectation($0))" } ?? ""
      add(place(key), "is missing\(expected)")
    }
    for member in object.members {
      if let property = properties[member.key] {
        check(member.value, property, place(member.key))
      } else if case .object? = schema["additionalProperties"],
        let others = schema["additionalProperties"]
      {
        check(member.value, others, place(member.key))
      } else if schema["additionalProperties"] == false {
        let known = properties.keys
        let nearest =
          NearestNames.of(member.key, in: known, limit: 1).first.map { "; nearest is `\($0)`" }
          ?? ""
        let all = known.isEmpty ? "none are taken" : "known are \(known.joined(separator: ", "))"
        add(place(String(member.key.prefix(80))), "is not known\(nearest) (\(all))")
      }
    }
  }

  private mutating func check(_ values: [JSONValue], _ schema: JSONValue, _ path: String) {
    if let least = schema["minItems"]?.int, values.count < least {
      add(path, "must have at least \(least) elements, and has \(values.count)")
    }
    if let most = schema["maxItems"]?.int, values.count > most {
      add(path, "must have at most \(most) elements, and has \(values.count)")
    }
    guard let element = schema["items"], element.object != nil else { return }
    for (index, value) in values.enumerated() { check(value, element, "\(path)[\(index)]") }
  }

  private mutating func check(_ text: String, _ schema: JSONValue, _ path: String) {
    let length = text.unicodeScalars.count
    if let least = schema["minLength"]?.int, length < least {
      add(path, least == 1 ? "must not be empty" : "must have at least \(least) characters")
    }
    if let most = schema["maxLength"]?.int, length > most {
      add(path, "must have at most \(most) characters, and has \(length)")
    }
  }
}

extension SchemaCheck {
  private static func types(of schema: JSONValue) -> [String]? {
    schema["type"]?.string.map { [$0] } ?? schema["type"]?.array?.compactMap(\.string)
  }

  private static func isType(_ value: JSONValue, _ type: String) -> Bool {
    switch (type, value) {
    case ("number", .int), ("number", .uint), ("number", .double): true
    case ("integer", .double(let number)): number.rounded() == number
    default: value.typeName == type
    }
  }

  /// What a schema asks for, with its article.
  static func expectation(_ schema: JSONValue) -> String {
    if let choices = schema["enum"]?.array {
      return "one of \(choices.map(\.compact).joined(separator: ", "))"
    }
    if let value = schema["const"] { return value.compact }
    if let choices = schema["anyOf"]?.array {
      return choices.map(expectation).joined(separator: ", or ")
    }
    let names = types(of: schema)?.map { type in
      switch type {
      case "null": "null"
      case "array":
        schema["items"].map { "an array, each element \(expectation($0))" } ?? "an array"
      case "integer", "object": "an \(type)"
      default: "a \(type)"
      }
    }
    let kind = names?.joined(separator: " or ") ?? "a value"
    switch (schema["minimum"], schema["maximum"]) {
    case (let least?, let most?): return "\(kind) from \(least.compact) to \(most.compact)"
    case (let least?, nil): return "\(kind) of at least \(least.compact)"
    case (nil, let most?): return "\(kind) of at most \(most.compact)"
    case (nil, nil): return kind
    }
  }

  /// A value in a sentence: its kind and, when short, what it is.
  private static func shown(_ value: JSONValue) -> String {
    switch value {
    case .null: return "null"
    case .object: return "an object"
    case .array: return "an array"
    case .string(let text): return "the string \(ProtocolError.quoted(text))"
    default: return value.compact
    }
  }
}
