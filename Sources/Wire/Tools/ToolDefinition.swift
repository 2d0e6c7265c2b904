import JSON

/// What a client is told of a tool.
public struct ToolDefinition: Sendable {
  /// Hints on what a call does; a client may ask its user less when they are harmless.
  public struct Annotations: Sendable {
    /// Whether it changes nothing.
    public let readOnly: Bool
    /// Whether a change may destroy something.
    public let destructive: Bool
    /// Whether a second call with the same arguments changes nothing more.
    public let idempotent: Bool
    /// Whether it reaches beyond the project, say to a database or a network.
    public let openWorld: Bool

    /// Hints, all of them given.
    public init(readOnly: Bool, destructive: Bool, idempotent: Bool, openWorld: Bool) {
      self.readOnly = readOnly
      self.destructive = destructive
      self.idempotent = idempotent
      self.openWorld = openWorld
    }

    /// Reads the project and nothing else.
    public static let readsProject = Annotations(
      readOnly: true, destructive: false, idempotent: true, openWorld: false)
  }

  /// The name in `tools/call`: 1 to 64 of `A-Za-z0-9_-`, which is what every known host takes.
  public let name: String
  /// The name for people.
  public let title: String
  /// What it does and when to call it.
  public let description: String
  /// JSON Schema of the arguments; its root says `"type": "object"`.
  public let inputSchema: JSONValue
  /// JSON Schema of the structured answer; its root says `"type": "object"`.
  public let outputSchema: JSONValue?
  /// Hints on what a call does.
  public let annotations: Annotations

  /// A definition.
  public init(
    name: String, title: String, description: String, inputSchema: JSONValue,
    outputSchema: JSONValue? = nil, annotations: Annotations
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.inputSchema = inputSchema
    self.outputSchema = outputSchema
    self.annotations = annotations
  }

  /// The definition as a revision of the protocol lists it, without what that revision lacks.
  public func json(for revision: ProtocolRevision = .july2026) -> JSONValue {
    var tool: JSONObject = ["name": .string(name)]
    if revision >= .june2025 { tool["title"] = .string(title) }
    tool["description"] = .string(description)
    tool["inputSchema"] = inputSchema
    if revision >= .june2025 { tool["outputSchema"] = outputSchema }
    if revision >= .march2025 {
      var hints = JSONObject()
      // Where a tool has a title of its own, saying it twice only costs.
      if revision < .june2025 { hints["title"] = .string(title) }
      hints["readOnlyHint"] = .bool(annotations.readOnly)
      hints["destructiveHint"] = .bool(annotations.destructive)
      hints["idempotentHint"] = .bool(annotations.idempotent)
      hints["openWorldHint"] = .bool(annotations.openWorld)
      tool["annotations"] = .object(hints)
    }
    return .object(tool)
  }

  /// What hosts are known to reject a whole server for; empty when all is well.
  public var faults: [String] {
    var faults: [String] = []
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
    if !(1...64).contains(name.count) || !name.allSatisfy(allowed.contains) {
      faults.append("the name must be 1 to 64 of A-Z, a-z, 0-9, _ and -")
    }
    if title.isEmpty { faults.append("the title is empty") }
    if description.isEmpty { faults.append("the description is empty") }
    for (label, schema) in [("inputSchema", inputSchema), ("outputSchema", outputSchema)] {
      guard let schema else { continue }
      if schema["type"] != "object" { faults.append("\(label) has no \"type\": \"object\"") }
      for keyword in ["oneOf", "anyOf", "allOf"] where schema[keyword] != nil {
        faults.append("\(label) has \(keyword) at its root")
      }
      for (key, property) in schema["properties"]?.object?.members.map({ ($0.key, $0.value) }) ?? []
      where property.object == nil {
        faults.append("\(label): the schema of \(key) is no object")
      }
    }
    return faults
  }
}
