/// Where each line of a file begins, to turn byte offsets into places that a person reads.
///
/// A line ends at LF, at CRLF, or at a lone CR, as Python reads source files
/// (Python language reference, 2.1.2 "Physical lines").
public struct LineIndex: Sendable {
  private let starts: [UInt32]

  /// Scans `bytes` once.
  public init(_ bytes: [UInt8]) {
    var starts: [UInt32] = [0]
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let byte = buffer[index]
        index += 1
        if byte == 0x0A {
          starts.append(UInt32(clamping: index))
        } else if byte == 0x0D, index == buffer.count || buffer[index] != 0x0A {
          starts.append(UInt32(clamping: index))
        }
      }
    }
    self.starts = starts
  }

  /// Number of lines; a file that ends in a line break has an empty last line.
  public var count: Int { starts.count }

  /// The line, counted from 1, that holds the byte at `offset`.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The byte offset at which `line` (counted from 1) begins; nil when the file has no such line.
  public func start(ofLine line: Int) -> Int? {
    guard line >= 1, line <= starts.count else { return nil }
    return Int(starts[line - 1])
  }
}
