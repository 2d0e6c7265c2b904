import JSON
import Testing
import Wire

@Suite("Requests that state their revision, checklist 25") struct StatelessTests {
  private static let version: String = #""io.modelcontextprotocol/protocolVersion":"2026-07-28""#
  private static let capabilities: String = #""io.modelcontextprotocol/clientCapabilities":{}"#

  private func answer(_ meta: String, method: String = "tools/list") -> JSONValue? {
    var conversation = Conversation()
    let line = #"{"jsonrpc":"2.0","id":4,"method":"\#(method)","params":{"_meta":{\#(meta)}}}"#
    let answers = conversation.receive(line)
    return answers.count == 1 ? answers[0] : nil
  }

  private static let malformedEnvelopes: [String] = [
    "", capabilities, version, #""io.modelcontextprotocol/protocolVersion":7,\#(capabilities)"#,
    #"\#(version),"io.modelcontextprotocol/clientCapabilities":[]"#,
    #"\#(version),"io.modelcontextprotocol/clientCapabilities":null"#,
    #"\#(version),\#(capabilities),"io.modelcontextprotocol/logLevel":"loud""#,
  ]

  @Test("25: an incomplete envelope is -32602", arguments: malformedEnvelopes)
  func malformed(meta: String) {
    #expect(answer(meta)?["error"]?["code"] == -32602)
    #expect(answer(meta)?["id"] == 4)
  }

  private static let completeEnvelopes: [String] = [
    "\(version),\(capabilities)",
    #"\#(version),"io.modelcontextprotocol/clientCapabilities":{"experimental":{"a":{}},"x":1}"#,
    #"\#(version),\#(capabilities),"io.modelcontextprotocol/logLevel":"debug","a.b/c":[],"traceparent":"00-x""#,
    #"\#(version),\#(capabilities),"io.modelcontextprotocol/clientInfo":{"name":"x","version":"1"}"#,
  ]

  @Test(
    "25: the client need not name itself, and unknown keys are taken", arguments: completeEnvelopes)
  func complete(meta: String) {
    #expect(answer(meta)?["result"]?["tools"]?.array?.count == 3)
  }

  @Test(
    "25: another revision is -32022 with what is supported and what was asked",
    arguments: ["2027-01-01", "2025-11-25", "", "x"])
  func unsupported(version: String) {
    let meta = #""io.modelcontextprotocol/protocolVersion":"\#(version)",\#(Self.capabilities)"#
    for method in ["tools/list", "server/discover", "initialize", "none"] {
      let error = answer(meta, method: method)?["error"]
      #expect(error?["code"] == -32022)
      #expect(
        error?["data"] == [
          "supported": ["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"],
          "requested": .string(version),
        ])
    }
  }

  @Test(
    "25: methods that the revision removed are unknown",
    arguments: [
      "initialize", "ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe",
      "resources/list", "prompts/list", "completion/complete", "tasks/get", "none",
    ])
  func removed(method: String) {
    #expect(
      answer("\(Self.version),\(Self.capabilities)", method: method)?["error"]?["code"] == -32601)
  }

  @Test("25: discover says everything") func discover() {
    let identity: JSONValue = ["name": "stub", "title": "Stub", "version": "1.2.3"]
    #expect(
      answer("\(Self.version),\(Self.capabilities)", method: "server/discover")?["result"] == [
        "resultType": "complete",
        "supportedVersions": [
          "2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05",
        ],
        "capabilities": ["tools": [:]], "instructions": "Call echo.", "ttlMs": 3_600_000,
        "cacheScope": "public", "_meta": ["io.modelcontextprotocol/serverInfo": identity],
      ])
  }

  @Test("25: every result has its type and the server's name, and only lists are cached")
  func resultTypes() {
    var conversation = Conversation()
    let requests = [
      ("tools/list", ""), ("server/discover", ""), ("tools/call", #""name":"fail""#),
      ("tools/call", #""name":"echo","arguments":{"text":"a"}"#),
      ("tools/call", #""name":"echo","arguments":{}"#),
    ]
    for (method, parameters) in requests {
      let result = conversation.request("1", method, parameters).first?["result"]
      #expect(result?["resultType"] == "complete")
      #expect(result?["_meta"]?["io.modelcontextprotocol/serverInfo"]?["name"] == "stub")
      let isList = method != "tools/call"
      #expect(result?["ttlMs"] == (isList ? 3_600_000 : nil))
      #expect(result?["cacheScope"] == (isList ? "public" : nil))
    }
  }

  @Test("25: a cursor that was never given is -32602", arguments: [#""x""#, #""""#, "7", "{}"])
  func cursors(cursor: String) {
    var conversation = Conversation(agreedOn: .november2025)
    let parameters = #""cursor":\#(cursor)"#
    #expect(conversation.request("1", "tools/list", parameters).first?["error"]?["code"] == -32602)
    let legacy = #"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{\#(parameters)}}"#
    #expect(conversation.receive(legacy).first?["error"]?["code"] == -32602)
  }

  @Test("25: a log level brings no messages") func logLevel() {
    var conversation = Conversation()
    let meta = #"\#(Self.version),\#(Self.capabilities),"io.modelcontextprotocol/logLevel":"debug""#
    let line =
      #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fail","_meta":{\#(meta)}}}"#
    #expect(conversation.receive(line).map { $0["method"] } == [nil])
  }
}
