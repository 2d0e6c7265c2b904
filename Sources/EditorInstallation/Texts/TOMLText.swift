/// A TOML file of which one table changes and every other byte stays.
struct TOMLText {
  private(set) var text: String

  init(_ text: String) { self.text = text }

  /// The lines of the file, each with its end.
  private var lines: [Substring] {
    var found: [Substring] = []
    var rest = text[...]
    while let end = rest.firstIndex(where: \.isNewline) {
      found.append(rest[...end])
      rest = rest[text.index(after: end)...]
    }
    return rest.isEmpty ? found : found + [rest]
  }

  /// The name of the table that a line opens; nil for every other line.
  private static func header(_ line: Substring) -> String? {
    let bare = line.drop(while: \.isWhitespace)
    guard bare.hasPrefix("["), let end = bare.firstIndex(of: "]") else { return nil }
    return bare[bare.index(after: bare.startIndex)..<end]
      .filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" && $0 != "[" }
  }

  /// The lines of a table and of the tables inside of it; nil when it is not there.
  private func range(of table: String) -> Range<Int>? {
    let lines = lines
    guard let start = lines.firstIndex(where: { Self.header($0) == table }) else { return nil }
    let end =
      lines[(start + 1)...].firstIndex { line in
        Self.header(line).map { $0 != table && !$0.hasPrefix(table + ".") } ?? false
      } ?? lines.count
    // What stands above the next table with a gap belongs to that one.
    var last = end
    while last > start + 1,
      lines[last - 1].allSatisfy(\.isWhitespace)
        || end < lines.count && lines[last - 1].hasPrefix("#")
    {
      last -= 1
    }
    return start..<last
  }

  /// Puts a table where it was, or at the end.
  ///
  /// - Parameter body: Its header and its lines, with a line's end at the end.
  mutating func set(_ table: String, _ body: String) {
    var lines = lines.map(String.init)
    if let range = range(of: table) {
      lines.replaceSubrange(range, with: [body])
      text = lines.joined()
    } else {
      if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
      text += (text.isEmpty ? "" : "\n") + body
    }
  }

  /// Takes a table away, with the empty line before it.
  mutating func remove(_ table: String) {
    guard let range = range(of: table) else { return }
    var lines = lines.map(String.init)
    let start =
      range.lowerBound > 0 && lines[range.lowerBound - 1].allSatisfy(\.isWhitespace)
      ? range.lowerBound - 1 : range.lowerBound
    lines.removeSubrange(start..<range.upperBound)
    text = lines.joined()
  }
}
