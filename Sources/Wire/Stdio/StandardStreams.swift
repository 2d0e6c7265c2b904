import Glibc

/// The three descriptors that a process is born with.
public enum StandardStreams {
  /// Takes input and output away for the protocol: nothing else in the process can then read the one
  /// or write to the other.
  ///
  /// Descriptor 0 becomes the null device, 1 becomes standard error. A stream that was closed is −1.
  public static func claim() -> (input: Int32, output: Int32) {
    let input = fcntl(0, F_DUPFD_CLOEXEC, 3)
    let output = fcntl(1, F_DUPFD_CLOEXEC, 3)
    let null = open("/dev/null", O_RDWR)
    if null >= 0 {
      dup2(null, 0)
      if fcntl(2, F_GETFD) < 0 { dup2(null, 2) }
      dup2(2, 1)
      if null > 2 { close(null) }
    }
    return (input, output)
  }

  /// Writes a line to standard error, or drops it when that would block or nobody reads.
  static func log(_ text: String, from name: String) {
    var bytes = Array("\(name): ".utf8) + text.utf8.prefix(1000).map { $0 < 0x20 ? 0x20 : $0 }
    bytes.append(0x0A)
    var request = pollfd(fd: 2, events: Int16(POLLOUT), revents: 0)
    if poll(&request, 1, 0) == 1, request.revents & Int16(POLLOUT) != 0 {
      _ = write(2, bytes, bytes.count)
    }
  }
}
