import JSON

/// A request that the server answers.
public protocol Method: Sendable {
  /// The name on the wire.
  var name: String { get }
  /// The revisions that have it.
  var revisions: ClosedRange<ProtocolRevision> { get }
  /// What is to be done for a request. It runs between two lines of input, so it must be quick.
  func reply(to request: Request, of server: ServerDescription) -> Reply
}

extension Method {
  /// Every revision.
  public var revisions: ClosedRange<ProtocolRevision> { .november2024 ... .july2026 }
}

/// A request of which the envelope is in order.
public struct Request: Sendable {
  /// The method's name.
  public let method: String
  /// Its parameters; empty when there are none.
  public let parameters: JSONObject
  /// The revision under which it is answered.
  public let revision: ProtocolRevision
}

/// How a method answers.
public enum Reply: Sendable {
  /// At once.
  case result(JSONObject)
  /// With an error.
  case error(ProtocolError)
  /// With what is the same for every client of a revision; it is made and encoded once.
  case constant(@Sendable () -> JSONObject)
  /// With the answer of work that runs elsewhere.
  case work(Work)
  /// By agreeing on a revision.
  case handshake(ProtocolRevision, JSONObject)
  /// By keeping the request open for what it subscribed to.
  case subscription(honoured: JSONObject)
}

/// Something that takes its time.
public struct Work: Sendable {
  /// Does it, on a thread of its own.
  let run: @Sendable (CallContext) throws(CallCancelled) -> Result<JSONObject, ProtocolError>
  /// Answers instead when the result has more bytes than the limit.
  let tooLarge: @Sendable (_ bytes: Int, _ limit: Int) -> Result<JSONObject, ProtocolError>

  /// Work.
  public init(
    tooLarge:
      @escaping @Sendable (_ bytes: Int, _ limit: Int) -> Result<JSONObject, ProtocolError> = {
        .failure(.internalError("the answer has \($0) bytes, and the limit is \($1)"))
      },
    run:
      @escaping @Sendable (CallContext) throws(CallCancelled) -> Result<JSONObject, ProtocolError>
  ) {
    self.run = run
    self.tooLarge = tooLarge
  }
}
