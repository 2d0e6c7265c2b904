import Glibc

/// A pipe by which another thread, or a signal, wakes one that polls.
final class WakePipe: Sendable {
  let readingEnd: Int32
  let writingEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    (readingEnd, writingEnd) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(readingEnd)
    close(writingEnd)
  }

  /// Wakes; once is enough.
  func wake() {
    var byte: UInt8 = 0
    _ = write(writingEnd, &byte, 1)
  }

  /// Whether it was woken.
  ///
  /// Nothing is ever taken out, so it stays awake.
  var isAwake: Bool {
    var request = pollfd(fd: readingEnd, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) == 1
  }
}
