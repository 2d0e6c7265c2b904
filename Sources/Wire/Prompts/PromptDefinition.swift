import JSON

/// What a client is told of a prompt.
public struct PromptDefinition: Sendable {
  /// What a person may fill in.
  public struct Argument: Sendable {
    /// The name in `prompts/get`.
    public let name: String
    /// What it means.
    public let description: String
    /// Whether the prompt says nothing without it.
    public let isRequired: Bool

    /// An argument.
    public init(name: String, description: String, isRequired: Bool = false) {
      self.name = name
      self.description = description
      self.isRequired = isRequired
    }
  }

  /// The name in `prompts/get`.
  public let name: String
  /// The name for people.
  public let title: String
  /// What it is for.
  public let description: String
  /// What may be filled in, in the order in which it is asked for.
  public let arguments: [Argument]

  /// A definition.
  public init(name: String, title: String, description: String, arguments: [Argument] = []) {
    self.name = name
    self.title = title
    self.description = description
    self.arguments = arguments
  }

  /// The definition as a revision of the protocol lists it, without what that revision lacks.
  func json(for revision: ProtocolRevision) -> JSONValue {
    var prompt: JSONObject = ["name": .string(name)]
    if revision >= .june2025 { prompt["title"] = .string(title) }
    prompt["description"] = .string(description)
    if !arguments.isEmpty {
      prompt["arguments"] = .array(
        arguments.map {
          [
            "name": .string($0.name), "description": .string($0.description),
            "required": .bool($0.isRequired),
          ]
        })
    }
    return .object(prompt)
  }
}
