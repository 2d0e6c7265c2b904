import Glibc
import JSON
import Testing
import Wire

/// Replays whole conversations: each line of a file says what the client or the server says next.
@Suite struct TranscriptTests {
  @Test(
    "The server says exactly what the transcript says",
    arguments: [
      "2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05", "both-eras",
      "library-2026-07-28", "library-2025-11-25", "library-2024-11-05",
    ])
  func replay(name: String) throws {
    let server = name.hasPrefix("library") ? Conversation.library : Conversation.server
    var conversation = Conversation(with: server)
    var said: [JSONValue] = []
    let lines = try Self.lines(of: name)
    #expect(lines.count > 4)
    for (number, line) in lines.enumerated() {
      if let message = line["client"] {
        #expect(said == [], "line \(number): the server says more than was written down")
        said = conversation.receive(message.string ?? message.compact)
      } else {
        let expected = try #require(line["server"])
        #expect(said.first == expected, "line \(number + 1): \(said.first?.compact ?? "nothing")")
        said = Array(said.dropFirst())
      }
    }
    #expect(said == [])
  }

  private static func lines(of name: String) throws -> [JSONValue] {
    let folder = String(
      #filePath.prefix(through: #filePath.lastIndex(of: "/") ?? #filePath.startIndex))
    let file = open("\(folder)Transcripts/\(name).jsonl", O_RDONLY)
    try #require(file >= 0)
    defer { close(file) }
    var framing = LineFraming()
    var lines: [JSONValue] = []
    while framing.fill({ read(file, $0.baseAddress, $0.count) }) > 0 {
      while case .whole(let line)? = framing.next() { lines.append(try JSONValue(parsing: line)) }
    }
    if case .whole(let line)? = framing.finish() { lines.append(try JSONValue(parsing: line)) }
    return lines
  }
}
