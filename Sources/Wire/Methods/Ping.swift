import JSON

/// Shows that the server is alive, before a handshake too.
struct Ping: Method {
  static let methodName = "ping"
  let name = Ping.methodName
  let revisions = ProtocolRevision.november2024 ... .newestWithHandshake

  func reply(to request: Request, of server: ServerDescription) -> Reply { .result([:]) }
}
