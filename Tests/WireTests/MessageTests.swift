import JSON
import Testing
import Wire

@Suite("Messages, checklist 5, 7 and 12 to 14") struct MessageTests {
  private func code(_ answers: [JSONValue]) -> Int? {
    answers.count == 1 ? answers[0]["error"]?["code"]?.int : nil
  }

  private static let refused: [(String, JSONValue?)] = [
    (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":NaN}}"#, nil),
    (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":1e400}}"#, 1),
    (#"{"jsonrpc":"2.0","id":"x","method":"ping","params":{"a":"\ud800"}}"#, "x"),
    (#"{"jsonrpc":"2.0","method":"ping","params":{"a":123456789012345678901234567890},"id":2}"#, 2),
    (#"{"jsonrpc":"2.0","id":3,"method":"ping","method":"ping"}"#, 3),
    (#"{"jsonrpc":"2.0","id":3,"result":{"a":1,"a":2}}"#, nil),
    ("{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"ping\",\"params\":{\"a\":\"\0\"}}", 4),
    (#"{"jsonrpc":"2.0","id":5,"method":"ping","params":{"a\u0000":1}}"#, 5),
  ]

  @Test(
    "5: what cannot be kept exactly is refused, by its id where there is one", arguments: refused)
  func refuses(line: String, id: JSONValue?) {
    var conversation = Conversation(agreedOn: .november2025)
    let answers = conversation.receive(line)
    #expect(code(answers) == -32700)
    #expect(answers.first?["id"] == id)
    #expect(conversation.receive(#"{"jsonrpc":"2.0","id":9,"method":"ping"}"#).count == 1)
  }

  @Test("5: bytes that are not UTF-8 are refused by id, and the session goes on")
  func invalidUTF8() {
    var conversation = Conversation(agreedOn: .november2025)
    let start = Array(#"{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":""#.utf8)
    for bytes in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]] {
      let answers = conversation.receive(start + bytes + Array(#""}}"#.utf8))
      #expect(code(answers) == -32700)
      #expect(answers.first?["id"] == 1)
    }
  }

  @Test("4: a hundred thousand brackets are refused") func deepNesting() {
    var conversation = Conversation()
    #expect(code(conversation.receive(String(repeating: "[", count: 100_000))) == -32700)
    #expect(code(conversation.receive(String(repeating: "{\"a\":", count: 100_000))) == -32700)
  }

  private static let garbage: [(String, Int)] = [
    ("garbage", -32700), ("{", -32700), ("null", -32600), ("42", -32600), ("\"x\"", -32600),
    ("{}", -32600), ("[]", -32600), ("[1]", -32600), ("[{}]", -32600),
    (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1.0,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":true,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","method":7}"#, -32600),
  ]

  @Test("7, 12: what is no message is answered without an id", arguments: garbage)
  func noMessage(line: String, expected: Int) {
    for revision in [nil, .november2024, .november2025] as [ProtocolRevision?] {
      var conversation = Conversation(agreedOn: revision)
      let answers = conversation.receive(line)
      #expect(code(answers) == expected)
      #expect(answers.first?.object?.keys == ["jsonrpc", "error"])
    }
  }

  private static let ids = [
    "0", "-1", "7", "9007199254740993", "-9223372036854775808", "18446744073709551615", "\"\"",
    "\"0\"", "\"é😀\"", "\"\(String(repeating: "x", count: 65536))\"",
  ]

  @Test("12: an id comes back with its type and value", arguments: ids)
  func echoesIDs(id: String) throws {
    let expected = try JSONValue(parsing: id)
    var conversation = Conversation()
    #expect(
      conversation.receive(#"{"jsonrpc":"2.0","id":\#(id),"method":"ping"}"#) == [
        ["jsonrpc": "2.0", "id": expected, "result": [:]]
      ])
    #expect(conversation.request(id, "none").first?["id"] == expected)
    #expect(
      conversation.request(id, "tools/call", #""name":"echo","arguments":{"text":"a"}"#)
        .first?["id"] == expected)
  }

  @Test("12: an id that is too long is refused") func longID() {
    var conversation = Conversation()
    let id = String(repeating: "x", count: 65537)
    #expect(
      code(conversation.receive(#"{"jsonrpc":"2.0","id":"\#(id)","method":"ping"}"#)) == -32600)
  }

  @Test("12: a second request with the id of a running one is refused, the first goes on")
  func duplicateID() {
    var conversation = Conversation(runsAtOnce: false)
    let call = #""name":"echo","arguments":{"text":"a"}"#
    #expect(conversation.request("1", "tools/call", call) == [])
    #expect(code(conversation.request("1", "tools/call", call)) == -32600)
    #expect(conversation.request("\"1\"", "tools/call", call) == [])
    #expect(conversation.runStarted().map { $0["id"] } == [1, "1"])
    #expect(conversation.request("1", "tools/call", call) == [])
  }

  private static let notifications = [
    #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
    #"{"jsonrpc":"2.0","method":"notifications/unknown","params":{"a":1}}"#,
    #"{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":1,"progress":1}}"#,
    #"{"jsonrpc":"2.0","method":"notifications/roots/list_changed"}"#,
    #"{"jsonrpc":"2.0","method":"notifications/cancelled"}"#,
    #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":99}}"#,
    #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":null}}"#,
    #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":[1]}"#,
    #"{"jsonrpc":"2.0","method":"tools/call","params":{"name":"echo","arguments":{"text":"a"}}}"#,
    #"{"jsonrpc":"2.0","method":"initialize","params":{"protocolVersion":"2025-03-26"}}"#,
    #"{"jsonrpc":"2.0","method":"ping"}"#, #"{"jsonrpc":"1.0","method":"ping"}"#,
    #"{"jsonrpc":"2.0","id":3,"result":{}}"#, #"{"jsonrpc":"2.0","id":3,"error":{"code":1}}"#,
    #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"x"}}"#, #"{"result":{}}"#,
  ]

  @Test("13, 14: notifications and stray responses are never answered", arguments: notifications)
  func silence(line: String) {
    for revision in [nil, .november2024, .november2025] as [ProtocolRevision?] {
      var conversation = Conversation(agreedOn: revision, runsAtOnce: false)
      #expect(conversation.receive(line) == [])
      #expect(conversation.started.isEmpty)
    }
  }

  @Test("13: the name of a notification with an id is an unknown method") func notificationWithID()
  {
    for revision in [nil, .november2025] as [ProtocolRevision?] {
      var conversation = Conversation(agreedOn: revision)
      for name in ["notifications/initialized", "notifications/cancelled"] {
        let line = #"{"jsonrpc":"2.0","id":4,"method":"\#(name)"}"#
        #expect(code(conversation.receive(line)) == -32601)
        #expect(code(conversation.request("5", name)) == -32601)
      }
    }
  }

  private static let wrong: [(String, Int)] = [
    (#"{"jsonrpc":"2.0","id":1,"method":"none"}"#, -32601),
    (#"{"jsonrpc":"2.0","id":1,"method":"none","params":[1]}"#, -32601),
    (#"{"jsonrpc":"2.0","id":1,"method":""}"#, -32601),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":"x"}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":null}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":3}}"#, -32602),
    (#"{"id":1,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":2.0,"id":1,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1,"method":null}"#, -32600), (#"{"jsonrpc":"2.0","id":1}"#, -32600),
  ]

  @Test(
    "14: each wrong request gets the error that says what is wrong, with its id", arguments: wrong)
  func wrongRequests(line: String, expected: Int) {
    var conversation = Conversation(agreedOn: .november2025)
    let answers = conversation.receive(line)
    #expect(code(answers) == expected)
    #expect(answers.first?["id"] == 1)
    #expect(answers.first?["error"]?["message"]?.string?.isEmpty == false)
  }
}
