import Schema

extension EntityPicture {
  private static let rowHeight = 19
  private static let headHeight = 26
  private static let characterWidth = 8
  private static let padding = 10
  private static let longestType = 30

  /// The schema as a standalone SVG 1.1 picture.
  ///
  /// Tables that others refer to stand left; a crow's foot marks the side with many rows, a circle
  /// the side that may have none. What is uncertain has dashed lines.
  public func svg(title: String? = nil) -> String {
    let marksWidth = 26
    let sizes = entities.map { entity in
      let names = entity.columns.map(\.name.count).max() ?? 0
      let types = entity.columns.map { min($0.type.count, Self.longestType) }.max() ?? 0
      let rows = marksWidth + (names + types + 3) * Self.characterWidth
      let head = entity.name.plain.count * 9
      return (
        width: max(rows, head) + Self.padding * 2,
        height: Self.headHeight + entity.columns.count * Self.rowHeight
          + (entity.columns.isEmpty ? 0 : 6)
      )
    }
    func offset(_ row: Int) -> Int {
      row < 0
        ? Self.headHeight / 2 : Self.headHeight + 3 + row * Self.rowHeight + Self.rowHeight / 2
    }
    let edges = relations.map { relation in
      EntityLayout.Edge(
        from: EntityLayout.End(box: relation.parent, offset: offset(relation.parentRow)),
        to: EntityLayout.End(box: relation.child, offset: offset(relation.childRow)))
    }
    let layout = EntityLayout(sizes: sizes, edges: edges)
    var heading = title ?? "Database schema"
    if let doubt { heading += " — \(doubt)" }
    let top = 40
    let width = max(layout.width, heading.count * 9 + EntityLayout.margin * 2)
    let height = layout.height + top
    var lines = ""
    for (place, relation) in relations.enumerated() {
      lines += line(relation, edge: place, layout, sizes, edges[place])
    }
    var boxes = ""
    for (place, entity) in entities.enumerated() {
      let at = layout.positions[place]
      boxes += Self.box(entity, at: (at.x, at.y), sizes[place], marksWidth: marksWidth)
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" aria-label="\(XMLText.escaped(heading))">
      <style>
      .page, .body { fill: #ffffff } .box { fill: none; stroke: #7a8699 } .head { fill: #336791 }
      .line { fill: none; stroke: #7a8699; stroke-width: 1.5 } .ring { fill: #ffffff; stroke: #7a8699 }
      .uncertain { stroke-dasharray: 4 3 } .uncertain-head { fill: #7a8699 }
      text { font: 13px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #1f2933; \
      white-space: pre }
      .name { font-weight: bold; fill: #ffffff } .type { fill: #66727f } .key { font-weight: bold }
      .mark { font-size: 10px; fill: #336791 } .title { font-weight: bold }
      @media (prefers-color-scheme: dark) { .page, .body, .ring { fill: #15191f } text { fill: #e4e7eb } \
      .type { fill: #9aa5b1 } .mark { fill: #7fb0dd } }
      </style>
      <rect class="page" width="100%" height="100%"/>
      <text class="title" x="\(EntityLayout.margin)" y="27">\(XMLText.escaped(heading))</text>
      <g transform="translate(0 \(top - 12))">
      \(lines)\(boxes)</g>
      </svg>

      """
  }

  private static func box(
    _ entity: Entity, at corner: (x: Int, y: Int), _ size: (width: Int, height: Int),
    marksWidth: Int
  ) -> String {
    let (x, y) = corner
    let frame = "x=\"\(x)\" y=\"\(y)\" width=\"\(size.width)\""
    let uncertain = entity.isCertain ? "" : " uncertain"
    var text = "<g><title>\(XMLText.escaped(entity.comment ?? entity.name.plain))</title>\n"
    text += "<rect class=\"body\" \(frame) height=\"\(size.height)\" rx=\"4\"/>\n"
    text +=
      "<path class=\"head\(entity.isCertain ? "" : " uncertain-head")\" d=\"M\(x) \(y + headHeight)"
      + "V\(y + 4)a4 4 0 0 1 4-4H\(x + size.width - 4)a4 4 0 0 1 4 4V\(y + headHeight)z\"/>\n"
    text += "<rect class=\"box\(uncertain)\" \(frame) height=\"\(size.height)\" rx=\"4\"/>\n"
    text +=
      "<text class=\"name\" x=\"\(x + padding)\" y=\"\(y + 18)\">"
      + "\(XMLText.escaped(entity.name.plain))\(entity.isCertain ? "" : " ?")</text>\n"
    for (place, column) in entity.columns.enumerated() {
      let baseline = y + headHeight + 3 + place * rowHeight + 14
      let mark = column.marks.first ?? ""
      if !mark.isEmpty {
        text += "<text class=\"mark\" x=\"\(x + padding)\" y=\"\(baseline)\">\(mark)</text>\n"
      }
      text +=
        "<text\(column.isKey ? " class=\"key\"" : "") x=\"\(x + padding + marksWidth)\""
        + " y=\"\(baseline)\">\(XMLText.escaped(column.name))\(column.isNullable || column.isKey ? "" : "*")</text>\n"
      let type =
        column.type.count > longestType
        ? String(column.type.prefix(longestType - 1)) + "…" : column.type
      text +=
        "<text class=\"type\" text-anchor=\"end\" x=\"\(x + size.width - padding)\""
        + " y=\"\(baseline)\">\(XMLText.escaped(type))</text>\n"
    }
    return text + "</g>\n"
  }

  /// The line of a foreign key with what stands at its ends.
  private func line(
    _ relation: Relation, edge: Int, _ layout: EntityLayout, _ sizes: [(width: Int, height: Int)],
    _ ends: EntityLayout.Edge
  ) -> String {
    let isBackward = layout.isBackward[edge]
    func point(_ end: EntityLayout.End, right: Bool) -> EntityLayout.Point {
      let box = layout.positions[end.box]
      return EntityLayout.Point(
        x: box.x + (right ? sizes[end.box].width : 0), y: box.y + end.offset)
    }
    let isLoop = relation.child == relation.parent
    let start = point(ends.from, right: isLoop || !isBackward)
    let end = point(ends.to, right: isLoop || isBackward)
    let startStep = isLoop || !isBackward ? 1 : -1
    let endStep = isLoop || isBackward ? 1 : -1
    let points = [start] + layout.routes[edge] + [end]
    var data = "M\(start.x) \(start.y)"
    if isLoop {
      let out = max(start.x, end.x) + 40
      data += " C\(out) \(start.y) \(out) \(end.y) \(end.x) \(end.y)"
    } else {
      // Bends alternate with straight pieces across the layers between.
      for place in stride(from: 0, to: points.count - 1, by: 2) {
        let (one, two) = (points[place], points[place + 1])
        let middle = (one.x + two.x) / 2
        data += " C\(middle) \(one.y) \(middle) \(two.y) \(two.x) \(two.y)"
        if place + 2 < points.count - 1 {
          data += " L\(points[place + 2].x) \(points[place + 2].y)"
        }
      }
    }
    let kind = relation.isCertain ? "" : " uncertain"
    let caption =
      "\(relation.name): \(entities[relation.child].name.plain) (\(relation.columns.joined(separator: ", ")))"
      + " refers to \(entities[relation.parent].name.plain)"
      + " (\(relation.referencedColumns.joined(separator: ", ")))"
    var text = "<g><title>\(XMLText.escaped(caption))</title>\n"
    text += "<path class=\"line\(kind)\" d=\"\(data)\"/>\n"
    text += Self.one(at: start, step: startStep, isOptional: relation.isOptional)
    text +=
      relation.isUnique
      ? Self.one(at: end, step: endStep, isOptional: true) : Self.many(at: end, step: endStep)
    return text + "</g>\n"
  }

  /// A bar: one row; with a ring, perhaps none.
  private static func one(at point: EntityLayout.Point, step: Int, isOptional: Bool) -> String {
    let x = point.x + 7 * step
    var text = "<path class=\"line\" d=\"M\(x) \(point.y - 5)v10\"/>\n"
    if isOptional {
      text += "<circle class=\"ring\" cx=\"\(x + 6 * step)\" cy=\"\(point.y)\" r=\"3.5\"/>\n"
    } else {
      text += "<path class=\"line\" d=\"M\(x + 4 * step) \(point.y - 5)v10\"/>\n"
    }
    return text
  }

  /// A crow's foot with a ring: many rows, perhaps none.
  private static func many(at point: EntityLayout.Point, step: Int) -> String {
    let x = point.x + 11 * step
    return "<path class=\"line\" d=\"M\(x) \(point.y)L\(point.x) \(point.y - 5)"
      + "M\(x) \(point.y)L\(point.x) \(point.y + 5)\"/>\n"
      + "<circle class=\"ring\" cx=\"\(x + 4 * step)\" cy=\"\(point.y)\" r=\"3.5\"/>\n"
  }
}
