extension Interpreter {
  /// `open(path)`: files of the project, for reading.
  func openFile(_ arguments: CallArguments) throws(Interruption) -> Value {
    if let unknown = firstUnknown(arguments) { return .unknown(unknown) }
    guard let path = arguments.value(0, "file").flatMap({ pathText($0) }) else {
      return unknown(.file, "a file that has no path")
    }
    let mode = arguments.value(1, "mode")?.text ?? "r"
    guard !mode.contains("w"), !mode.contains("a"), !mode.contains("x"), !mode.contains("+") else {
      return unknown(.file, "\(path) opened for writing")
    }
    return try openForReading(path, binary: mode.contains("b"))
  }

  func openForReading(_ path: String, binary: Bool) throws(Interruption) -> Value {
    guard let bytes = options.source?.bytes(at: absolutePath(path)) else {
      if existence(absolutePath(path), nil).boolean == false {
        throw exception("FileNotFoundError", "[Errno 2] No such file or directory: '\(path)'")
      }
      return unknown(.file, "\(path): no file of the project")
    }
    try charge(bytes.count)
    return .host(FileStandIn(path, bytes, isBinary: binary))
  }

  /// A path relative to the first search root made absolute.
  func absolutePath(_ path: String) -> String {
    if path.hasPrefix("/") { return Paths.normalized(path) }
    return Paths.normalized(Paths.join([options.workingDirectory, path]))
  }

  /// The text of a string or of a path object.
  func pathText(_ value: Value) -> String? {
    if let text = value.text { return text }
    if case .host(let host) = value, let path = host as? PathStandIn { return path.text }
    return nil
  }
}

/// A file of the project, opened for reading.
final class FileStandIn: HostObject {
  private let path: String
  private let bytes: [UInt8]
  private let isBinary: Bool
  private var position = 0

  init(_ path: String, _ bytes: [UInt8], isBinary: Bool) {
    self.path = path
    self.bytes = bytes
    self.isBinary = isBinary
  }

  override var typeName: String { isBinary ? "BufferedReader" : "TextIOWrapper" }

  private func value(_ range: Range<Int>) -> Value {
    if isBinary { return .bytes(BytesObject(Array(bytes[range]))) }
    return .text(String(decoding: bytes[range], as: UTF8.self))
  }

  private func nextLine() -> Value? {
    guard position < bytes.count else { return nil }
    let end = bytes[position...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    defer { position = end }
    return value(position..<end)
  }

  override func attribute(
    _ name: String, _ interpreter: Interpreter
  ) throws(Interruption) -> Value? {
    switch name {
    case "name": return .text(path)
    case "read":
      return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) -> Value in
        let count = arguments[0]?.integer ?? -1
        let end = count < 0 ? self.bytes.count : min(self.bytes.count, self.position + count)
        defer { self.position = end }
        return self.value(self.position..<end)
      }
    case "readline":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) -> Value in
        self.nextLine() ?? self.value(0..<0)
      }
    case "readlines":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) -> Value in
        var lines: [Value] = []
        while let line = self.nextLine() { lines.append(line) }
        return .list(of: lines)
      }
    case "seek":
      return interpreter.builtin(name) { (_, _, arguments) throws(Interruption) -> Value in
        self.position = min(max(arguments[0]?.integer ?? 0, 0), self.bytes.count)
        return .int(self.position)
      }
    case "close", "flush":
      return interpreter.builtin(name) { (_, _, _) throws(Interruption) -> Value in .none }
    case "closed": return .bool(false)
    default: return nil
    }
  }

  override func iterate(_ interpreter: Interpreter) throws(Interruption) -> Value? {
    .iterator(
      ClosureIterator(typeName) { [self] (_) throws(Interruption) -> Value? in nextLine() })
  }

  override func enter(_ interpreter: Interpreter) throws(Interruption) -> Value? { .host(self) }
}
