/// A half-open range of bytes in one file: `start` is the first byte, `end` the byte after the last.
public struct SourceSpan: Sendable, Hashable, BitwiseCopyable {
  /// Offset of the first byte, counted from 0.
  public var start: UInt32
  /// Offset of the byte after the last.
  public var end: UInt32

  /// The bytes from `start` up to and without `end`.
  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  /// The bytes of `range`; offsets beyond 4 GiB are cut off, files that large are never read.
  public init(_ range: Range<Int>) {
    start = UInt32(clamping: range.lowerBound)
    end = UInt32(clamping: range.upperBound)
  }

  /// The same bytes as a range that indexes an array.
  public var range: Range<Int> { Int(start)..<Int(max(start, end)) }

  /// Number of bytes.
  public var count: Int { range.count }
}
