import JSON
import Testing

@testable import EditorInstallation

/// Single members of files that belong to somebody else.
struct PlacesInFilesTests {
  private static let settings = """
    {
        // whose comment stays
        "theme": "dark", /* this too */
        "mcpServers": {
            "other": { "command": "x", "args": [1, 2,], },
        },
    }

    """

  @Test func aMemberIsAddedAndEveryOtherByteStays() throws {
    var text = try JSONCText(Self.settings)
    try text.set(["mcpServers", "ours"], ["command": "y", "args": ["serve"]])
    #expect(
      text.text == """
        {
            // whose comment stays
            "theme": "dark", /* this too */
            "mcpServers": {
                "other": { "command": "x", "args": [1, 2,], },
                "ours": {
                    "command": "y",
                    "args": [
                        "serve"
                    ]
                },
            },
        }

        """)
    try text.remove(["mcpServers", "ours"])
    #expect(text.text == Self.settings)
  }

  @Test(arguments: [
    "{}", "{\n}\n", "", "{\"a\": 1}", "{\"a\": {\"b\": []}}\n", "{ // c\n  \"a\": [1]\n}\n",
    "{\"a\":1,\n \"b\":2}", "\t{\n\t\t\"a\": \"}\\\"]\"\n\t}\n", "{\"hooks\": {\"other\": [1]}}",
  ])
  func whatIsAddedIsTakenAwayAgain(_ before: String) throws {
    var text = try JSONCText(before)
    let start = text.text
    try text.add(["command": "z"], at: ["hooks", "PreToolUse"])
    #expect(text.value(at: ["hooks", "PreToolUse"]) == [["command": "z"]])
    try text.set(["servers", "ours"], ["x": 1])
    try text.set(["servers", "ours"], ["x": 2])
    #expect(text.value(at: ["servers", "ours", "x"]) == 2)
    try text.remove(["servers", "ours"])
    try text.remove(["command": "z"], at: ["hooks", "PreToolUse"])
    #expect(text.value(at: []) == (try JSONCText(before)).value(at: []))
    if before.contains("1") { #expect(text.text == start) }
  }

  @Test func anElementIsAddedOnce() throws {
    var text = try JSONCText("{\"hooks\": {\"a\": [{\"command\": \"other\"}]}}")
    try text.add(["command": "ours"], at: ["hooks", "a"])
    let once = text.text
    try text.add(["command": "ours"], at: ["hooks", "a"])
    #expect(text.text == once)
    #expect(text.value(at: ["hooks", "a"])?.array?.count == 2)
  }

  @Test(arguments: ["[1]", "{", "{\"a\" 1}", "{} x", "{\"a\": nonsense}", "/* {}"])
  func whatCannotBeReadIsLeft(_ text: String) {
    #expect(throws: JSONCText.Failure.self) { try JSONCText(text) }
  }

  @Test func aTableIsPutBeforeNoOneElses() {
    let before = "model = \"x\"\n\n[mcp_servers.other]\ncommand = \"y\"\n\n# about z\n[z]\na = 1\n"
    var text = TOMLText(before)
    text.set("mcp_servers.ours", "[mcp_servers.ours]\ncommand = \"o\"\n")
    #expect(text.text == before + "\n[mcp_servers.ours]\ncommand = \"o\"\n")
    text.set("mcp_servers.other", "[mcp_servers.other]\ncommand = \"n\"\n")
    #expect(
      text.text
        == "model = \"x\"\n\n[mcp_servers.other]\ncommand = \"n\"\n\n# about z\n[z]\na = 1\n"
        + "\n[mcp_servers.ours]\ncommand = \"o\"\n")
    text.remove("mcp_servers.ours")
    #expect(text.text.hasSuffix("[z]\na = 1\n"))
  }

  @Test func aMarkedPartIsReplacedAndTakenAway() {
    var text = MarkedText("# Mine\n")
    text.set("one\n")
    text.set("two\n")
    #expect(text.text.contains("two") && !text.text.contains("one"))
    text.remove()
    #expect(text.text == "# Mine\n")
  }
}
