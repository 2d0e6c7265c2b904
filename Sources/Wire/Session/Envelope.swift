import JSON

/// What the parameters of a request say about the request itself.
struct Envelope {
  /// The object of parameters, empty when there is none.
  let parameters: JSONObject
  /// The revision that the request states; nothing when it relies on a handshake.
  let revision: ProtocolRevision?
  /// What its progress notifications are to carry.
  let progressToken: RequestID?

  /// Reads the envelope.
  /// - Throws: `ProtocolError` when parameters, `_meta` or its reserved keys have a wrong shape, or
  ///   the revision is none that requests can state.
  init(_ params: JSONValue?) throws(ProtocolError) {
    guard let parameters = (params ?? [:]).object else {
      throw .invalidParameters("\"params\" is not an object")
    }
    self.parameters = parameters
    guard let meta = (parameters["_meta"] ?? [:]).object else {
      throw .invalidParameters("\"_meta\" is not an object")
    }
    progressToken = RequestID(meta[MetaKey.progressToken])
    guard let stated = meta[MetaKey.protocolVersion] else {
      revision = nil
      return
    }
    guard let version = stated.string, version.utf8.count <= 100 else {
      throw .invalidParameters("\(MetaKey.protocolVersion) in \"_meta\" is not a short string")
    }
    guard meta[MetaKey.clientCapabilities]?.object != nil else {
      throw .invalidParameters(
        "\(MetaKey.clientCapabilities) in \"_meta\" is missing or not an object")
    }
    if let level = meta[MetaKey.logLevel], !Self.logLevels.contains(level) {
      throw .invalidParameters("\(MetaKey.logLevel) in \"_meta\" is no known level")
    }
    guard let revision = ProtocolRevision(rawValue: version), revision.isStateless else {
      throw .unsupportedRevision(version)
    }
    self.revision = revision
  }

  /// A level has no effect: nothing is ever logged to the client.
  private static let logLevels: [JSONValue] = [
    "debug", "info", "notice", "warning", "error", "critical", "alert", "emergency",
  ]
}
