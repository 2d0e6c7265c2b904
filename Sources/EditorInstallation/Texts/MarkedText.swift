/// A part of somebody's text between two lines that say whose it is.
struct MarkedText {
  private static let begin = "<!-- alembic-expert: begin -->"
  private static let end = "<!-- alembic-expert: end -->"
  private(set) var text: String

  init(_ text: String) { self.text = text }

  private var range: Range<String.Index>? {
    guard let start = text.firstRange(of: Self.begin),
      let end = text[start.upperBound...].firstRange(of: Self.end + "\n")
        ?? text[start.upperBound...].firstRange(of: Self.end)
    else { return nil }
    return start.lowerBound..<end.upperBound
  }

  /// Puts the part where it was, or at the end.
  mutating func set(_ body: String) {
    let part = "\(Self.begin)\n\(body)\(Self.end)\n"
    if let range {
      text.replaceSubrange(range, with: part)
    } else {
      if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
      text += (text.isEmpty ? "" : "\n") + part
    }
  }

  /// Takes the part away, with the empty line before it.
  mutating func remove() {
    guard var range else { return }
    if text[..<range.lowerBound].hasSuffix("\n\n") {
      range = text.index(before: range.lowerBound)..<range.upperBound
    }
    text.removeSubrange(range)
  }
}
