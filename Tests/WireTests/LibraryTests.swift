import JSON
import Testing
import Wire

@Suite("Prompts, resources and proposals in both eras") struct LibraryTests {
  /// What a request is answered with by the newest revision and by one with a handshake.
  private func answers(_ method: String, _ parameters: String) -> [JSONValue] {
    var modern = Conversation(with: Conversation.library)
    var legacy = Conversation(with: Conversation.library, agreedOn: .november2025)
    let line = #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":{\#(parameters)}}"#
    return modern.request("1", method, parameters) + legacy.receive(line)
  }

  private static let malformed: [(String, String, String)] = [
    ("prompts/get", "", "\"name\" is missing"),
    ("prompts/get", #""name":7"#, "\"name\" is missing"),
    ("prompts/get", #""name":"greet","arguments":[]"#, "\"arguments\" is not an object"),
    ("prompts/get", #""name":"greet","arguments":{"who":7}"#, "\"arguments.who\" is not a string"),
    (
      "prompts/get", #""name":"greet","arguments":{"who":"x","hov":"y"}"#,
      "no argument \"hov\"; nearest is how (known are who, how)"
    ),
    ("prompts/get", #""name":"rest","arguments":{"a":"y"}"#, "none are known"),
    ("resources/read", "", "\"uri\" is missing"),
    ("resources/read", #""uri":"""#, "\"uri\" is missing"),
    ("completion/complete", "", "\"ref\" is missing"),
    ("completion/complete", #""ref":{"type":"x"}"#, "neither ref/prompt nor ref/resource"),
    ("completion/complete", #""ref":{"type":"ref/prompt"}"#, "\"ref.name\""),
    ("completion/complete", #""ref":{"type":"ref/resource"}"#, "\"ref.uri\""),
    (
      "completion/complete",
      #""ref":{"type":"ref/prompt","name":"greet"},"argument":{"name":"who"}"#,
      "\"argument\""
    ),
    (
      "completion/complete",
      #""ref":{"type":"ref/prompt","name":"greet"},"argument":{"name":"who","value":""},"context":{"arguments":{"how":1}}"#,
      "\"context.arguments.how\""
    ),
    (
      "completion/complete",
      #""ref":{"type":"ref/resource","uri":"x"},"argument":{"name":"y","value":""}"#,
      "the argument \"y\" of a template \"x\""
    ),
  ]

  @Test("What has a wrong shape is -32602, and says what", arguments: malformed)
  func wrongShapes(method: String, parameters: String, words: String) {
    let answers = answers(method, parameters)
    #expect(answers.count == 2)
    for answer in answers {
      #expect(answer["error"]?["code"] == -32602)
      #expect(answer["error"]?["message"]?.string?.contains(words) == true, "\(answer.compact)")
    }
  }

  @Test(
    "A cursor that was never given is -32602",
    arguments: ["prompts/list", "resources/list", "resources/templates/list"])
  func cursors(method: String) {
    for cursor in [#""x""#, #""""#, "7"] {
      for answer in answers(method, #""cursor":\#(cursor)"#) {
        #expect(answer["error"]?["code"] == -32602)
      }
    }
  }

  @Test("An unknown resource has the code of its era, and names the resource")
  func unknownResource() {
    let errors = answers("resources/read", #""uri":"stub://x""#).map { $0["error"] }
    #expect(errors.map { $0?["code"] } == [-32602, -32002])
    #expect(errors.allSatisfy { $0?["data"] == ["uri": "stub://x"] })
  }

  @Test("Proposals are cut at a hundred, counted, and know the other arguments") func proposals() {
    let letters = #""ref":{"type":"ref/resource","uri":"stub://letters/{letter}"}"#
    for answer in answers(
      "completion/complete", #"\#(letters),"argument":{"name":"letter","value":""}"#)
    {
      let completion = answer["result"]?["completion"]
      #expect(completion?["values"]?.array?.count == 100)
      #expect(completion?["total"] == 250)
      #expect(completion?["hasMore"] == true)
    }
    let others =
      #""ref":{"type":"ref/prompt","name":"greet"},"argument":{"name":"who","value":"k"},"context":{"arguments":{"how":"kindly"}}"#
    for answer in answers("completion/complete", others) {
      #expect(answer["result"]?["completion"]?["values"] == ["kindly"])
    }
  }

  @Test("What is read may not be kept, what is listed may; the rest says nothing of it")
  func caching() {
    let requests: [(String, String, JSONValue?, JSONValue?)] = [
      ("prompts/list", "", 3_600_000, "public"), ("resources/list", "", 3_600_000, "public"),
      ("resources/templates/list", "", 3_600_000, "public"),
      ("resources/read", #""uri":"stub://now""#, 0, "private"),
      ("prompts/get", #""name":"rest""#, nil, nil),
      (
        "completion/complete",
        #""ref":{"type":"ref/prompt","name":"greet"},"argument":{"name":"who","value":"A"}"#, nil,
        nil
      ),
    ]
    for (method, parameters, lifetime, scope) in requests {
      let results = answers(method, parameters).map { $0["result"] }
      #expect(results.count == 2)
      #expect(results.first??["ttlMs"] == lifetime)
      #expect(results.first??["cacheScope"] == scope)
      #expect(results.first??["resultType"] == "complete")
      #expect(results.last??["ttlMs"] == nil)
      #expect(results.last??["resultType"] == nil)
    }
  }

  @Test(
    "A capability is announced where the revision has its name",
    arguments: ["2024-11-05", "2025-03-26"])
  func announced(version: String) {
    var conversation = Conversation(with: Conversation.library)
    let capabilities = conversation.initialize(version).first?["result"]?["capabilities"]
    #expect((capabilities?["completions"] != nil) == (version != "2024-11-05"))
    #expect(capabilities?["prompts"] == [:])
    #expect(capabilities?["resources"] == [:])
  }

  @Test("A cancelled read is never answered") func cancelled() {
    var conversation = Conversation(with: Conversation.library, runsAtOnce: false)
    #expect(conversation.request("9", "resources/read", #""uri":"stub://now""#) == [])
    let cancel =
      #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":9}}"#
    #expect(conversation.receive(cancel) == [])
    #expect(conversation.runStarted() == [])
  }
}
