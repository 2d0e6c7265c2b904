/// Every method that a server answers, by name.
struct MethodTable: Sendable {
  /// What every server answers, whatever its features.
  private static let core: [any Method] = [
    ServerDiscover(), Initialize(), Ping(), SubscriptionsListen(),
  ]
  private let methods: [String: any Method]

  init(features: [any Feature]) {
    var methods: [String: any Method] = [:]
    for method in Self.core + features.flatMap(\.methods) { methods[method.name] = method }
    self.methods = methods
  }

  /// The method as a revision has it.
  func method(_ name: String, in revision: ProtocolRevision) -> (any Method)? {
    methods[name].flatMap { $0.revisions.contains(revision) ? $0 : nil }
  }

  /// Whether any revision has the method.
  func isKnown(_ name: String) -> Bool { methods[name] != nil }
}
