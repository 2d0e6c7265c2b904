import JSON
import Testing
import Wire

@Suite("Calls, checklist 22 to 24 and 26 to 28") struct CallTests {
  private let echo = #""name":"echo","arguments":{"text":"a"}"#

  private func cancel(_ id: String) -> String {
    #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":\#(id),"reason":"x"}}"#
  }

  @Test("22: answers come in the order in which the work ends") func outOfOrder() {
    var conversation = Conversation(runsAtOnce: false)
    for id in 1...3 { #expect(conversation.request("\(id)", "tools/call", echo) == []) }
    let calls = conversation.started
    for index in [2, 0, 1] {
      let actions = conversation.finish(calls[index])
      #expect(actions.first?["id"] == .integer(index + 1))
    }
  }

  @Test("23: a cancelled call is told so and never answered") func cancelled() {
    var conversation = Conversation(runsAtOnce: false)
    #expect(conversation.request("1", "tools/call", echo) == [])
    #expect(conversation.receive(cancel("1")) == [])
    #expect(conversation.cancelled.count == 1)
    #expect(conversation.started.first?.cancellation.isCancelled == true)
    #expect(conversation.runStarted() == [])
    #expect(conversation.session.runningCalls == 0)
  }

  @Test("23: work that ended between the cancellation and its end stays unanswered") func race() {
    var conversation = Conversation(runsAtOnce: false)
    #expect(conversation.request("1", "tools/call", echo) == [])
    let call = conversation.started[0]
    let answer = call.run()
    #expect(answer != nil)
    #expect(conversation.receive(cancel("1")) == [])
    #expect(conversation.finish(call, answer: answer) == [])
  }

  @Test(
    "23: a cancellation of anything else changes nothing",
    arguments: ["2", "\"1\"", "1.0", "null", "{}", "[1]", "true"])
  func cancelledOther(id: String) {
    var conversation = Conversation(runsAtOnce: false)
    #expect(conversation.request("1", "tools/call", echo) == [])
    #expect(conversation.receive(cancel(id)) == [])
    #expect(conversation.runStarted().map { $0["id"] } == [1])
    #expect(conversation.receive(cancel("1")) == [])
  }

  @Test("23: an id may be used again after its cancellation") func reuse() {
    var conversation = Conversation(runsAtOnce: false)
    #expect(conversation.request("1", "tools/call", echo) == [])
    #expect(conversation.receive(cancel("1")) == [])
    #expect(conversation.request("1", "tools/call", echo) == [])
    #expect(conversation.runStarted().map { $0["id"] } == [1])
  }

  @Test("23: subscriptions are acknowledged first, and closed by cancellation or the end of input")
  func subscriptions() {
    var conversation = Conversation()
    let filter = #""notifications":{"toolsListChanged":true,"resourceSubscriptions":["x://1"]}"#
    for id in ["\"L\"", "0"] {
      #expect(
        conversation.request(id, "subscriptions/listen", filter) == [
          [
            "jsonrpc": "2.0", "method": "notifications/subscriptions/acknowledged",
            "params": [
              "_meta": ["io.modelcontextprotocol/subscriptionId": id == "0" ? 0 : "L"],
              "notifications": [:],
            ],
          ]
        ])
    }
    #expect(conversation.request("0", "tools/list").first?["error"]?["code"] == -32600)
    #expect(conversation.receive(cancel("0")) == [])
    let closing = conversation.endOfInput()
    #expect(closing.map { $0["id"] } == ["L"])
    #expect(closing.first?["result"]?["resultType"] == "complete")
    let meta = closing.first?["result"]?["_meta"]
    #expect(meta?["io.modelcontextprotocol/subscriptionId"] == "L")
    #expect(conversation.endOfInput() == [])
  }

