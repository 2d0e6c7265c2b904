import JSON
import Testing
import Wire

@Suite struct ToolTests {
  @Test("Each revision lists what it knows of a tool", arguments: ProtocolRevision.allCases)
  func listing(revision: ProtocolRevision) {
    let tool = StubTools.echo.json(for: revision)
    #expect(tool["name"] == "echo")
    #expect(tool["description"] == "Repeats a text.")
    #expect(tool["inputSchema"]?["type"] == "object")
    #expect((tool["annotations"] != nil) == (revision >= .march2025))
    #expect((tool["title"] != nil) == (revision >= .june2025))
    #expect((tool["annotations"]?["title"] != nil) == (revision == .march2025))
    #expect((tool["outputSchema"] != nil) == (revision >= .june2025))
  }

  @Test func annotationsAreAllGiven() {
    #expect(
      StubTools.echo.json()["annotations"] == [
        "readOnlyHint": true, "destructiveHint": false, "idempotentHint": true,
        "openWorldHint": false,
      ])
    #expect(
      StubTools.progress.json()["annotations"] == [
        "readOnlyHint": false, "destructiveHint": true,
        "idempotentHint": false, "openWorldHint": true,
      ])
    #expect(StubTools.progress.json()["outputSchema"] == nil)
  }

  @Test func hostsWouldTakeTheStubs() {
    for tool in StubTools().tools { #expect(tool.faults == []) }
  }

  @Test func faultsOfDefinitionsAreFound() {
    let tool = ToolDefinition(
      name: "a.b/c", title: "", description: "",
      inputSchema: ["oneOf": [], "properties": ["x": true]], outputSchema: ["type": "array"],
      annotations: .readsProject)
    #expect(tool.faults.count == 7)
    let long = ToolDefinition(
      name: String(repeating: "a", count: 65), title: "t", description: "d",
      inputSchema: ["type": "object"], annotations: .readsProject)
    #expect(long.faults.count == 1)
  }

  private static let checks: [(JSONValue, JSONValue, [String])] = [
    (["a": 1], ["properties": ["a": ["type": ["integer", "null"]]]], []),
    (["a": nil], ["properties": ["a": ["type": ["integer", "null"]]]], []),
    (
      ["a": "x"], ["properties": ["a": ["type": ["integer", "null"]]]],
      ["a must be an integer or null, and is the string \"x\""]
    ),
    (["a": 2.0], ["properties": ["a": ["type": "integer"]]], []),
    (
      ["a": 2], ["properties": ["a": ["type": "number", "maximum": 1]]],
      ["a must be a number of at most 1, and is 2"]
    ),
    (
      ["a": ["b": 1]],
      ["properties": ["a": ["type": "object", "required": ["c"], "additionalProperties": false]]],
      ["a.c is missing", "a.b is not known (none are taken)"]
    ),
    (["a": 1], ["additionalProperties": ["type": "string"]], ["a must be a string, and is 1"]),
    (
      ["a": ""], ["properties": ["a": ["type": "string", "minLength": 1]]], ["a must not be empty"]
    ),
    (
      ["a": "xyz"], ["properties": ["a": ["maxLength": 2]]],
      ["a must have at most 2 characters, and has 3"]
    ),
    (
      ["a": []], ["properties": ["a": ["type": "array", "minItems": 1]]],
      ["a must have at least 1 elements, and has 0"]
    ),
    (
      ["a": [1, 2]], ["properties": ["a": ["maxItems": 1]]],
      ["a must have at most 1 elements, and has 2"]
    ),
    (
      ["a": true], ["properties": ["a": ["anyOf": [["type": "string"], ["type": "array"]]]]],
      ["a must be a string, or an array, and is true"]
    ),
    (["a": ["x"]], ["properties": ["a": ["anyOf": [["type": "string"], ["type": "array"]]]]], []),
    (["a": 3], ["properties": ["a": ["const": 4]]], ["a must be 4, and is 3"]),
  ]

  @Test(arguments: checks)
  func checksSchemas(value: JSONValue, schema: JSONValue, expected: [String]) {
    let findings = SchemaCheck.findings(in: value, schema: schema)
    #expect(findings.map { "\($0.path) \($0.words)" } == expected)
  }

  @Test func onlyTheFirstFindingsAreGathered() {
    let many = JSONValue.array(Array(repeating: 1, count: 100))
    let schema: JSONValue = ["items": ["type": "string"]]
    #expect(SchemaCheck.findings(in: many, schema: schema).count == 8)
  }
}

@Suite struct IconTests {
  @Test("An icon is carried in base64 where the revision has icons")
  func icons() {
    // RFC 4648, section 10.
    for (text, digits) in [("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
      let server = ServerDescription(
        name: "n", title: "t", version: "1", icon: Icon(svg: text), features: [])
      for (version, shown) in [("2025-06-18", false), ("2025-11-25", true)] {
        var session = Session(server)
        let line =
          #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"\#(version)"}}"#
        guard case .send(let bytes)? = session.receive(line: Array(line.utf8)).first else {
          Issue.record("no answer")
          return
        }
        let answer = String(decoding: bytes, as: UTF8.self)
        #expect(answer.contains("data:image/svg+xml;base64,\(digits)\"") == shown)
      }
    }
  }
}
