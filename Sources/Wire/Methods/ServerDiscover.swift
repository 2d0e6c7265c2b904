import JSON

/// Says what the server is, to a client that opens without a handshake.
struct ServerDiscover: Method {
  let name = "server/discover"
  let revisions = ProtocolRevision.july2026 ... .july2026

  func reply(to request: Request, of server: ServerDescription) -> Reply {
    .constant {
      var result: JSONObject = [
        "supportedVersions": ProtocolRevision.advertised, "capabilities": server.capabilities,
      ]
      result["instructions"] = server.instructions.map { .string($0) }
      return CacheHints.added(to: result, for: .july2026)
    }
  }
}

/// How long a client may keep a result that never changes while the server runs.
enum CacheHints {
  static func added(to result: JSONObject, for revision: ProtocolRevision) -> JSONObject {
    guard revision.isStateless else { return result }
    var result = result
    result["ttlMs"] = 3_600_000
    result["cacheScope"] = "public"
    return result
  }
}