  @Test("23: listening needs a filter, has a bound, and is unknown after a handshake")
  func subscriptionErrors() {
    var limits = Session.Limits()
    limits.subscriptions = 1
    var conversation = Conversation(agreedOn: .november2025, limits: limits)
    for parameters in ["", #""notifications":[]"#] {
      let answer = conversation.request("1", "subscriptions/listen", parameters).first
      #expect(answer?["error"]?["code"] == -32602)
    }
    let filter = #""notifications":{}"#
    #expect(conversation.request("1", "subscriptions/listen", filter).first?["method"] != nil)
    let second = conversation.request("2", "subscriptions/listen", filter).first
    #expect(second?["error"]?["code"] == -32603)
    let legacy = #"{"jsonrpc":"2.0","id":3,"method":"subscriptions/listen","params":{\#(filter)}}"#
    #expect(conversation.receive(legacy).first?["error"]?["code"] == -32601)
  }

  @Test(
    "24: progress grows, carries its token, and comes before the answer",
    arguments: ["0", "\"\"", "\"p\"", "7"])
  func progress(token: String) throws {
    var conversation = Conversation(agreedOn: .november2025)
    let answers = conversation.receive(
      #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"progress","_meta":{"progressToken":\#(token)}}}"#
    )
    let expected = try JSONValue(parsing: token)
    #expect(
      answers.map { $0["method"] } == ["notifications/progress", "notifications/progress", nil])
    #expect(answers.prefix(2).allSatisfy { $0["params"]?["progressToken"] == expected })
    #expect(answers.map { $0["params"]?["progress"] } == [1, 2.5, nil])
    #expect(
      answers.first?["params"] == [
        "progressToken": expected, "progress": 1, "total": 3, "message": "one",
      ])
  }

  @Test(
    "24: no progress without a token, or with one that is no token",
    arguments: [
      "{}", #"{"progressToken":1.5}"#, #"{"progressToken":null}"#, #"{"progressToken":{}}"#,
    ])
  func noToken(meta: String) {
    var conversation = Conversation(agreedOn: .november2025)
    let answers = conversation.receive(
      #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"progress","_meta":\#(meta)}}"#
    )
    #expect(answers.map { $0["id"] } == [1])
  }

  @Test("24: progress stops with the answer or the cancellation, and is thinned out")
  func noProgressAfterwards() {
    var conversation = Conversation(agreedOn: .november2025, runsAtOnce: false)
    let line =
      #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"progress","_meta":{"progressToken":1}}}"#
    let start = ContinuousClock.now
    #expect(conversation.receive(line) == [])
    let call = conversation.started[0]
    #expect(conversation.report(1, of: call, at: start).count == 1)
    #expect(conversation.report(2, of: call, at: start + .milliseconds(5)).isEmpty)
    #expect(conversation.report(.nan, of: call, at: start + .seconds(1)).isEmpty)
    #expect(conversation.report(0.5, of: call, at: start + .seconds(1)).isEmpty)
    #expect(conversation.report(3, of: call, at: start + .seconds(1)).count == 1)
    #expect(conversation.receive(cancel("1")) == [])
    #expect(conversation.report(4, of: call, at: start + .seconds(2)).isEmpty)
  }

  @Test("24: the oldest revision has no message in its progress") func oldProgress() {
    var conversation = Conversation(agreedOn: .november2024)
    let answers = conversation.receive(
      #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"progress","_meta":{"progressToken":1}}}"#
    )
    #expect(answers.first?["params"]?.object?.keys == ["progressToken", "progress", "total"])
  }

  private static let badArguments: [(String, [String])] = [
    ("", ["`text` is missing", "a string"]), (#","arguments":{}"#, ["`text` is missing"]),
    (#","arguments":null"#, ["`text` is missing"]),
    (#","arguments":{"text":7}"#, ["`text` must be a string, and is 7"]),
    (#","arguments":{"text":null}"#, ["`text` must be a string, and is null"]),
    (
      #","arguments":{"txt":"a"}"#,
      ["`txt` is not known", "nearest is `text`", "`text` is missing"]
    ),
    (
      #","arguments":{"text":"a","times":0}"#,
      ["`times` must be an integer from 1 to 5000000, and is 0"]
    ),
    (#","arguments":{"text":"a","times":"3"}"#, ["`times` must be", "the string \"3\""]),
    (#","arguments":{"text":"a","times":1.5}"#, ["`times` must be an integer"]),
    (
      #","arguments":{"text":"a","style":"lowd"}"#,
      ["`style` must be one of \"plain\", \"loud\"", "nearest is \"loud\""]
    ),
    (#","arguments":{"text":"a","marks":"x"}"#, ["`marks` must be an array"]),
    (#","arguments":{"text":"a","marks":["x",3]}"#, ["`marks[1]` must be a string, and is 3"]),
  ]

  @Test("26: arguments that do not fit are answered for the model to mend", arguments: badArguments)
  func refusesArguments(arguments: String, words: [String]) {
    for revision in [ProtocolRevision.november2024, .november2025] {
      var conversation = Conversation(agreedOn: revision)
      let answer = conversation.receive(
        #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"\#(arguments)}}"#)
      let result = answer.first?["result"]
      #expect(result?["isError"] == true)
      #expect(result?["structuredContent"] == nil)
      let text = result?["content"]?[0]?["text"]?.string ?? ""
      for word in words { #expect(text.contains(word), "\(text)") }
      #expect(text.contains("For example: {\"text\":"))
    }
  }

  private static let badCalls = [
    #""arguments":{}"#, #""name":7"#, #""name":"none""#, #""name":"Echo""#, #""name":"""#,
    #""name":"echo","arguments":[1]"#, #""name":"echo","arguments":"text""#,
  ]

  @Test("26: a call of nothing, or without an object of arguments, is -32602", arguments: badCalls)
  func refusesCalls(parameters: String) {
    var conversation = Conversation()
    let answer = conversation.request("1", "tools/call", parameters).first
    #expect(answer?["error"]?["code"] == -32602)
  }

  @Test("26, 27: a failure has a text and no structured content") func failure() {
    var conversation = Conversation()
    let result = conversation.request("1", "tools/call", #""name":"fail""#).first?["result"]
    #expect(result?["isError"] == true)
    #expect(result?["structuredContent"] == nil)
    #expect(result?["content"] == [["type": "text", "text": "It failed; call echo."]])
  }

  @Test(
    "27: a success fits the output schema where the revision has one",
    arguments: ProtocolRevision.allCases)
  func success(revision: ProtocolRevision) {
    var conversation = Conversation(agreedOn: revision.isStateless ? nil : revision)
    let answer =
      revision.isStateless
      ? conversation.request("1", "tools/call", echo)
      : conversation.receive(#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{\#(echo)}}"#)
    let result = answer.first?["result"]
    #expect(result?["isError"] == false)
    #expect(result?["content"]?[0] == ["type": "text", "text": "a"])
    #expect(result?["structuredContent"] == (revision >= .june2025 ? ["text": "a"] : nil))
    if let structured = result?["structuredContent"], let schema = StubTools.echo.outputSchema {
      #expect(SchemaCheck.findings(in: structured, schema: schema).isEmpty)
    }
  }

  @Test("28: an answer over the limit becomes one that says so") func tooLarge() {
    var conversation = Conversation()
    let parameters = #""name":"echo","arguments":{"text":"abcd","times":2000000}"#
    let result = conversation.request("1", "tools/call", parameters).first?["result"]
    #expect(result?["isError"] == true)
    #expect(result?["structuredContent"] == nil)
    let text = result?["content"]?[0]?["text"]?.string ?? ""
    #expect(text.contains("more than the 1000000 that are sent"))
    let fits = #""name":"echo","arguments":{"text":"abcd","times":100000}"#
    let answer = conversation.request("2", "tools/call", fits).first
    #expect(answer?["result"]?["isError"] == false)
  }

  @Test("29: the list of tools is the same bytes every time") func sameBytes() {
    var conversation = Conversation(agreedOn: .june2025)
    let first = conversation.session.receive(
      line: Array(#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#.utf8))
    for _ in 0..<5 {
      let next = conversation.session.receive(
        line: Array(#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#.utf8))
      guard case .send(let a)? = first.first, case .send(let b)? = next.first else {
        Issue.record("no answer")
        return
      }
      #expect(a == b)
    }
  }
}
