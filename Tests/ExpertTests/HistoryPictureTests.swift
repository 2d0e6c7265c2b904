import Expert
import Testing

@Suite struct HistoryPictureTests {
  /// A base, two branches from it, and their merge.
  static let diamond = HistoryPicture([
    .init(id: "d", message: "merge", downRevisions: ["b", "c"], marks: ["head"]),
    .init(id: "b", message: "left", downRevisions: ["a"]),
    .init(id: "c", message: "right \"<&", downRevisions: ["a"]),
    .init(id: "a", message: "base", downRevisions: []),
  ])

  @Test func drawsBranchAndMergeInText() {
    #expect(
      Self.diamond.text() == """
        ●  d merge (head)
        ├─╮
        ● │  b left
        │ ●  c right "<&
        ├─╯
        ●  a base

        """)
  }

  @Test func drawsLinesThatPassBy() {
    let picture = HistoryPicture([
      .init(id: "x", message: "", downRevisions: ["a"]),
      .init(id: "y", message: "", downRevisions: ["b", "a"]),
      .init(id: "z", message: "", downRevisions: ["b"]),
      .init(id: "b", message: "", downRevisions: ["a"]),
      .init(id: "a", message: "", downRevisions: []),
    ])
    #expect(
      picture.text() == """
        ●  x
        │ ●  y
        ├─┤
        │ │ ●  z
        │ ├─╯
        │ ●  b
        ├─╯
        ●  a

        """)
  }

  @Test func drawsAMissingParentToTheBottom() {
    let picture = HistoryPicture([.init(id: "b", message: "child", downRevisions: ["a"])])
    #expect(picture.text() == "●  b child\n")
    #expect(picture.mermaid().contains("missing0[\"a (missing)\"]\n  missing0 --> r0"))
  }

  @Test func survivesACycle() {
    let picture = HistoryPicture([
      .init(id: "a", message: "", downRevisions: ["b"]),
      .init(id: "b", message: "", downRevisions: ["a"]),
    ])
    #expect(picture.text() == "●  a\n●  b\n")
  }

  @Test func escapesWhatEachFormatReserves() {
    #expect(Self.diamond.mermaid().contains("r1[\"c right #quot;#lt;&\"]"))
    #expect(Self.diamond.dot().contains(#""c" [label="c right \"<&"];"#))
    #expect(Self.diamond.svg().contains("</tspan> right &quot;&lt;&amp;</text>"))
  }

  @Test func drawsEveryRevisionAndEveryParentOnce() {
    let svg = Self.diamond.svg()
    #expect(svg.split(separator: "\n").count { $0.hasPrefix("<circle") } == 4)
    #expect(svg.split(separator: "\n").count { $0.hasPrefix("<path d") } == 4)
    #expect(Self.diamond.dot().split(separator: "\n").count { $0.contains("->") } == 4)
  }
}
