/// The lines that Alembic's template writes into the doc string of a revision.
struct DocstringFields {
  /// What follows `Revision ID:`; nil when there is no such line.
  private(set) var revisionID: String?
  /// What follows `Revises:`; nil when there is no such line.
  private(set) var revises: String?
  /// What follows `Create Date:`; nil when there is no such line.
  private(set) var createDate: String?

  /// Looks for the three lines in one pass over the bytes: a history has thousands of doc strings.
  init(_ docstring: String) {
    var docstring = docstring
    docstring.withUTF8 { text in
      for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
        let line = line.drop { $0 == 0x20 || $0 == 0x09 }
        switch line.first {
        case UInt8(ascii: "R"):
          if revisionID == nil, let text = Self.text(after: "Revision ID:", in: line) {
            revisionID = text
          } else if revises == nil, let text = Self.text(after: "Revises:", in: line) {
            revises = text
          }
        case UInt8(ascii: "C"):
          if createDate == nil { createDate = Self.text(after: "Create Date:", in: line) }
        default: break
        }
      }
    }
  }

  private static func text(
    after label: StaticString, in line: Slice<UnsafeBufferPointer<UInt8>>
  ) -> String? {
    let label = UnsafeBufferPointer(start: label.utf8Start, count: label.utf8CodeUnitCount)
    guard line.starts(with: label) else { return nil }
    var text = line.dropFirst(label.count).drop { $0 == 0x20 || $0 == 0x09 }
    while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }
}
