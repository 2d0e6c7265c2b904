import Testing

@testable import AlembicHistory

@Suite struct RelativeTargetTests {
  @Test(
    arguments: [
      ("+1", nil, nil, 1), ("-3", nil, nil, -3), ("abc+2", nil, "abc", 2),
      ("head-1", nil, "head", -1),
      ("label@+1", "label", nil, 1), ("label@abc-2", "label", "abc", -2),
      ("a@b@c-1", "a@b", "c", -1),
      ("abc-1junk", nil, "abc", -1),
    ] as [(String, String?, String?, Int)])
  func reads(_ text: String, label: String?, symbol: String?, steps: Int) throws {
    let target = try #require(RelativeTarget(text))
    #expect(target.label == label)
    #expect(target.symbol == symbol)
    #expect(target.steps == steps)
  }

  @Test(arguments: ["abc", "head", "+", "abc-", "a.b-1", "label@head", ""])
  func leavesOthersAlone(_ text: String) {
    #expect(RelativeTarget(text) == nil)
  }
}
