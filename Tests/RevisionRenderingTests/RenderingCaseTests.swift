import Testing

@Suite struct RenderingCaseTests {
  /// `parity/rendering --write` writes the expected texts with real Alembic 1.20.1 on PostgreSQL.
  @Test(arguments: RenderingCase.all)
  func isWordedAsAlembicWordsIt(_ one: RenderingCase) throws {
    let expected = try #require(one.expected).split(
      separator: "\n", omittingEmptySubsequences: false)
    let rendered = try one.rendered().split(separator: "\n", omittingEmptySubsequences: false)
    for (ours, theirs) in zip(rendered, expected) where ours != theirs {
      Issue.record("ours:   \(ours)\ntheirs: \(theirs)")
    }
    #expect(rendered.count == expected.count)
  }
}
