/// Text in the place of a part of a file.
public struct SourceEdit: Sendable, Hashable {
  /// The bytes that go; empty for an insertion.
  public var span: SourceSpan
  /// What comes.
  public var text: String

  /// Takes every part as it is given.
  public init(_ span: SourceSpan, _ text: String) {
    self.span = span
    self.text = text
  }
}

extension SourceFile {
  /// The bytes after edits, each of which counts once; nil when two of them overlap.
  public func applying(_ edits: some Sequence<SourceEdit>) -> [UInt8]? {
    let ordered = Set(edits).sorted {
      ($0.span.start, $0.span.end, $0.text) < ($1.span.start, $1.span.end, $1.text)
    }
    for (edit, next) in zip(ordered, ordered.dropFirst())
    where edit.span.end > next.span.start { return nil }
    var result = bytes
    for edit in ordered.reversed() {
      guard edit.span.range.upperBound <= bytes.count else { return nil }
      result.replaceSubrange(edit.span.range, with: Array(edit.text.utf8))
    }
    return result
  }
}
