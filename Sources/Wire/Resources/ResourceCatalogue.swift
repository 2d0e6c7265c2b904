import JSON

/// What a server has to read.
public protocol ResourceCatalogue: Sendable {
  /// Every resource with a URI of its own, in the fixed order in which it is listed.
  var resources: [ResourceDefinition] { get }
  /// Every family of resources, in the fixed order in which it is listed.
  var templates: [ResourceDefinition] { get }

  /// Reads a resource, on a thread that other calls do not share.
  ///
  /// The URI is whatever the client says.
  /// - Throws: `CallCancelled`, for the caller no longer wants the answer.
  func read(_ uri: String, context: CallContext) throws(CallCancelled) -> ResourceAnswer
}

/// What reading a resource comes to.
public enum ResourceAnswer: Sendable, Equatable {
  /// Its text, and what the text is written in.
  case text(String, mimeType: String)
  /// There is no such resource; the words say which there are.
  case unknown(String)
  /// There is one, and it cannot be read now.
  case failure(String)

  /// The answer as a result of `resources/read`, or the error that a revision has for it.
  ///
  /// The text is made of files that change under an editor, so nobody may keep it.
  func result(of uri: String, for revision: ProtocolRevision) -> Result<JSONObject, ProtocolError> {
    switch self {
    case .text(let text, let mimeType):
      let contents: JSONValue = [
        ["uri": .string(uri), "mimeType": .string(mimeType), "text": .string(text)]
      ]
      return .success(CacheHints.none(to: ["contents": contents], for: revision))
    case .unknown(let words): return .failure(.unknownResource(uri, words, in: revision))
    case .failure(let words): return .failure(.internalError(words))
    }
  }
}
