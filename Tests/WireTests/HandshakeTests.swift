import JSON
import Testing
import Wire

@Suite("Lifecycle, checklist 15 to 18") struct HandshakeTests {
  private let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
  private let list = #"{"jsonrpc":"2.0","id":2,"method":"tools/list"}"#

  @Test("15: whatever comes first is answered, and the session lives") func firstMessage() {
    for first in [list, ping, "garbage", "[]"] {
      var conversation = Conversation()
      #expect(conversation.receive(first).count == 1)
      #expect(conversation.request("1", "server/discover").first?["result"] != nil)
      #expect(conversation.initialize("2025-11-25").first?["result"] != nil)
    }
  }

  @Test("15: a first request without either opening says what is missing") func neitherOpening() {
    var conversation = Conversation()
    for method in ["tools/list", "tools/call", "server/discover", "subscriptions/listen"] {
      let answer = conversation.receive(#"{"jsonrpc":"2.0","id":1,"method":"\#(method)"}"#).first
      #expect(answer?["error"]?["code"] == -32602)
      let message = answer?["error"]?["message"]?.string ?? ""
      for word in ["io.modelcontextprotocol/protocolVersion", "clientCapabilities", "initialize"] {
        #expect(message.contains(word))
      }
    }
    #expect(
      conversation.receive(#"{"jsonrpc":"2.0","id":1,"method":"none"}"#).first?["error"]?["code"]
        == -32601)
  }

  @Test(
    "16: each known revision is echoed",
    arguments: ProtocolRevision.allCases.filter { $0 < .july2026 })
  func echoes(revision: ProtocolRevision) {
    var conversation = Conversation()
    let result = conversation.initialize(revision.rawValue).first?["result"]
    #expect(result?["protocolVersion"] == .string(revision.rawValue))
    #expect(result?["capabilities"] == ["tools": [:]])
    #expect(result?["serverInfo"]?["name"] == "stub")
    #expect(result?["serverInfo"]?["version"] == "1.2.3")
    #expect((result?["serverInfo"]?["title"] != nil) == (revision >= .june2025))
    #expect(result?["instructions"] == "Call echo.")
    #expect(result?["resultType"] == nil)
  }

  @Test(
    "16: any other revision is answered with 2025-11-25",
    arguments: ["2026-07-28", "2099-01-01", "1.0", ""])
  func unknownRevision(version: String) {
    var conversation = Conversation()
    let result = conversation.initialize(version).first?["result"]
    #expect(result?["protocolVersion"] == "2025-11-25")
  }

  @Test("16: capabilities of whatever shape are taken") func capabilityShapes() {
    let shapes = [
      "{}", #"{"experimental":{"a":{"b":[1]}},"roots":null,"elicitation":{"form":{},"url":{}}}"#,
      #"{"sampling":true,"tasks":{"list":{}},"extensions":{"x/y":{}}}"#, "null", "[]", "7",
    ]
    for shape in shapes {
      var conversation = Conversation()
      let line =
        #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":\#(shape)}}"#
      #expect(conversation.receive(line).first?["result"]?["protocolVersion"] == "2025-06-18")
    }
  }

  @Test("16: without a version initialize is an error") func noVersion() {
    var conversation = Conversation()
    for params in ["", #","params":{}"#, #","params":{"protocolVersion":7}"#] {
      let line = #"{"jsonrpc":"2.0","id":0,"method":"initialize"\#(params)}"#
      #expect(conversation.receive(line).first?["error"]?["code"] == -32602)
    }
  }

  @Test("16: tools/list before initialized, and a second initialize") func order() {
    var conversation = Conversation(agreedOn: .june2025)
    let tool = conversation.receive(list).first?["result"]?["tools"]?[0]
    #expect(tool?["title"] == "Echo")
    #expect(
      conversation.initialize("2024-11-05").first?["result"]?["protocolVersion"] == "2024-11-05")
    #expect(conversation.receive(list).first?["result"]?["tools"]?[0]?["title"] == nil)
  }

  @Test("17: both openings on one connection, in either order") func mixed() {
    var conversation = Conversation()
    #expect(
      conversation.request("1", "server/discover").first?["result"]?["resultType"] == "complete")
    #expect(conversation.initialize("2025-06-18").first?["result"]?["resultType"] == nil)
    #expect(conversation.receive(list).first?["result"]?["ttlMs"] == nil)
    #expect(conversation.request("2", "tools/list").first?["result"]?["ttlMs"] == 3_600_000)
    #expect(conversation.receive(list).first?["result"]?["ttlMs"] == nil)
    #expect(
      conversation.receive(#"{"jsonrpc":"2.0","id":2,"method":"server/discover"}"#)
        .first?["error"]?["code"] == -32601)
  }

  @Test("18: ping is answered before the handshake and beside a call") func pings() {
    let pong: [JSONValue] = [["jsonrpc": "2.0", "id": 1, "result": [:]]]
    var conversation = Conversation(runsAtOnce: false)
    #expect(conversation.receive(ping) == pong)
    _ = conversation.initialize("2025-11-25")
    #expect(
      conversation.receive(
        #"{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"progress"}}"#) == [])
    #expect(conversation.receive(ping) == pong)
    #expect(conversation.started.count == 1)
  }
}
