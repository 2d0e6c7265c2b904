import JSON

/// What a client is told of something that it can read.
public struct ResourceDefinition: Sendable {
  /// Where it is: a URI, or for a family of resources a URI template of RFC 6570, such as
  /// `scheme://things/{id}`.
  public let uri: String
  /// The name for programs.
  public let name: String
  /// The name for people.
  public let title: String
  /// What it says.
  public let description: String
  /// What its text is written in.
  public let mimeType: String

  /// A definition.
  public init(uri: String, name: String, title: String, description: String, mimeType: String) {
    self.uri = uri
    self.name = name
    self.title = title
    self.description = description
    self.mimeType = mimeType
  }

  /// The definition as a revision of the protocol lists it; `key` is `uri`, or `uriTemplate`.
  func json(for revision: ProtocolRevision, key: String) -> JSONValue {
    var resource: JSONObject = [key: .string(uri), "name": .string(name)]
    if revision >= .june2025 { resource["title"] = .string(title) }
    resource["description"] = .string(description)
    resource["mimeType"] = .string(mimeType)
    return .object(resource)
  }
}
