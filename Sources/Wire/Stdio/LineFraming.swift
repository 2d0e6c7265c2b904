import Glibc

/// Cuts a stream of bytes into lines at each line feed and nowhere else.
///
/// A carriage return before the line feed, a byte order mark at the very start, and blank lines are
/// dropped. A line over the limit is not kept, only counted. Every byte is looked at once, however
/// small the pieces are in which it comes.
public struct LineFraming: Sendable {
  /// What was cut off.
  public enum Line: Sendable, Equatable {
    /// A line without its end.
    case whole([UInt8])
    /// A line over the limit: how long it was and how it started.
    case tooLong(Int, start: [UInt8])
  }

  /// The start that is kept of a line that is too long.
  private static let keptStart = 4096
  private static let usualSize = 64 << 10

  /// The most bytes of a line.
  public let limit: Int
  private var buffer = [UInt8](repeating: 0, count: usualSize)
  private var start = 0
  private var scanned = 0
  private var end = 0
  private var isFirstLine = true
  /// Of a line that is too long: the bytes let go of so far, and its start.
  private var dropped = 0
  private var droppedStart: [UInt8] = []

  /// A stream that nothing came from yet.
  public init(limit: Int = 16 << 20) { self.limit = limit }

  /// Offers free space to `read`, which answers how many bytes it filled, and answers the same.
  public mutating func fill(_ read: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    makeSpace()
    let end = end
    let count = buffer.withUnsafeMutableBytes { read(.init(rebasing: $0[end...])) }
    if count > 0 { self.end += count }
    return count
  }

  /// The next line, or nothing until more bytes have come.
  public mutating func next() -> Line? {
    while let feed = nextLineFeed() {
      let line = take(through: feed)
      start = feed + 1
      scanned = start
      if let line { return line }
    }
    scanned = end
    if end - start > limit { drop() }
    return nil
  }

  /// What is left when no more bytes will come: a last line that no line feed ended.
  public mutating func finish() -> Line? {
    let line = take(through: end)
    (start, scanned, end) = (0, 0, 0)
    return line
  }

  private func nextLineFeed() -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard scanned < end, let base = bytes.baseAddress,
        let found = memchr(base + scanned, 0x0A, end - scanned)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private mutating func take(through feed: Int) -> Line? {
    let length = dropped + feed - start
    if length > limit {
      let kept =
        droppedStart.isEmpty ? Array(buffer[start..<feed].prefix(Self.keptStart)) : droppedStart
      (dropped, droppedStart, isFirstLine) = (0, [], false)
      return .tooLong(length, start: kept)
    }
    var line = buffer[start..<feed]
    if isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    isFirstLine = false
    if line.last == 0x0D { line = line.dropLast() }
    return line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } ? nil : .whole(Array(line))
  }

  private mutating func drop() {
    if dropped == 0 { droppedStart = Array(buffer[start..<end].prefix(Self.keptStart)) }
    dropped += end - start
    (start, scanned, end) = (0, 0, 0)
  }

  private mutating func makeSpace() {
    if start == end {
      (start, scanned, end) = (0, 0, 0)
      if buffer.count > 16 * Self.usualSize { buffer = Array(repeating: 0, count: Self.usualSize) }
    }
    guard end == buffer.count else { return }
    if start > 0 {
      buffer.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        memmove(base, base + start, end - start)
      }
      (start, scanned, end) = (0, scanned - start, end - start)
    } else {
      var larger = [UInt8](repeating: 0, count: 2 * buffer.count)
      larger.withUnsafeMutableBytes { target in
        buffer.withUnsafeBytes { target.copyMemory(from: $0) }
      }
      buffer = larger
    }
  }
}
