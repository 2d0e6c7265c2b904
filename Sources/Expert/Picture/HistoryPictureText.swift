extension HistoryPicture {
  /// The history as lines of text with box-drawing characters.
  ///
  /// One line a revision, and one more above or below it where lines of descent join or part.
  public func text() -> String {
    var lines: [String] = []
    for row in rows {
      if !row.joining.isEmpty { lines.append(joiningLine(row)) }
      lines.append(dotLine(row))
      if !row.parting.isEmpty { lines.append(partingLine(row)) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func dotLine(_ row: Row) -> String {
    var cells = cells(passing: row.passing, upTo: row.lane)
    cells[row.lane] = "●"
    return cells.joined(separator: " ") + "  " + revisions[row.revision].caption
  }

  /// The line above a dot in which other lanes end.
  private func joiningLine(_ row: Row) -> String {
    connect(row, from: row.lane, to: row.joining, ends: "╯", through: "┴", corner: "├")
  }

  /// The line under a dot in which other lanes begin.
  private func partingLine(_ row: Row) -> String {
    connect(row, from: row.lane, to: row.parting, ends: "╮", through: "┬", corner: "├")
  }

  private func connect(
    _ row: Row, from lane: Int, to others: [Int], ends: String, through: String, corner: String
  ) -> String {
    let left = min(lane, others.min() ?? lane)
    let right = max(lane, others.max() ?? lane)
    var cells = cells(passing: row.passing, upTo: right)
    var gaps = [String](repeating: " ", count: cells.count)
    for column in left..<right { gaps[column] = "─" }
    for column in left...right {
      if column == lane {
        cells[column] = left == lane ? corner : (right == lane ? "┤" : "┼")
      } else if others.contains(column) {
        let goesOn = row.occupied.contains(column)
        if column == right {
          cells[column] = goesOn ? "┤" : ends
        } else if column == left {
          cells[column] = goesOn ? "├" : (ends == "╯" ? "╰" : "╭")
        } else {
          cells[column] = goesOn ? "┼" : through
        }
      } else {
        cells[column] = row.passing.contains(column) ? "┼" : "─"
      }
    }
    return zip(cells, gaps).map { $0 + $1 }.joined().trimmingSpaces()
  }

  private func cells(passing: [Int], upTo last: Int) -> [String] {
    var cells = [String](repeating: " ", count: max(last, passing.max() ?? 0) + 1)
    for lane in passing { cells[lane] = "│" }
    return cells
  }
}

extension String {
  /// Without the spaces at its end.
  fileprivate func trimmingSpaces() -> String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
