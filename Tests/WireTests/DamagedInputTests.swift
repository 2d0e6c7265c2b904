import JSON
import Testing
import Wire

@Suite("Damaged input, checklist 5, 7 and 8") struct DamagedInputTests {
  private static let seeds = [
    #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-03-26","capabilities":{}}}"#,
    #"{"jsonrpc":"2.0","id":"a","method":"tools/list","params":{\#(Conversation.meta)}}"#,
    #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{\#(Conversation.meta),"name":"echo","arguments":{"text":"é😀\ud83d\ude00","times":3}}}"#,
    #"{"jsonrpc":"2.0","id":3,"method":"subscriptions/listen","params":{\#(Conversation.meta),"notifications":{}}}"#,
    #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}}"#,
    #"[{"jsonrpc":"2.0","id":4,"method":"ping"},{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"fail"}}]"#,
  ]

  @Test("Twenty thousand damaged lines: each answer is one line of JSON, and the session goes on")
  func damaged() {
    var random = SplitMix(state: 2026)
    var conversation = Conversation()
    var answers = 0
    for _ in 0..<20_000 {
      var line = Array(Self.seeds[Int(random.next() % UInt64(Self.seeds.count))].utf8)
      for _ in 0..<random.next() % 4 {
        let place = Int(random.next() % UInt64(line.count))
        switch random.next() % 4 {
        case 0: line[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: line.remove(at: place)
        case 2: line.insert(line[Int(random.next() % UInt64(line.count))], at: place)
        default: line = Array(line.prefix(place + 1))
        }
      }
      line.removeAll { $0 == 0x0A }
      for answer in conversation.receive(line) {
        answers += 1
        // `Conversation` hands over a string in place of anything that is not one line of JSON.
        #expect(answer.string == nil)
        #expect(answer["id"]?.isNull != true)
      }
    }
    #expect(answers > 10_000)
    #expect(conversation.session.runningCalls == 0)
    let last = conversation.request("\"last\"", "tools/list")
    #expect(last.first?["id"] == "last")
  }
}

/// A small generator, so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
