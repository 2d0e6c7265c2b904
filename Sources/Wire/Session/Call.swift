import JSON

/// Names one piece of running work; never used twice in a session.
public struct CallKey: Sendable, Hashable {
  let number: UInt64
}

/// Work that a request asked for, ready to run on any thread.
public struct Call: Sendable {
  /// Its name within the session.
  public let key: CallKey
  /// Whether somebody listens to its progress.
  public let wantsProgress: Bool
  /// Set when the answer is no longer wanted.
  public let cancellation: Cancellation
  let id: RequestID
  let work: Work
  let decoration: Decoration
  let maximumAnswer: Int

  /// Does the work and encodes its answer; nothing when it was cancelled.
  public func run(listener: (@Sendable (ProgressReport) -> Void)? = nil) -> [UInt8]? {
    if cancellation.isCancelled { return nil }
    let context = CallContext(
      cancellation: cancellation, listener: wantsProgress ? listener : nil)
    guard let outcome = try? work.run(context), !cancellation.isCancelled else { return nil }
    let answer = encode(outcome)
    if answer.count <= maximumAnswer { return answer }
    let replacement = encode(work.tooLarge(answer.count, maximumAnswer))
    if replacement.count <= maximumAnswer { return replacement }
    return Frame.error(.internalError("the answer is too large"), to: id)
  }

  private func encode(_ outcome: Result<JSONObject, ProtocolError>) -> [UInt8] {
    switch outcome {
    case .success(let result):
      Frame.result(JSONValue.object(decoration.applied(to: result)).encoded(), to: id)
    case .failure(let error): Frame.error(error, to: id)
    }
  }
}

/// What a revision puts into every result beside the answer itself.
struct Decoration: Sendable {
  let revision: ProtocolRevision
  let identity: JSONValue

  func applied(to result: JSONObject) -> JSONObject {
    guard revision.isStateless else { return result }
    var decorated = JSONObject()
    decorated["resultType"] = result["resultType"] ?? "complete"
    for member in result.members { decorated[member.key] = member.value }
    var meta = result["_meta"]?.object ?? [:]
    meta[MetaKey.serverInfo] = identity
    decorated["_meta"] = .object(meta)
    return decorated
  }
}
