import JSON

/// The protocol on one connection, without input, output, threads or clock: it is fed with messages
/// and answers what is to be done.
///
/// Every message is taken for itself: a request that states its revision is answered by that one,
/// any other by the revision that `initialize` agreed on, in whatever order they come.
public struct Session: Sendable {
  /// Bounds on what a client may ask for.
  public struct Limits: Sendable {
    /// The most bytes of an answer; more becomes an answer that says so.
    ///
    /// Clients are known to close the connection at 10 MiB, and to read slowly long before.
    public var answer = 1_000_000
    /// The most messages of a batch.
    public var batch = 1000
    /// The most subscriptions that are open at once.
    public var subscriptions = 256

    /// The usual bounds.
    public init() {}
  }

  private struct Running {
    let id: RequestID
    let progressToken: RequestID?
    let revision: ProtocolRevision
    let cancellation: Cancellation
    let batch: UInt64?
    var progress = -Double.infinity
    var reported: ContinuousClock.Instant?
  }

  private struct Batch {
    var waiting = 0
    var answers: [[UInt8]] = []
  }

  private let server: ServerDescription
  private let limits: Limits
  private let table: MethodTable
  private var agreed: ProtocolRevision?
  private var running: [CallKey: Running] = [:]
  private var keys: [RequestID: CallKey] = [:]
  private var subscriptions: [RequestID] = []
  private var batches: [UInt64: Batch] = [:]
  private var constants: [String: [UInt8]] = [:]
  private var lastKey: UInt64 = 0

  /// A connection on which nothing was said yet.
  public init(_ server: ServerDescription, limits: Limits = Limits()) {
    self.server = server
    self.limits = limits
    table = MethodTable(features: server.features)
  }

  /// How many calls are under way.
  public var runningCalls: Int { running.count }

  /// Takes one message or batch.
  public mutating func receive(_ incoming: Incoming) -> [Action] {
    switch incoming {
    case .unreadable(let error, let id):
      return [.log("unreadable input: \(error.message)"), send(Frame.error(error, to: id))]
    case .value(.array(let elements)): return receive(batch: elements)
    case .value(let value): return receive(Message(value), batch: nil)
    }
  }

  /// Takes one line as it came, for those who need no lock.
  public mutating func receive(line: [UInt8]) -> [Action] { receive(Incoming(line: line)) }

  /// Takes the answer of a call, nothing when it was cancelled; sends it if it is still wanted.
  public mutating func finish(_ key: CallKey, answer: [UInt8]?) -> [Action] {
    guard let call = running.removeValue(forKey: key) else { return [] }
    keys[call.id] = nil
    return settle(answer, batch: call.batch)
  }

  /// Passes a report on when its call still runs, asked for it, and did not report just before.
  public mutating func report(
    _ report: ProgressReport, of key: CallKey, at now: ContinuousClock.Instant
  ) -> [Action] {
    guard let call = running[key], let token = call.progressToken else { return [] }
    guard report.progress.isFinite, report.progress > call.progress else { return [] }
    let isLast = report.progress == report.total
    if let before = call.reported, now - before < Self.reportInterval, !isLast { return [] }
    running[key]?.progress = report.progress
    running[key]?.reported = now
    var params: JSONObject = ["progressToken": token.json, "progress": .number(report.progress)]
    params["total"] = report.total.map { .number($0) }
    if call.revision >= .march2025 { params["message"] = report.message.map { .string($0) } }
    return [send(Frame.notification("notifications/progress", params: params))]
  }

  /// The shortest time between two reports of a call.
  private static let reportInterval = Duration.milliseconds(20)

  /// Closes what would stay open for ever; calls under way may still finish.
  public mutating func endOfInput() -> [Action] {
    defer { subscriptions = [] }
    let decoration = decoration(for: .july2026)
    return subscriptions.map { id in
      let result = decoration.applied(to: ["_meta": [MetaKey.subscriptionID: id.json]])
      return send(Frame.result(JSONValue.object(result).encoded(), to: id))
    }
  }

  /// Gives up everything that still runs.
  public mutating func cancelAll() -> [Action] {
    defer { (running, keys, batches) = ([:], [:], [:]) }
    return running.values.map { .cancel($0.cancellation) }
  }

  private mutating func receive(_ message: Message, batch: UInt64?) -> [Action] {
    switch message {
    case .stray: return []
    case .invalid(let id, let error):
      return [.log(error.message)] + settle(Frame.error(error, to: id), batch: batch, waited: false)
    case .notification("notifications/cancelled", let params): return cancel(params)
    case .notification: return []
    case .request(let id, let method, let params):
      do throws(ProtocolError) {
        return try request(id, method, params, batch: batch)
      } catch {
        return settle(Frame.error(error, to: id), batch: batch, waited: false)
      }
    }
  }

  private mutating func receive(batch elements: [JSONValue]) -> [Action] {
    guard agreed?.hasBatches == true else {
      return [send(Frame.error(.invalidRequest("this revision has no batches"), to: nil))]
    }
    guard !elements.isEmpty, elements.count <= limits.batch else {
      let words = "a batch has 1 to \(limits.batch) messages, and this one \(elements.count)"
      return [send(Frame.error(.invalidRequest(words), to: nil))]
    }
    lastKey += 1
    let key = lastKey
    batches[key] = Batch(waiting: 1)  // the batch itself, until all its messages were looked at
    var actions: [Action] = []
    for element in elements { actions += receive(Message(element), batch: key) }
    return actions + settle(nil, batch: key)
  }

