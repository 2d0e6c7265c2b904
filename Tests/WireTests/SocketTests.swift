import Glibc
import JSON
import Synchronization
import Testing
import Wire

/// Some hosts give their servers sockets instead of pipes.
@Suite("The server over sockets, checklist 2, 9, 11 and 19") struct SocketTests {
  /// A server on one end of a pair of sockets, in a thread of the test.
  private final class Peer: @unchecked Sendable {
    let socket: Int32
    private var framing = LineFraming()
    private let ending = Mutex<StdioServer.Ending?>(nil)

    init() throws {
      var pair: [Int32] = [-1, -1]
      try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
      socket = pair[0]
      let end = pair[1]
      let server = StdioServer(Conversation.server, input: end, output: end, handlesSignals: false)
      var thread = pthread_t()
      let context = Unmanaged.passRetained(
        Body { [self] in
          let ending = server.run()
          close(end)
          self.ending.withLock { $0 = ending }
        })
      pthread_create(
        &thread, nil,
        { argument in
          if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
          return nil
        }, context.toOpaque())
      pthread_detach(thread)
    }

    private final class Body {
      let run: () -> Void
      init(_ run: @escaping () -> Void) { self.run = run }
    }

    func send(_ text: String) {
      let bytes = Array("\(text)\n".utf8)
      var sent = 0
      while sent < bytes.count {
        let count = bytes.withUnsafeBytes {
          write(socket, $0.baseAddress.map { $0 + sent }, bytes.count - sent)
        }
        guard count > 0 else { return }
        sent += count
      }
    }

    func line() throws -> JSONValue? {
      while true {
        if case .whole(let line)? = framing.next() { return try JSONValue(parsing: line) }
        var request = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, 10_000) == 1,
          framing.fill({ read(socket, $0.baseAddress, $0.count) }) > 0
        else { return nil }
      }
    }

    func awaitEnding() -> StdioServer.Ending? {
      for _ in 0..<1000 {
        if let ending = ending.withLock({ $0 }) { return ending }
        usleep(2000)
      }
      return nil
    }
  }

  private func call(_ id: Int) -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"tools/call","params":{\#(Conversation.meta),"name":"echo","arguments":{"text":"0123456789","times":20000}}}"#
  }

  @Test("9, 19: large answers arrive whole, and the end of input ends it") func largeAnswers()
    throws
  {
    let peer = try Peer()
    defer { close(peer.socket) }
    for id in 1...20 { peer.send(call(id)) }
    var ids: Set<Int> = []
    for _ in 1...20 {
      let line = try peer.line()
      #expect(line?["result"]?["structuredContent"]?["text"]?.string?.utf8.count == 200_000)
      ids.insert(line?["id"]?.int ?? -1)
    }
    #expect(ids == Set(1...20))
    shutdown(peer.socket, Int32(SHUT_WR))
    #expect(peer.awaitEnding() == .endOfInput)
  }

  @Test("11: a peer that is gone ends it") func closed() throws {
    let peer = try Peer()
    peer.send(#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#)
    #expect(try peer.line() == ["jsonrpc": "2.0", "id": 1, "result": [:]])
    close(peer.socket)
    #expect(peer.awaitEnding() != nil)
  }
}
