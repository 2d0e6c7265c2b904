import SchemaText

extension HistoryPicture {
  /// The history as a standalone SVG 1.1 picture, children above their parents.
  ///
  /// The picture names its own colours and works on light and dark pages; each dot has the revision
  /// id as its title. `depends_on` is drawn as a dashed line.
  public func svg() -> String {
    let rowHeight = 28
    let laneWidth = 18
    let margin = 16
    let textStart = margin + laneWidth * max(width, 1) + 6
    let longest = revisions.map(\.caption.count).max() ?? 0
    // A monospaced character of 13 px is at most 8 px wide in the fonts that are asked for.
    let pictureWidth = textStart + longest * 8 + margin
    let pictureHeight = margin * 2 + rowHeight * max(revisions.count, 1)
    func x(_ lane: Int) -> Int { margin + lane * laneWidth }
    func y(_ row: Int) -> Int { margin + rowHeight / 2 + row * rowHeight }

    var laneOf: [String: Int] = [:]
    var rowOf: [String: Int] = [:]
    for (index, row) in rows.enumerated() {
      laneOf[revisions[row.revision].id] = row.lane
      rowOf[revisions[row.revision].id] = index
    }
    var lines = ""
    for (index, row) in rows.enumerated() {
      let revision = revisions[row.revision]
      var lanes = [row.lane] + row.parting
      for parent in revision.downRevisions {
        let end = rowOf[parent] ?? rows.count
        guard end > index else { continue }
        let lane = lanes.isEmpty ? row.lane : lanes.removeFirst()
        lines += Self.path(
          from: (x(row.lane), y(index)), along: x(lane),
          to: (x(laneOf[parent] ?? lane), end < rows.count ? y(end) : pictureHeight),
          bend: rowHeight)
      }
      for parent in revision.dependsOn {
        guard let end = rowOf[parent], let lane = laneOf[parent] else { continue }
        lines +=
          "<path class=\"depends\" d=\"M\(x(row.lane)) \(y(index))"
          + " Q\(x(max(row.lane, lane)) + laneWidth) \((y(index) + y(end)) / 2)"
          + " \(x(lane)) \(y(end))\"/>\n"
      }
    }
    var dots = ""
    for (index, row) in rows.enumerated() {
      let revision = revisions[row.revision]
      let kind = revision.marks.contains("head") ? " class=\"head\"" : ""
      dots +=
        "<circle\(kind) cx=\"\(x(row.lane))\" cy=\"\(y(index))\" r=\"5\">"
        + "<title>\(XMLText.escaped(revision.id))</title></circle>\n"
        + "<text x=\"\(textStart)\" y=\"\(y(index) + 4)\">"
        + "<tspan class=\"id\">\(XMLText.escaped(revision.id))</tspan>"
        + XMLText.escaped(String(revision.caption.dropFirst(revision.id.count))) + "</text>\n"
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(pictureWidth)" height="\(pictureHeight)" \
      viewBox="0 0 \(pictureWidth) \(pictureHeight)" role="img" aria-label="Alembic revision history">
      <style>
      rect { fill: #ffffff } path { fill: none; stroke: #7a8699; stroke-width: 2 }
      .depends { stroke-dasharray: 4 3 } circle { fill: #336791 } .head { fill: #2e9e5b }
      text { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: #1f2933; white-space: pre }
      .id { font-weight: bold }
      @media (prefers-color-scheme: dark) { rect { fill: #15191f } text { fill: #e4e7eb } }
      </style>
      <rect width="100%" height="100%"/>
      \(lines)\(dots)</svg>

      """
  }

  /// A line that leaves a dot, runs down its lane and bends into the parent's dot.
  private static func path(
    from start: (x: Int, y: Int), along lane: Int, to end: (x: Int, y: Int), bend: Int
  ) -> String {
    var data = "M\(start.x) \(start.y)"
    var y = start.y
    if lane != start.x {
      data += " C\(start.x) \(y + bend / 2) \(lane) \(y + bend / 2) \(lane) \(y + bend)"
      y += bend
    }
    if end.x == lane {
      data += " L\(lane) \(end.y)"
    } else {
      let last = max(y, end.y - bend)
      data += " L\(lane) \(last)"
      data += " C\(lane) \(last + bend / 2) \(end.x) \(end.y - bend / 2) \(end.x) \(end.y)"
    }
    return "<path d=\"\(data)\"/>\n"
  }
}
