import JSON

/// Agrees on a revision with a client that opens with a handshake.
struct Initialize: Method {
  static let methodName = "initialize"
  let name = Initialize.methodName
  let revisions = ProtocolRevision.november2024 ... .newestWithHandshake

  /// An unknown revision is answered with the newest one, and the client decides; capabilities are
  /// not looked at, because nothing is ever asked of a client.
  func reply(to request: Request, of server: ServerDescription) -> Reply {
    guard let wanted = request.parameters["protocolVersion"]?.string else {
      return .error(.invalidParameters("\"protocolVersion\" is missing or not a string"))
    }
    let known = ProtocolRevision(rawValue: wanted).flatMap { revisions.contains($0) ? $0 : nil }
    let revision = known ?? .newestWithHandshake
    var result: JSONObject = [
      "protocolVersion": .string(revision.rawValue),
      "capabilities": server.capabilities(in: revision),
      "serverInfo": server.identity(for: revision),
    ]
    result["instructions"] = server.instructions.map { .string($0) }
    return .handshake(revision, result)
  }
}
