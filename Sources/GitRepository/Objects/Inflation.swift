import CZlib

/// One zlib stream that is read piece by piece.
///
/// The stream's state keeps the address of its record, so that the record has a place of its own.
struct Inflation: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool
  private(set) var isAtEnd = false

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    isReady =
      inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(stream) }
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Inflates `input` from `consumed` on behind the first `produced` bytes of `output`, until one of both
  /// is used up or the stream ends.
  ///
  /// - Returns: Whether the stream is sound so far.
  mutating func run(
    _ input: [UInt8], from consumed: inout Int, into output: inout [UInt8], at produced: inout Int
  ) -> Bool {
    guard isReady else { return false }
    let status = input.withUnsafeBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.pointee.next_in = UnsafeMutablePointer(
          mutating: source.baseAddress?.advanced(by: consumed))
        stream.pointee.avail_in = UInt32(source.count - consumed)
        stream.pointee.next_out = target.baseAddress?.advanced(by: produced)
        stream.pointee.avail_out = UInt32(target.count - produced)
        let status = inflate(stream, Z_NO_FLUSH)
        consumed = source.count - Int(stream.pointee.avail_in)
        produced = target.count - Int(stream.pointee.avail_out)
        return status
      }
    }
    isAtEnd = status == Z_STREAM_END
    return status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR
  }
}
