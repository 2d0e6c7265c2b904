import JSON
import Testing
import Wire

@Suite("Batches, checklist 7") struct BatchTests {
  private let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
  private let call =
    #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"echo","arguments":{"text":"a"}}}"#

  @Test("7: only 2025-03-26 has batches", arguments: ProtocolRevision.allCases)
  func revisions(revision: ProtocolRevision) {
    var conversation = Conversation(agreedOn: revision)
    let answers = conversation.receive("[\(ping)]")
    if revision == .march2025 {
      #expect(answers == [[["jsonrpc": "2.0", "id": 1, "result": [:]]]])
    } else {
      #expect(answers.map { $0["error"]?["code"] } == [-32600])
      #expect(answers.first?["id"] == nil)
    }
  }

  @Test("7: the answers come together when the last of them is there") func together() {
    var conversation = Conversation(agreedOn: .march2025, runsAtOnce: false)
    let initialized = #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#
    #expect(conversation.receive("[\(call),\(initialized),\(ping),{},7]") == [])
    let answers = conversation.runStarted()
    #expect(answers.count == 1)
    #expect(answers.first?.array?.map { $0["id"] } == [1, nil, nil, 2])
    #expect(answers.first?.array?.map { $0["error"]?["code"] } == [nil, -32600, -32600, nil])
  }

  @Test("7: nothing but notifications is answered with nothing") func onlyNotifications() {
    var conversation = Conversation(agreedOn: .march2025)
    #expect(
      conversation.receive(#"[{"jsonrpc":"2.0","method":"notifications/initialized"}]"#) == [])
  }

  @Test("7: an empty, too long, handshaking or stateless batch is refused") func refused() {
    var conversation = Conversation(agreedOn: .march2025)
    #expect(conversation.receive("[]").map { $0["error"]?["code"] } == [-32600])
    let many = "[" + Array(repeating: ping, count: 1001).joined(separator: ",") + "]"
    #expect(conversation.receive(many).map { $0["error"]?["code"] } == [-32600])
    let handshake =
      #"{"jsonrpc":"2.0","id":3,"method":"initialize","params":{"protocolVersion":"2025-06-18"}}"#
    let stateless =
      #"{"jsonrpc":"2.0","id":4,"method":"tools/list","params":{\#(Conversation.meta)}}"#
    let answers = conversation.receive("[\(handshake),\(stateless)]")
    #expect(answers.first?.array?.map { $0["error"]?["code"] } == [-32600, -32600])
    #expect(answers.first?.array?.map { $0["id"] } == [3, 4])
  }

  @Test("23: a cancelled call leaves its batch, which is then complete") func cancelled() {
    var conversation = Conversation(agreedOn: .march2025, runsAtOnce: false)
    #expect(conversation.receive("[\(ping),\(call)]") == [])
    let cancel = #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}}"#
    #expect(conversation.receive(cancel).first?.array?.map { $0["id"] } == [1])
    #expect(conversation.runStarted() == [])
  }
}
