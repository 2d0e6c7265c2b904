import JSON
import Wire

/// A session that is fed with texts, runs calls when told to, and answers with what it sent.
struct Conversation {
  static let server = ServerDescription(
    name: "stub", title: "Stub", version: "1.2.3", instructions: "Call echo.",
    features: [ToolsFeature(StubTools())])
  /// The same with everything that the wire can serve.
  static let library = ServerDescription(
    name: "stub", title: "Stub", version: "1.2.3",
    features: [
      ToolsFeature(StubTools()), PromptsFeature(StubLibrary()), ResourcesFeature(StubLibrary()),
      CompletionsFeature(StubLibrary()),
    ])

  /// The `_meta` of a request that states its revision.
  static let meta =
    #""_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}"#

  var session: Session
  /// Calls that were started and did not run yet.
  private(set) var started: [Call] = []
  /// The flags of calls that were cancelled.
  private(set) var cancelled: [Cancellation] = []
  /// Whether calls run as soon as they are started.
  private let runsAtOnce: Bool

  init(
    with server: ServerDescription = Conversation.server,
    agreedOn revision: ProtocolRevision? = nil, limits: Session.Limits = .init(),
    runsAtOnce: Bool = true
  ) {
    session = Session(server, limits: limits)
    self.runsAtOnce = runsAtOnce
    if let revision { _ = initialize(revision.rawValue) }
  }

  mutating func initialize(_ version: String) -> [JSONValue] {
    receive(
      """
      {"jsonrpc":"2.0","id":"init","method":"initialize","params":{"protocolVersion":"\(version)",\
      "capabilities":{},"clientInfo":{"name":"test","version":"0"}}}
      """)
  }

  /// Feeds one line and answers what was sent because of it.
  mutating func receive(_ line: String) -> [JSONValue] { receive(Array(line.utf8)) }

  mutating func receive(_ line: [UInt8]) -> [JSONValue] { perform(session.receive(line: line)) }

  /// Sends a request of the revision without a handshake; `parameters` are members without braces.
  mutating func request(_ id: String, _ method: String, _ parameters: String = "") -> [JSONValue] {
    let others = parameters.isEmpty ? "" : ",\(parameters)"
    return receive(
      #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":{\#(Self.meta)\#(others)}}"#)
  }

  /// Runs the calls that wait, first to last.
  mutating func runStarted() -> [JSONValue] {
    let calls = started
    started = []
    return calls.flatMap { run($0) }
  }

  mutating func endOfInput() -> [JSONValue] { perform(session.endOfInput()) }

  mutating func report(
    _ progress: Double, of call: Call, at time: ContinuousClock.Instant
  ) -> [JSONValue] {
    perform(session.report(ProgressReport(progress: progress), of: call.key, at: time))
  }

  mutating func report(
    _ report: ProgressReport, of call: Call, at time: ContinuousClock.Instant = .now
  ) -> [JSONValue] {
    perform(session.report(report, of: call.key, at: time))
  }

  /// Runs one call, or hands over the answer it gave before.
  mutating func finish(_ call: Call) -> [JSONValue] { finish(call, answer: call.run()) }

  mutating func finish(_ call: Call, answer: [UInt8]?) -> [JSONValue] {
    perform(session.finish(call.key, answer: answer))
  }

  private mutating func run(_ call: Call) -> [JSONValue] {
    let reports = Reports()
    let answer = call.run { reports.append($0) }
    var sent: [JSONValue] = []
    var time = ContinuousClock.now
    for report in reports.all {
      time = time.advanced(by: .seconds(1))
      sent += self.report(report, of: call, at: time)
    }
    return sent + perform(session.finish(call.key, answer: answer))
  }

  private mutating func perform(_ actions: [Action]) -> [JSONValue] {
    var sent: [JSONValue] = []
    for action in actions {
      switch action {
      case .send(let line):
        // A line that does not come apart into one JSON value would break every client.
        let isOneLine = line.last == 0x0A && !line.dropLast().contains { $0 < 0x20 }
        let value = isOneLine ? try? JSONValue(parsing: Array(line.dropLast())) : nil
        sent.append(value ?? "not one line of JSON: \(String(decoding: line, as: UTF8.self))")
      case .start(let call) where runsAtOnce: sent += run(call)
      case .start(let call): started.append(call)
      case .cancel(let cancellation):
        cancellation.cancel()
        cancelled.append(cancellation)
      case .log: break
      }
    }
    return sent
  }
}

/// Reports of a call, gathered from whatever thread it runs on.
private final class Reports: @unchecked Sendable {
  private(set) var all: [ProgressReport] = []
  func append(_ report: ProgressReport) { all.append(report) }
}
