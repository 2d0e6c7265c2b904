import JSON

/// What a server is and offers; the same for every client.
public struct ServerDescription: Sendable {
  /// The name for programs.
  public let name: String
  /// The name for people.
  public let title: String
  /// The version of the server, not of the protocol.
  public let version: String
  /// A picture that clients may show beside the name.
  public let icon: Icon?
  /// What a model should know before its first call.
  public let instructions: String?
  /// The groups of methods that are offered.
  public let features: [any Feature]

  /// A server with whatever features.
  public init(
    name: String, title: String, version: String, icon: Icon? = nil, instructions: String? = nil,
    features: [any Feature]
  ) {
    self.name = name
    self.title = title
    self.version = version
    self.icon = icon
    self.instructions = instructions
    self.features = features
  }

  /// The server's name and version, without what a revision lacks.
  func identity(for revision: ProtocolRevision) -> JSONValue {
    var identity: JSONObject = ["name": .string(name)]
    if revision >= .june2025 { identity["title"] = .string(title) }
    identity["version"] = .string(version)
    if revision >= .november2025 { identity["icons"] = icon.map { [$0.json] } }
    return .object(identity)
  }

  /// The capabilities, as far as a revision has names for them.
  ///
  /// Nothing here ever changes while the server runs, so none says `listChanged`.
  func capabilities(in revision: ProtocolRevision) -> JSONValue {
    var capabilities = JSONObject()
    for feature in features where feature.announced.contains(revision) {
      capabilities[feature.capability] = [:]
    }
    return .object(capabilities)
  }
}

/// A group of methods that is advertised as one capability, such as `tools`.
///
/// A new group is one file that conforms, and its place in `ServerDescription.features`.
public protocol Feature: Sendable {
  /// The capability's name.
  var capability: String { get }
  /// The revisions that have the capability's name.
  var announced: ClosedRange<ProtocolRevision> { get }
  /// The methods that come with it.
  var methods: [any Method] { get }
}

extension Feature {
  /// Every revision.
  public var announced: ClosedRange<ProtocolRevision> { .november2024 ... .july2026 }
}
