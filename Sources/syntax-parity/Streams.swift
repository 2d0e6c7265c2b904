import Glibc
import PythonSyntax

/// Standard input, read in blocks.
struct Input {
  private var buffer: [UInt8] = []
  private var position = 0

  private mutating func fill() -> Bool {
    position = 0
    buffer = [UInt8](unsafeUninitializedCapacity: 1 << 16) { block, filled in
      filled = max(0, Glibc.read(0, block.baseAddress, block.count))
    }
    return !buffer.isEmpty
  }

  /// The next line without its end; nil at the end of input.
  mutating func line() -> String? {
    var line: [UInt8] = []
    while true {
      if position == buffer.count, !fill() {
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
      }
      let byte = buffer[position]
      position += 1
      if byte == 10 { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
  }

  /// The next `count` bytes, fewer at the end of input.
  mutating func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      if position == buffer.count, !fill() { break }
      let taken = min(count - bytes.count, buffer.count - position)
      bytes.append(contentsOf: buffer[position..<position + taken])
      position += taken
    }
    return bytes
  }

  /// The next "<id> <byte count>" and its bytes.
  mutating func source() -> (id: Substring, bytes: [UInt8])? {
    guard let header = line() else { return nil }
    let parts = header.split(separator: " ")
    guard parts.count == 2, let count = Int(parts[1]) else { return nil }
    return (parts[0], bytes(count))
  }

  /// The contents of the files whose paths are on the rest of the input.
  mutating func files() -> [[UInt8]] {
    var files: [[UInt8]] = []
    while let path = line() {
      if let bytes = contents(of: path) { files.append(bytes) }
    }
    return files
  }
}

/// Writes all of `bytes` to standard output.
func write(_ bytes: [UInt8]) {
  var done = 0
  while done < bytes.count {
    let written = bytes[done...].withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
    if written <= 0 { exit(1) }
    done += written
  }
}

/// The bytes of a file; nil when it cannot be read.
func contents(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let size = ftell(file)
  fseek(file, 0, SEEK_SET)
  return [UInt8](unsafeUninitializedCapacity: max(size, 0)) { buffer, filled in
    filled = size <= 0 ? 0 : fread(buffer.baseAddress, 1, size, file)
  }
}

/// Runs `body` on a thread with a stack of `size` bytes; the dump recurses as deep as the tree.
func onStack(of size: Int, _ body: @escaping @Sendable () -> Void) {
  final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, size)
  var thread = pthread_t()
  let work = Unmanaged.passRetained(Work(body)).toOpaque()
  pthread_create(
    &thread, &attributes,
    { argument in
      if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
      return nil
    }, work)
  pthread_join(thread, nil)
}

func writeDump(_ label: some StringProtocol, _ bytes: [UInt8]) {
  let tree = PythonParser.parse(bytes)
  if let error = tree.error {
    let message = Array(error.description.utf8)
    write(Array("\(label)\terror\t\(message.count)\n".utf8) + message)
  } else {
    var dump = TreeDump(tree)
    dump.module()
    write(Array("\(label)\tok\t\(dump.out.count)\n".utf8))
    write(dump.out)
  }
}

func dumpFiles() {
  var input = Input()
  while let path = input.line() {
    guard let bytes = contents(of: path) else {
      write(Array("\(path)\tunreadable\t0\n".utf8))
      continue
    }
    writeDump(path, bytes)
  }
}

func dumpSources() {
  var input = Input()
  while let source = input.source() { writeDump(source.id, source.bytes) }
}

func checkSources() {
  var input = Input()
  while let source = input.source() {
    let answer = PythonParser.parse(source.bytes).error.map { "error: \($0)" } ?? "ok"
    write(Array("\(source.id) \(answer)\n".utf8))
  }
}
