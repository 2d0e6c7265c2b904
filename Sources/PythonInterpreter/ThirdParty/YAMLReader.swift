/// Reads YAML 1.1 as PyYAML's parser does: block and flow collections, all styles of scalars, anchors.
///
/// Tags, directives, keys that are no scalars of one line, and tabs between tokens are left out.
struct YAMLReader {
  let bytes: [UInt8]
  var position = 0
  var depth = 0
  private var anchors: [String: Int] = [:]
  private var anchorCount = 0
  /// Where each line begins.
  private let lines: [Int]

  /// Nested collections; PyYAML itself ends in Python's recursion limit.
  static let depths = 100

  /// A reader of UTF-8.
  init(_ bytes: [UInt8]) {
    var text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if text.contains(0x0D) {
      text = text.indices.compactMap { index in
        guard text[index] == 0x0D else { return text[index] }
        return index + 1 < text.count && text[index + 1] == 0x0A ? nil : 0x0A
      }
    }
    self.bytes = text
    lines = [0] + text.indices.filter { text[$0] == 0x0A }.map { $0 + 1 }
  }

  /// All documents of the text.
  ///
  /// - Throws: what is not read.
  mutating func documents() throws(YAMLFailure) -> [YAMLNode] {
    guard !bytes.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }) else {
      throw failure("a control character")
    }
    var result: [YAMLNode] = []
    var isOpen = true
    while true {
      try skip()
      if isAtMarker("...") {
        position += 3
        try endOfLine()
        isOpen = false
      } else if isAtMarker("---") {
        position += 3
        anchors = [:]
        result.append(try node(parent: -1, isInline: true))
        isOpen = false
      } else if position == bytes.count {
        return result
      } else {
        if column == 0, current == UInt8(ascii: "%") { throw failure("a directive") }
        guard isOpen, result.isEmpty else { throw failure("text after the end of a document") }
        result.append(try node(parent: -1, isInline: false))
        isOpen = false
      }
    }
  }

  // MARK: Nodes

  /// A node whose lines are indented deeper than `parent`.
  ///
  /// - Parameters:
  ///   - isInline: Whether something stands before it on its line, so that it is no block mapping.
  ///   - column: The indentation of a sequence that may also begin at `parent`.
  mutating func node(
    parent: Int, isInline: Bool, sequenceAtParent: Bool = false
  ) throws(YAMLFailure) -> YAMLNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depths else { throw failure("collections that are nested deeply") }
    var isInline = isInline
    let line = lineStart
    try skip()
    if lineStart != line { isInline = false }
    guard let byte = current, !isAtDocumentEnd else { return .empty }
    if column <= parent {
      let isSequence = sequenceAtParent && column == parent && isEntry(UInt8(ascii: "-"))
      return isSequence ? try sequence() : .empty
    }
    switch byte {
    case UInt8(ascii: "&"):
      position += 1
      let name = word()
      let number = anchorCount
      anchorCount += 1
      anchors[name] = number
      guard !name.isEmpty else { throw failure("an anchor without a name") }
      let inner = try node(parent: parent, isInline: isInline, sequenceAtParent: sequenceAtParent)
      return .anchored(number, inner)
    case UInt8(ascii: "*"):
      position += 1
      guard let number = anchors[word()] else { throw failure("an alias without its anchor") }
      try endOfLine()
      return .alias(number)
    case UInt8(ascii: "!"): throw failure("a tag")
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return try blockScalar(parent)
    case UInt8(ascii: "-") where isEntry(byte):
      guard !isInline else { throw failure("a sequence that begins after a key") }
      return try sequence()
    case UInt8(ascii: "?") where isEntry(byte): throw failure("a key of several lines")
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let start = position
      let result = try flow()
      if isAtColon { throw failure("a collection as a key", at: start) }
      try endOfLine()
      return result
    default:
      if let key = try key() {
        guard !isInline else { throw failure("a mapping that begins after a key", at: key.start) }
        return try mapping(key)
      }
      return try scalar(parent)
    }
  }

  /// A sequence; the reader is at its first dash.
  private mutating func sequence() throws(YAMLFailure) -> YAMLNode {
    let indent = column
    var items: [YAMLNode] = []
    while true {
      position += 1
      // What follows on the line may be a collection of its own, indented by where it begins.
      items.append(try entry(indent))
      try skip()
      guard current != nil, !isAtDocumentEnd, column >= indent else { break }
      guard column == indent else { throw failure("a line that is indented too far") }
      guard isEntry(UInt8(ascii: "-")) else { break }
    }
    return .sequence(items)
  }

  private mutating func entry(_ indent: Int) throws(YAMLFailure) -> YAMLNode {
    while current == UInt8(ascii: " ") { position += 1 }
    return try node(parent: indent, isInline: false)
  }

  /// A mapping of which the first key is read.
  private mutating func mapping(_ first: Key) throws(YAMLFailure) -> YAMLNode {
    let indent = first.column
    var pairs: [(key: YAMLNode, value: YAMLNode)] = []
    var key = first
    while true {
      let value = try node(parent: indent, isInline: true, sequenceAtParent: true)
      pairs.append((key.node, value))
      try skip()
      guard current != nil, !isAtDocumentEnd, column >= indent else { break }
      guard column == indent else { throw failure("a line that is indented too far") }
      guard let next = try self.key() else { throw failure("a line without a key") }
      key = next
    }
    return .mapping(pairs)
  }

  struct Key {
    let node: YAMLNode
    let column: Int
    let start: Int
  }

  /// A key and its colon; the reader stays where it is when there is none.
  private mutating func key() throws(YAMLFailure) -> Key? {
    let (start, column) = (position, column)
    let node: YAMLNode
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let line = lineStart
      node = try quoted()
      guard lineStart == line else {
        position = start
        return nil
      }
    case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"): return nil
    default: node = .scalar(plainLine(inFlow: false), isPlain: true)
    }
    while current == UInt8(ascii: " ") { position += 1 }
    guard isAtColon else {
      position = start
      return nil
    }
    position += 1
    return Key(node: node, column: column, start: start)
  }

  // MARK: Bytes

  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Where the line of the position begins.
  var lineStart: Int { lines[line(of: position)] }

  /// The number of a position's line, from 0.
  private func line(of offset: Int) -> Int {
    var (low, high) = (0, lines.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  var column: Int { position - lineStart }

  func failure(_ reason: String, at offset: Int? = nil) -> YAMLFailure {
    YAMLFailure(reason: reason, line: line(of: offset ?? position) + 1)
  }

  /// Whether a position is behind the text, or at a blank.
  func isBlank(_ offset: Int) -> Bool {
    offset >= bytes.count || bytes[offset] == 0x20 || bytes[offset] == 0x0A || bytes[offset] == 0x09
  }

  func isEntry(_ mark: UInt8) -> Bool { current == mark && isBlank(position + 1) }

  var isAtColon: Bool { isEntry(UInt8(ascii: ":")) }

  func isAtMarker(_ marker: String) -> Bool {
    isAtMarker(marker, position)
  }

  private func isAtMarker(_ marker: String, _ offset: Int) -> Bool {
    (offset == 0 || bytes[offset - 1] == 0x0A) && bytes[offset...].starts(with: marker.utf8)
      && isBlank(offset + 3)
  }

  func isDocumentEnd(_ offset: Int) -> Bool {
    isAtMarker("---", offset) || isAtMarker("...", offset)
  }

  var isAtDocumentEnd: Bool { isDocumentEnd(position) }

  /// Passes over blanks, line ends and comments.
  mutating func skip() throws(YAMLFailure) {
    while let byte = current {
      switch byte {
      case 0x20, 0x0A: position += 1
      case 0x09: throw failure("a tab between tokens")
      case UInt8(ascii: "#") where position == 0 || isBlank(position - 1):
        while let byte = current, byte != 0x0A {
          _ = byte
          position += 1
        }
      default: return
      }
    }
  }

  /// Passes over the rest of a line, which must be empty.
  mutating func endOfLine() throws(YAMLFailure) {
    let line = lineStart
    try skip()
    guard current == nil || lineStart != line else { throw failure("text after a value") }
  }

  /// The name of an anchor or alias.
  private mutating func word() -> String {
    let start = position
    while let byte = current, !isBlank(position), !",[]{}".utf8.contains(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The number of an alias's anchor.
  mutating func alias() throws(YAMLFailure) -> YAMLNode {
    position += 1
    guard let number = anchors[word()] else { throw failure("an alias without its anchor") }
    return .alias(number)
  }
}