  private mutating func request(
    _ id: RequestID, _ name: String, _ params: JSONValue?, batch: UInt64?
  ) throws(ProtocolError) -> [Action] {
    if keys[id] != nil || subscriptions.contains(id) {
      throw .invalidRequest("a request with this id is still under way")
    }
    let envelope: Envelope
    do throws(ProtocolError) {
      envelope = try Envelope(params)
    } catch  where error.code == -32602 && !table.isKnown(name) {
      throw .methodNotFound(name)
    }
    let (method, revision) = try find(name, envelope)
    if batch != nil, revision.isStateless || name == Initialize.methodName {
      throw .invalidRequest("\(name) is not allowed in a batch")
    }
    let request = Request(method: name, parameters: envelope.parameters, revision: revision)
    switch method.reply(to: request, of: server) {
    case .error(let error): throw error
    case .result(let result):
      let body = JSONValue.object(decoration(for: revision).applied(to: result)).encoded()
      return settle(Frame.result(body, to: id), batch: batch, waited: false)
    case .constant(let make):
      let body = constant("\(name) \(revision.rawValue)", revision, make)
      return settle(Frame.result(body, to: id), batch: batch, waited: false)
    case .handshake(let revision, let result):
      agreed = revision
      return [send(Frame.result(JSONValue.object(result).encoded(), to: id))]
    case .subscription(let honoured): return try subscribe(id, honoured)
    case .work(let work): return [.start(start(work, id, envelope, revision, batch))]
    }
  }

  /// The method and the revision under which a request is answered.
  private func find(
    _ name: String, _ envelope: Envelope
  ) throws(ProtocolError) -> (any Method, ProtocolRevision) {
    if let revision = envelope.revision {
      guard let method = table.method(name, in: revision) else { throw .methodNotFound(name) }
      return (method, revision)
    }
    if let agreed {
      guard let method = table.method(name, in: agreed) else { throw .methodNotFound(name) }
      return (method, agreed)
    }
    guard table.isKnown(name) else { throw .methodNotFound(name) }
    let oldest = ProtocolRevision.newestWithHandshake
    if [Initialize.methodName, Ping.methodName].contains(name),
      let method = table.method(name, in: oldest)
    {
      return (method, oldest)
    }
    throw .invalidParameters(
      "\"_meta\" lacks \(MetaKey.protocolVersion) and \(MetaKey.clientCapabilities); "
        + "without them, a connection starts with \(Initialize.methodName)")
  }

  private mutating func start(
    _ work: Work, _ id: RequestID, _ envelope: Envelope, _ revision: ProtocolRevision,
    _ batch: UInt64?
  ) -> Call {
    lastKey += 1
    let call = Call(
      key: CallKey(number: lastKey), wantsProgress: envelope.progressToken != nil,
      cancellation: Cancellation(), id: id, work: work, decoration: decoration(for: revision),
      maximumAnswer: limits.answer)
    keys[id] = call.key
    running[call.key] = Running(
      id: id, progressToken: envelope.progressToken, revision: revision,
      cancellation: call.cancellation, batch: batch)
    if let batch { batches[batch]?.waiting += 1 }
    return call
  }

  private mutating func subscribe(
    _ id: RequestID, _ honoured: JSONObject
  ) throws(ProtocolError) -> [Action] {
    guard subscriptions.count < limits.subscriptions else {
      throw .internalError("\(limits.subscriptions) subscriptions are open")
    }
    subscriptions.append(id)
    let params: JSONObject = [
      "_meta": [MetaKey.subscriptionID: id.json], "notifications": .object(honoured),
    ]
    return [send(Frame.notification("notifications/subscriptions/acknowledged", params: params))]
  }

  private mutating func cancel(_ params: JSONValue?) -> [Action] {
    guard let id = RequestID(params?["requestId"]) else { return [] }
    if let place = subscriptions.firstIndex(of: id) {
      subscriptions.remove(at: place)
      return []
    }
    guard let key = keys.removeValue(forKey: id), let call = running.removeValue(forKey: key) else {
      return []
    }
    return [.cancel(call.cancellation)] + settle(nil, batch: call.batch)
  }

  /// Sends an answer, or keeps it until its batch is complete.
  ///
  /// `waited` says whether the batch was counting on it.
  private mutating func settle(
    _ answer: [UInt8]?, batch key: UInt64?, waited: Bool = true
  ) -> [Action] {
    guard let key else { return answer.map { [send($0)] } ?? [] }
    guard var batch = batches[key] else { return [] }
    if let answer { batch.answers.append(answer) }
    if waited { batch.waiting -= 1 }
    batches[key] = batch.waiting > 0 ? batch : nil
    return batch.waiting > 0 || batch.answers.isEmpty ? [] : [send(Frame.batch(batch.answers))]
  }

  private mutating func constant(
    _ key: String, _ revision: ProtocolRevision, _ make: () -> JSONObject
  ) -> [UInt8] {
    if let body = constants[key] { return body }
    let body = JSONValue.object(decoration(for: revision).applied(to: make())).encoded()
    constants[key] = body
    return body
  }

  private func decoration(for revision: ProtocolRevision) -> Decoration {
    Decoration(revision: revision, identity: server.identity(for: revision))
  }

  private func send(_ body: [UInt8]) -> Action { .send(body + [UInt8(ascii: "\n")]) }
}
