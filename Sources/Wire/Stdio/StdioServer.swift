import Glibc
import JSON

/// Serves one client over two descriptors until the input ends.
///
/// The calling thread reads, and answers by itself what is quick; calls run on a few threads. No
/// thread is started before it is needed.
public final class StdioServer: Sendable {
  /// Why serving ended.
  public enum Ending: Sendable, Equatable {
    /// The client closed the input, the usual end.
    case endOfInput
    /// The client closed the output.
    case outputClosed
    /// A signal asked for it.
    case signal(Int32)

    /// What the process should exit with.
    public var exitCode: Int32 {
      switch self {
      case .endOfInput, .outputClosed, .signal(SIGTERM): 0
      case .signal(let number): 128 + number
      }
    }
  }

  /// Bounds of a server.
  public struct Limits: Sendable {
    /// Bounds of the protocol.
    public var session = Session.Limits()
    /// The most bytes of a line of input; more is answered with an error and the line let go.
    public var line = 16 << 20
    /// The most calls that run at once.
    public var calls = 4
    /// The most calls that wait; more stop the reading until there is room.
    public var waitingCalls = 1024
    /// The milliseconds that calls have after the end of input before they are cancelled.
    public var drain = 1000

    /// The usual bounds.
    public init() {}
  }

  private let session: Monitor<Session>
  private let limits: Limits
  private let name: String
  private let input: Int32
  private let output: Int32
  private let handlesSignals: Bool
  private let pool: WorkerPool
  private let writer: FrameWriter
  private let wake: WakePipe

  /// A server over open descriptors, which the caller keeps open until `run` has returned.
  public init(
    _ server: ServerDescription, input: Int32, output: Int32, handlesSignals: Bool = true,
    limits: Limits = Limits()
  ) {
    self.input = input
    self.handlesSignals = handlesSignals
    self.limits = limits
    session = Monitor(Session(server, limits: limits.session))
    pool = WorkerPool(width: limits.calls, capacity: limits.waitingCalls)
    let wake = WakePipe()
    self.wake = wake
    writer = FrameWriter(output) { wake.wake() }
    self.output = output
    name = server.name
  }

  /// Serves until the client goes or a signal comes.
  ///
  /// At the end of input the calls that were accepted are still answered; what takes longer than
  /// `Limits.drain` is cancelled. It returns within two seconds; threads of tools that do not heed
  /// their cancellation are left behind.
  public func run() -> Ending {
    signal(SIGPIPE, SIG_IGN)
    if handlesSignals { TerminationSignal.install(waking: wake.writingEnd) }
    defer { if handlesSignals { TerminationSignal.remove() } }
    let ending = output < 0 ? .outputClosed : input < 0 ? .endOfInput : readUntilEnd()
    close(after: ending)
    return ending
  }

  private func readUntilEnd() -> Ending {
    var framing = LineFraming(limit: limits.line)
    var requests = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake.readingEnd, events: Int16(POLLIN), revents: 0),
      // Asks for nothing: that a pipe or socket was closed is told all the same.
      pollfd(fd: output, events: 0, revents: 0),
    ]
    while true {
      let isReady = poll(&requests, 3, -1) > 0
      if !isReady, errno != EINTR { return .endOfInput }
      if let number = handlesSignals ? TerminationSignal.received : nil { return .signal(number) }
      // An interrupted poll leaves what it said before.
      if !isReady { continue }
      if requests[1].revents != 0 || requests[2].revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0
      {
        return .outputClosed
      }
      if requests[0].revents == 0 { continue }
      let count = framing.fill { read(input, $0.baseAddress, $0.count) }
      if count > 0 {
        handle(&framing)
      } else if count == 0 || errno != EINTR && errno != EAGAIN {
        if let line = framing.finish() {
          var answers: [UInt8] = []
          handle(line, &answers)
          flush(&answers)
        }
        return .endOfInput
      }
    }
  }

  /// Handles every line that is there, sending the quick answers together.
  private func handle(_ framing: inout LineFraming) {
    var answers: [UInt8] = []
    while let line = framing.next() {
      handle(line, &answers)
      if answers.count >= 32 << 10 { flush(&answers) }
    }
    flush(&answers)
  }

  private func flush(_ answers: inout [UInt8]) {
    writer.send(answers, fromReader: true)
    answers = []
  }

  private func handle(_ line: LineFraming.Line, _ answers: inout [UInt8]) {
    let incoming =
      switch line {
      case .whole(let bytes): Incoming(line: bytes, limits: JSONLimits(bytes: limits.line))
      case .tooLong(let length, let start):
        Incoming(tooLong: length, limit: limits.line, start: start)
      }
    for action in session.withLock({ $0.receive(incoming) }) {
      switch action {
      case .send(let frame): answers += frame
      case .start:
        // What came before the call is answered before it, the handshake above all.
        flush(&answers)
        perform(action)
      case .cancel, .log: perform(action)
      }
    }
  }

  private func perform(_ action: Action) {
    switch action {
    case .send(let frame): writer.send(frame)
    case .start(let call): start(call)
    case .cancel(let cancellation): cancellation.cancel()
    case .log(let text): StandardStreams.log(text, from: name)
    }
  }

  private func start(_ call: Call) {
    let job: WorkerPool.Job = { [session, writer] in
      let answer = call.run { report in
        for case .send(let frame) in session.withLock({
          $0.report(report, of: call.key, at: .now)
        }) {
          writer.send(frame)
        }
      }
      for case .send(let frame) in session.withLock({ $0.finish(call.key, answer: answer) }) {
        writer.send(frame)
      }
    }
    // Looks up now and then whether the process is to end while the pool is full.
    while !pool.submit(job, until: .after(milliseconds: 100)) {
      if wake.isAwake { return }
    }
  }

  private func close(after ending: Ending) {
    if ending == .endOfInput {
      let grace = Deadline.after(milliseconds: limits.drain + 700)
      let isDrained = pool.drain(until: .after(milliseconds: limits.drain))
      if !isDrained {
        cancelAll()
        _ = pool.drain(until: .after(milliseconds: 300))
      }
      for action in session.withLock({ $0.endOfInput() }) { perform(action) }
      writer.flush(until: grace)
    } else {
      cancelAll()
      _ = pool.drain(until: .after(milliseconds: 200))
    }
    pool.stop()
    writer.stop()
  }

  private func cancelAll() {
    for action in session.withLock({ $0.cancelAll() }) { perform(action) }
  }
}
