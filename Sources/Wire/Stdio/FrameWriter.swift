import Glibc

/// Writes whole lines to one descriptor, whoever sends them.
///
/// What the descriptor takes without blocking is written at once by the sender; anything else is left
/// to a thread that is started then, so that reading goes on while the client does not read.
final class FrameWriter: Sendable {
  private struct State {
    var waiting: [[UInt8]] = []
    var waitingBytes = 0
    var hasThread = false
    var isWriting = false
    var isBroken = false
    var isStopped = false
  }

  /// The most bytes that wait before a call that ends has to.
  private static let capacity = 32 << 20
  /// The most bytes that wait before the reading thread has to, so that a client which reads nothing
  /// for a while still gets its input taken.
  private static let readerCapacity = 48 << 20
  /// `F_GETPIPE_SZ`, which Linux declares behind a feature macro.
  private static let getPipeSize: Int32 = 1032
  private let state = Monitor(State())
  private let descriptor: Int32
  /// How much an empty pipe takes; 0 when it is no pipe.
  private let pipeSize: Int
  private let onBroken: @Sendable () -> Void

  /// A writer; `onBroken` is called, perhaps more than once, when the other side is gone.
  init(_ descriptor: Int32, onBroken: @escaping @Sendable () -> Void) {
    self.descriptor = descriptor
    self.onBroken = onBroken
    pipeSize = Int(max(fcntl(descriptor, Self.getPipeSize), 0))
  }

  /// Sends lines, each ended by its line feed.
  ///
  /// They are not torn apart and stay in order.
  func send(_ lines: [UInt8], fromReader: Bool = false) {
    if lines.isEmpty { return }
    let capacity = fromReader ? Self.readerCapacity : Self.capacity
    let needsThread: Bool? = state.wait { state in
      if state.isBroken || state.isStopped { return false }
      if state.waiting.isEmpty, !state.isWriting, takesAtOnce(lines.count) {
        if !writeAll(lines) { state.isBroken = true }
        return false
      }
      guard state.waitingBytes < capacity else { return nil }
      state.waiting.append(lines)
      state.waitingBytes += lines.count
      defer { state.hasThread = true }
      return !state.hasThread
    }
    if needsThread == true, !Thread.start({ self.writeWaiting() }) {
      state.change { $0.hasThread = false }
      while writeSome() {}
      return
    }
    let isBroken = state.change { $0.isBroken }
    if isBroken { onBroken() }
  }

  /// Waits until everything is written or the other side is gone, at most until the deadline.
  func flush(until deadline: Deadline) {
    _ = state.wait(until: deadline) { state in
      state.isBroken || state.waiting.isEmpty && !state.isWriting ? true : nil
    }
  }

  /// Lets go of what waits and of the thread.
  func stop() {
    state.change { state in
      state.isStopped = true
      state.waiting = []
    }
  }

  private func writeWaiting() {
    while state.wait(for: { $0.isStopped ? false : $0.waiting.isEmpty ? nil : true }) == true {
      if !writeSome() { return }
    }
  }

  /// Writes what waits by now; false when nothing does or the other side is gone.
  private func writeSome() -> Bool {
    let lines = state.change { state in
      defer {
        state.waiting = []
        state.waitingBytes = 0
      }
      state.isWriting = !state.waiting.isEmpty
      return state.waiting
    }
    if lines.isEmpty { return false }
    let isWhole = lines.allSatisfy(writeAll)
    state.change { state in
      state.isWriting = false
      if !isWhole { state.isBroken = true }
    }
    if !isWhole { onBroken() }
    return isWhole
  }

  /// Whether so many bytes are taken without blocking: an empty pipe takes all it can hold, and
  /// anything that is ready takes a page.
  private func takesAtOnce(_ count: Int) -> Bool {
    if count <= pipeSize {
      var unread: Int32 = 0
      if ioctl(descriptor, UInt(FIONREAD), &unread) == 0, unread == 0 { return true }
    }
    guard count <= 4096 else { return false }
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&request, 1, 0) == 1 && request.revents & Int16(POLLOUT) != 0
  }

  private func writeAll(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          // Somebody who shares the pipe has made it non-blocking.
          var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&request, 1, -1)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}
