import Glibc
import JSON
import Testing

@Suite("The server as a process, checklist 8 to 11 and 15 to 22", .serialized)
struct ProcessTests {
  private let handshake = """
    {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
    "capabilities":{}}}\n{"jsonrpc":"2.0","method":"notifications/initialized"}\n
    """

  private func call(_ id: Int, _ name: String, _ arguments: String = "{}") -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"tools/call","params":{"name":"\#(name)","arguments":\#(arguments)}}"#
      + "\n"
  }

  private func ping(_ id: Int) -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"ping"}"# + "\n"
  }

  @Test("2: byte by byte, and everything at once, give the same answers") func pieces() throws {
    let input = handshake + ping(1) + call(2, "echo", #"{"text":"é😀\u2028"}"#)
    var answers: [[JSONValue]] = []
    for isWhole in [true, false] {
      let server = try ServerProcess()
      if isWhole { server.send(input) } else { for byte in input.utf8 { server.send([byte]) } }
      server.closeInput()
      answers.append(try server.linesToEnd())
      #expect(server.exitCode(within: 2) == 0)
    }
    #expect(answers[0] == answers[1])
    #expect(answers[0].map { $0["id"] } == [0, 1, 2])
    #expect(answers[0].last?["result"]?["structuredContent"] == ["text": "é😀\u{2028}"])
  }

  @Test("3, 19: a last line without its end is answered, then the server exits") func lastLine()
    throws
  {
    let server = try ServerProcess()
    server.send(ping(1) + String(ping(2).dropLast()))
    server.closeInput()
    #expect(try server.linesToEnd().map { $0["id"] } == [1, 2])
    #expect(server.exitCode(within: 2) == 0)
  }

  @Test("19: without input it ends at once, having said nothing") func noInput() throws {
    let server = try ServerProcess()
    server.closeInput()
    #expect(try server.linesToEnd() == [])
    #expect(server.exitCode(within: 1) == 0)
  }

  @Test("18: stopped and continued it still answers") func stopped() throws {
    let server = try ServerProcess()
    for id in 1...3 {
      server.send(ping(id))
      #expect(try server.line()?["id"] == .integer(id))
      server.signal(SIGSTOP)
      server.signal(SIGCONT)
      usleep(5000)
    }
    server.signal(SIGTERM)
    #expect(server.exitCode(within: 1) == 0)
  }

  @Test("4: 10 MB are read, 20 MB refused by id, and serving goes on") func large() throws {
    let server = try ServerProcess()
    server.send(handshake)
    _ = try server.line()
    let start = ContinuousClock.now
    let text = String(repeating: "x", count: 10 << 20)
    server.send(#"{"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":"\#(text)"}}"# + "\n")
    #expect(try server.line()?["result"] == [:])
    let time = ContinuousClock.now - start
    #expect(time < .seconds(10))
    let longer = String(repeating: "x", count: 20 << 20)
    server.send(#"{"jsonrpc":"2.0","id":2,"method":"ping","params":{"x":"\#(longer)"}}"# + "\n")
    let refusal = try server.line()
    #expect(refusal?["error"]?["code"] == -32600)
    #expect(refusal?["id"] == 2)
    server.send(ping(3))
    #expect(try server.line()?["id"] == 3)
    server.send(String(repeating: "[", count: 100_000) + "\n")
    #expect(try server.line()?["error"]?["code"] == -32700)
  }

  @Test("8, 10: what code prints or reads reaches neither stream of the protocol") func chatter()
    throws
  {
    let server = try ServerProcess()
    server.send(handshake + call(1, "chatter") + ping(2))
    server.closeInput()
    let lines = try server.linesToEnd()
    #expect(lines.count == 3)
    #expect(lines.first { $0["id"] == 1 }?["result"]?["structuredContent"] == ["input": 0])
  }

  @Test("9: a hundred calls of 200 KB while nobody reads, with pings among them")
  func sleepingReader() throws {
    let server = try ServerProcess()
    server.send(handshake)
    for id in 1...100 {
      server.send(call(id, "echo", #"{"text":"0123456789","times":20000}"#))
      server.send(ping(1000 + id))
    }
    usleep(2_000_000)
    var ids: Set<Int> = []
    for _ in 0..<201 {
      let line = try server.line()
      guard let id = line?["id"]?.int else { break }
      ids.insert(id)
      if (1...100).contains(id) {
        #expect(line?["result"]?["structuredContent"]?["text"]?.string?.utf8.count == 200_000)
      }
    }
    #expect(ids.count == 201)
    server.closeInput()
    #expect(server.exitCode(within: 2) == 0)
  }

  @Test("9: a client that writes a thousand requests before it reads is not locked out")
  func writesFirst() throws {
    let server = try ServerProcess()
    server.send(handshake)
    let list = { (id: Int) in #"{"jsonrpc":"2.0","id":\#(id),"method":"tools/list"}"# + "\n" }
    for id in 1...1000 { server.send(list(id)) }
    var count = 0
    for _ in 0...1000 where try server.line() != nil { count += 1 }
    #expect(count == 1001)
  }

  @Test(
    "11: standard error may be closed or full",
    arguments: [ServerProcess.StandardError.closed, .fullPipe])
  func standardError(kind: ServerProcess.StandardError) throws {
    let server = try ServerProcess(standardError: kind)
    for id in 0..<50 {
      server.send("garbage\n" + ping(id))
      #expect(try server.line()?["error"]?["code"] == -32700)
      #expect(try server.line()?["id"] == .integer(id))
    }
    server.closeInput()
    #expect(try server.linesToEnd() == [])
    #expect(server.exitCode(within: 2) == 0)
  }

  @Test("11: when nobody will ever read, the server ends") func closedOutput() throws {
    let idle = try ServerProcess()
    idle.send(ping(1))
    #expect(try idle.line()?["id"] == 1)
    idle.closeOutput()
    #expect(idle.exitCode(within: 2) == 0)
    let busy = try ServerProcess()
    busy.send(handshake + call(1, "echo", #"{"text":"0123456789","times":20000}"#))
    usleep(100_000)
    busy.closeOutput()
    #expect(busy.exitCode(within: 2) == 0)
  }

  @Test("15, 16: handshake, notification and list in one write, whatever came first")
  func pipelined() throws {
    for first in [
      "", "garbage\n", ping(9), #"{"jsonrpc":"2.0","id":9,"method":"tools/list"}"# + "\n",
    ] {
      let server = try ServerProcess()
      server.send(first + handshake + #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"# + "\n")
      server.closeInput()
      let lines = try server.linesToEnd()
      #expect(lines.count == (first.isEmpty ? 2 : 3))
      #expect(lines.last?["result"]?["tools"]?.array?.count == 4)
    }
  }

  @Test("18, 22: ping and short calls are answered while a long one runs") func besideLongCall()
    throws
  {
    let server = try ServerProcess()
    server.send(handshake + call(1, "wait", #"{"milliseconds":30000}"#))
    _ = try server.line()
    let start = ContinuousClock.now
    for id in 10..<20 {
      server.send(ping(id) + call(id + 100, "echo", #"{"text":"a"}"#))
      #expect(try server.line()?["id"] == .integer(id))
      #expect(try server.line()?["id"] == .integer(id + 100))
    }
    let time = ContinuousClock.now - start
    #expect(time < .seconds(2))
    server.send(
      #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"# + "\n")
    server.closeInput()
    #expect(try server.linesToEnd() == [])
    #expect(server.exitCode(within: 1) == 0)
  }

  @Test("19: at the end of input what was accepted is answered, and what takes long is let go")
  func endOfInput() throws {
    let server = try ServerProcess()
    var input = handshake
    for id in 1...20 { input += call(id, "wait", #"{"milliseconds":20}"#) }
    server.send(input + call(99, "wait", #"{"milliseconds":60000}"#))
    server.closeInput()
    let start = ContinuousClock.now
    #expect(Set(try server.linesToEnd().map { $0["id"]?.int }) == Set(0...20))
    #expect(server.exitCode(within: 2) == 0)
    let time = ContinuousClock.now - start
    #expect(time < .seconds(2))
  }

  @Test("19: an open subscription is closed in good order") func openSubscription() throws {
    let server = try ServerProcess()
    server.send(
      #"{"jsonrpc":"2.0","id":"L","method":"subscriptions/listen","params":{\#(Conversation.meta),"notifications":{}}}"#
        + "\n")
    #expect(try server.line()?["method"] == "notifications/subscriptions/acknowledged")
    server.closeInput()
    #expect(try server.linesToEnd().map { $0["id"] } == ["L"])
    #expect(server.exitCode(within: 2) == 0)
  }

  @Test(
    "20: signals end it at once, with a long call under way too",
    arguments: [(SIGTERM, 0), (SIGINT, 130), (SIGHUP, 129)] as [(Int32, Int32)])
  func signals(number: Int32, code: Int32) throws {
    for isBusy in [false, true] {
      let server = try ServerProcess()
      server.send(handshake + (isBusy ? call(1, "wait", #"{"milliseconds":60000}"#) : ""))
      _ = try server.line()
      if isBusy { usleep(20_000) }
      server.signal(number)
      #expect(server.exitCode(within: 1) == code)
    }
  }

  @Test("20: a signal ends it although nobody reads what it says") func signalWhileBlocked() throws
  {
    let server = try ServerProcess()
    server.send(handshake)
    for id in 1...10 { server.send(call(id, "echo", #"{"text":"0123456789","times":20000}"#)) }
    usleep(100_000)
    server.signal(SIGTERM)
    #expect(server.exitCode(within: 2.5) != nil)
  }

  @Test("21: a bare environment and any folder will do") func environment() throws {
    let server = try ServerProcess(environment: [], folder: "/")
    let start = ContinuousClock.now
    server.send(ping(1))
    #expect(try server.line()?["id"] == 1)
    let time = ContinuousClock.now - start
    #expect(time < .seconds(1))
  }

  @Test("29: ten thousand calls leave memory and descriptors as they were") func soak() throws {
    let server = try ServerProcess()
    server.send(handshake)
    _ = try server.line()
    func round(_ count: Int, from first: Int) throws {
      for start in stride(from: first, to: first + count, by: 50) {
        var input = ""
        for id in start..<start + 50 { input += call(id, "echo", #"{"text":"soak","times":100}"#) }
        server.send(input)
        for _ in 0..<50 { #expect(try server.line()?["result"]?["isError"] == false) }
      }
    }
    try round(2000, from: 1)
    let before = server.footprint()
    try round(10_000, from: 10_000)
    let after = server.footprint()
    #expect(after.descriptors == before.descriptors)
    #expect(
      after.kilobytes < before.kilobytes + 2048, "\(before.kilobytes) KB, then \(after.kilobytes)")
  }
}
