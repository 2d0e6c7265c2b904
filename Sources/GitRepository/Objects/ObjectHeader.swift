/// The lines before the message of a commit or tag.
struct ObjectHeader {
  private var lines: [(name: Substring, value: Substring)] = []
  private let algorithm: HashAlgorithm

  init(_ bytes: [UInt8], _ algorithm: HashAlgorithm) {
    self.algorithm = algorithm
    // A signature continues its line with lines that begin with a space; nothing of them is asked for.
    let text = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard !line.isEmpty else { break }
      guard let space = line.firstIndex(of: " ") else { continue }
      lines.append((line[..<space], line[line.index(after: space)...]))
    }
  }

  /// The objects that lines of this name give.
  func ids(_ name: String) -> [ObjectID] {
    lines.filter { $0.name == name }.compactMap { ObjectID(hex: $0.value, algorithm) }
  }

  /// The time of a line such as `committer`, in seconds since 1970.
  func time(_ name: String) -> Int? {
    lines.first { $0.name == name }.flatMap { line in
      line.value.split(separator: " ").dropLast().last.flatMap { Int($0) }
    }
  }
}
