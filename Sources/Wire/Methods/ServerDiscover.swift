import JSON

/// Says what the server is, to a client that opens without a handshake.
struct ServerDiscover: Method {
  let name = "server/discover"
  let revisions = ProtocolRevision.july2026 ... .july2026

  func reply(to request: Request, of server: ServerDescription) -> Reply {
    .constant {
      var result: JSONObject = [
        "supportedVersions": ProtocolRevision.advertised,
        "capabilities": server.capabilities(in: .july2026),
      ]
      result["instructions"] = server.instructions.map { .string($0) }
      return CacheHints.added(to: result, for: .july2026)
    }
  }
}

/// How long a client may keep a result.
enum CacheHints {
  /// A result that never changes while the server runs.
  static func added(to result: JSONObject, for revision: ProtocolRevision) -> JSONObject {
    hints(3_600_000, "public", to: result, revision)
  }

  /// A result that may be another one at the next question.
  static func none(to result: JSONObject, for revision: ProtocolRevision) -> JSONObject {
    hints(0, "private", to: result, revision)
  }

  private static func hints(
    _ milliseconds: Int, _ scope: String, to result: JSONObject, _ revision: ProtocolRevision
  ) -> JSONObject {
    guard revision.isStateless else { return result }
    var result = result
    result["ttlMs"] = .integer(milliseconds)
    result["cacheScope"] = .string(scope)
    return result
  }
}
