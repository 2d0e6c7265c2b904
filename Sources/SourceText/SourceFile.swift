/// One file as it was read: its name for messages, its bytes, and where its lines begin.
public struct SourceFile: Sendable {
  /// The name that messages show, usually relative to the project.
  public let name: String
  /// The whole file.
  public let bytes: [UInt8]
  /// Where its lines begin.
  public let lines: LineIndex

  /// Takes the bytes as they are; nothing is decoded.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    lines = LineIndex(bytes)
  }

  /// The place of the byte at `offset`; an offset past the end is the end.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lines.line(at: offset)
    let start = lines.start(ofLine: line) ?? 0
    let column = 1 + bytes[start..<offset].count { $0 & 0xC0 != 0x80 }
    return SourcePosition(line: line, column: column)
  }

  /// The text of `span`, with U+FFFD where the bytes are no UTF-8.
  public func text(of span: SourceSpan) -> String {
    String(decoding: bytes[span.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}
