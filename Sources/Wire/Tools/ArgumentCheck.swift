import JSON

/// Turns arguments that do not fit a tool into a text by which a model can mend its call.
enum ArgumentCheck {
  /// The text, or nothing when the arguments fit.
  static func failure(_ arguments: JSONObject, for tool: ToolDefinition) -> String? {
    let findings = SchemaCheck.findings(in: .object(arguments), schema: tool.inputSchema)
    if findings.isEmpty { return nil }
    var lines = ["The arguments of \(tool.name) do not fit; nothing was done."]
    for finding in findings {
      lines.append(
        finding.path.isEmpty ? "- \(finding.words)" : "- `\(finding.path)` \(finding.words)")
    }
    lines.append("For example: \(JSONValue.object(example(for: arguments, tool)).compact)")
    return lines.joined(separator: "\n")
  }

  /// The caller's arguments as far as they fit, the required ones filled in, and one for each
  /// argument that was wrong.
  private static func example(for arguments: JSONObject, _ tool: ToolDefinition) -> JSONObject {
    let required = tool.inputSchema["required"]?.array?.compactMap(\.string) ?? []
    var example = JSONObject()
    for member in tool.inputSchema["properties"]?.object?.members ?? [] {
      let given = arguments[member.key]
      if let given, SchemaCheck.findings(in: given, schema: member.value).isEmpty,
        given.encodedLength <= 200
      {
        example[member.key] = given
      } else if given != nil || required.contains(member.key) {
        example[member.key] = sample(member.value)
      }
    }
    return example
  }

  private static func sample(_ schema: JSONValue) -> JSONValue {
    if let value = schema["examples"]?[0] ?? schema["default"] ?? schema["const"]
      ?? schema["enum"]?[0]
    {
      return value
    }
    if let choice = schema["anyOf"]?[0] { return sample(choice) }
    switch schema["type"]?.string ?? schema["type"]?[0]?.string {
    case "boolean": return true
    case "integer", "number": return schema["minimum"] ?? 1
    case "array": return .array(schema["items"].map { [sample($0)] } ?? [])
    case "object": return [:]
    case "null": return nil
    default: return "…"
    }
  }
}

extension JSONValue {
  fileprivate var encodedLength: Int { encoded().count }
}
