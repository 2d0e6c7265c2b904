import Glibc
import JSON
import Synchronization
import Testing
import Wire

/// The test server as a process of its own, with pipes at its standard streams.
final class ServerProcess {
  /// What the other end of standard error is.
  enum StandardError {
    case null
    case closed
    case fullPipe
  }

  private static let spawning = Mutex(())
  private let process: pid_t
  /// Writes to the server.
  private(set) var input: Int32
  /// Reads from the server.
  private(set) var output: Int32
  private var fullPipe: [Int32] = []
  private var framing = LineFraming(limit: 100 << 20)
  private var isReaped = false

  init(
    standardError: StandardError = .null, environment: [String]? = nil,
    folder: String? = nil
  ) throws {
    let path = try Self.executable()
    var ends: (read: Int32, write: Int32, readOutput: Int32, writeOutput: Int32) = (-1, -1, -1, -1)
    var process: pid_t = 0
    var full: [Int32] = []
    // One at a time, so that no server inherits another's pipes before they are marked.
    let failed: Int32 = Self.spawning.withLock { _ in
      (ends.read, ends.write) = Self.makePipe()
      (ends.readOutput, ends.writeOutput) = Self.makePipe()
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_adddup2(&actions, ends.read, 0)
      posix_spawn_file_actions_adddup2(&actions, ends.writeOutput, 1)
      switch standardError {
      case .null: posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
      case .closed: posix_spawn_file_actions_addclose(&actions, 2)
      case .fullPipe:
        let (read, write) = Self.makePipe()
        full = [read, write]
        _ = fcntl(write, F_SETFL, O_NONBLOCK)
        let page = [UInt8](repeating: 0x78, count: 4096)
        while Glibc.write(write, page, page.count) > 0 {}
        _ = fcntl(write, F_SETFL, 0)
        posix_spawn_file_actions_adddup2(&actions, write, 2)
      }
      let words = folder.map { ["/bin/sh", "-c", "cd \($0) && exec \"$0\"", path] } ?? [path]
      var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
      var variables: [UnsafeMutablePointer<CChar>?] =
        (environment ?? ["PATH=/usr/bin:/bin", "HOME=/"]).map { strdup($0) } + [nil]
      defer { for text in arguments + variables { free(text) } }
      return posix_spawn(&process, words[0], &actions, nil, &arguments, &variables)
    }
    try #require(failed == 0)
    close(ends.read)
    close(ends.writeOutput)
    (self.process, input, output, fullPipe) = (process, ends.write, ends.readOutput, full)
  }

  deinit {
    if !isReaped {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    for descriptor in [input, output] + fullPipe where descriptor >= 0 { close(descriptor) }
  }

  func send(_ text: String) { send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(input, $0.baseAddress.map { $0 + sent }, bytes.count - sent)
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  func closeInput() {
    close(input)
    input = -1
  }

  func closeOutput() {
    close(output)
    output = -1
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// The next line, or nothing at the end or after `seconds`.
  func line(within seconds: Double = 20) throws -> JSONValue? {
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      switch framing.next() {
      case .whole(let line): return try JSONValue(parsing: line)
      case .tooLong: Issue.record("a line over 100 MB")
      case nil: break
      }
      var request = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let rest = end - .now
      guard rest > .zero, poll(&request, 1, Int32(rest / .milliseconds(1))) > 0 else { return nil }
      guard framing.fill({ read(output, $0.baseAddress, $0.count) }) > 0 else {
        #expect(framing.finish() == nil, "the last line has no line feed")
        return nil
      }
    }
  }

  /// Every line until the server closes its output.
  func linesToEnd() throws -> [JSONValue] {
    var lines: [JSONValue] = []
    while let line = try line() { lines.append(line) }
    return lines
  }

  /// Waits for the end: the exit code, or 128 and the signal; nothing when it did not end in time.
  func exitCode(within seconds: Double) -> Int32? {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        isReaped = true
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
      }
      usleep(2000)
    }
    return nil
  }

  /// The resident memory in KB and how many descriptors are open.
  func footprint() -> (kilobytes: Int, descriptors: Int) {
    var text = [UInt8](repeating: 0, count: 4096)
    let file = open("/proc/\(process)/statm", O_RDONLY)
    defer { close(file) }
    let count = max(read(file, &text, text.count), 0)
    let fields = String(decoding: text[..<count], as: UTF8.self).split(separator: " ")
    var descriptors = 0
    if let folder = opendir("/proc/\(process)/fd") {
      while readdir(folder) != nil { descriptors += 1 }
      closedir(folder)
    }
    return ((fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * 4, descriptors)
  }

  private static func makePipe() -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// The test server lies beside the test bundle.
  private static func executable() throws -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    var candidates = [
      String(decoding: buffer[..<max(count, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    ]
    candidates += CommandLine.arguments
    for candidate in candidates {
      guard let slash = candidate.lastIndex(of: "/") else { continue }
      let path = "\(candidate[..<slash])/wire-echo-server"
      if access(path, X_OK) == 0 { return path }
    }
    Issue.record("wire-echo-server was not found beside \(candidates)")
    throw NotFound()
  }

  private struct NotFound: Error {}
}
