import JSON

/// Keeps a request open for changes of lists.
///
/// None of ours ever changes, so nothing is honoured.
struct SubscriptionsListen: Method {
  let name = "subscriptions/listen"
  let revisions = ProtocolRevision.july2026 ... .july2026

  func reply(to request: Request, of server: ServerDescription) -> Reply {
    guard request.parameters["notifications"]?.object != nil else {
      return .error(.invalidParameters("\"notifications\" is missing or not an object"))
    }
    return .subscription(honoured: [:])
  }
}
