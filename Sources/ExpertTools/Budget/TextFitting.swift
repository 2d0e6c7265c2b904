/// Makes a text short enough: long blocks lose their ends, then the middle goes.
///
/// A block is what stands between empty lines. The first ones say what matters and the last one what to do
/// next, so they stay.
struct TextFitting {
  /// The most tokens.
  let limit: Int

  /// The text, or as much of it as fits.
  func fitted(_ text: String) -> String {
    guard TokenEstimate.count(text) > limit else { return text }
    let blocks = text.split(separator: "\n\n", omittingEmptySubsequences: true).map {
      $0.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }
    for lines in [60, 40, 28, 20, 14, 10] {
      let shortened = Self.joined(blocks.map { Self.shortened($0, to: lines) })
      if TokenEstimate.count(shortened) <= limit { return shortened }
    }
    return withoutMiddle(blocks.map { Self.shortened($0, to: 10) })
  }

  /// The first lines of a block, whole entries of it where they are indented alike.
  private static func shortened(_ block: [String], to count: Int) -> [String] {
    guard block.count > count else { return block }
    let entry = block.count > 1 ? indentation(block[1]) : 0
    var end = count
    while end > 1, indentation(block[end]) > entry { end -= 1 }
    if end <= 1 { end = count }
    let fence = block[..<end].count { $0.hasPrefix("```") } % 2 == 1 ? ["```"] : []
    let gap = String(repeating: " ", count: entry)
    return block[..<end] + fence + ["\(gap)… and \(block.count - end) more lines"]
  }

  private static func indentation(_ line: String) -> Int { line.prefix { $0 == " " }.count }

  private func withoutMiddle(_ blocks: [[String]]) -> String {
    var end: [[String]] = []
    var used = 40
    for block in blocks.suffix(3).reversed() {
      let cost = TokenEstimate.count(Self.joined([block]))
      if !end.isEmpty, used + cost > limit / 4 { break }
      used += cost
      end.insert(block, at: 0)
    }
    var start: [[String]] = []
    for block in blocks.dropLast(end.count) {
      used += TokenEstimate.count(Self.joined([block]))
      if used > limit { break }
      start.append(block)
    }
    let left = blocks.count - start.count - end.count
    let note = "… and \(left) more parts, too long for one answer: ask for less at a time."
    return Self.joined(start + (left > 0 ? [[note]] : []) + end)
  }

  private static func joined(_ blocks: [[String]]) -> String {
    blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}
