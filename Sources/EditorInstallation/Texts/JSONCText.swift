import JSON

/// A JSON file with comments and trailing commas, of which single members change and every other byte
/// stays.
struct JSONCText {
  /// Why a file cannot be changed.
  struct Failure: Error, Equatable {
    /// The reason, as a clause.
    let reason: String
  }

  private(set) var text: String
  private var bytes: [UInt8]
  private var root: Node

  /// A value and where it stands.
  private struct Node {
    enum Kind {
      case object([Member])
      case array([Node])
      case scalar
    }

    let kind: Kind
    let range: Range<Int>

    var members: [Member] { if case .object(let members) = kind { members } else { [] } }
    var elements: [Node] { if case .array(let elements) = kind { elements } else { [] } }
  }

  private struct Member {
    let key: String
    let start: Int
    let value: Node
  }

  /// Reads a file; an empty one is an empty object.
  init(_ text: String) throws(Failure) {
    let isEmpty = text.allSatisfy(\.isWhitespace)
    self.text = isEmpty ? "{}\n" : text
    bytes = Array(self.text.utf8)
    root = Node(kind: .scalar, range: 0..<0)
    try read()
  }

  private mutating func read() throws(Failure) {
    var reader = JSONCReader(bytes: bytes)
    root = try reader.root()
  }

  // MARK: Asking

  /// The value at a path of members; nil when there is none.
  func value(at path: [String]) -> JSONValue? { node(at: path).flatMap(json) }

  private func node(at path: [String]) -> Node? {
    var node = root
    for key in path {
      // Of members with one name the last one counts.
      guard let next = node.members.last(where: { $0.key == key }) else { return nil }
      node = next.value
    }
    return node
  }

  private func json(_ node: Node) -> JSONValue? {
    switch node.kind {
    case .object(let members):
      var object: JSONObject = [:]
      for member in members { object[member.key] = json(member.value) }
      return .object(object)
    case .array(let elements): return .array(elements.compactMap(json))
    case .scalar: return try? JSONValue(parsing: Array(bytes[node.range]))
    }
  }

  // MARK: Changing

  /// Sets the member at a path; objects on the way are made.
  ///
  /// - Throws: `Failure` when something on the way is no object.
  mutating func set(_ path: [String], _ value: JSONValue) throws(Failure) {
    if let old = node(at: path) {
      guard json(old) != value else { return }
      try replace(old.range, with: printed(value, indent: indent(at: old.range.lowerBound)))
      return
    }
    var depth = path.count - 1
    while depth > 0, node(at: Array(path[..<depth])) == nil { depth -= 1 }
    guard let parent = node(at: Array(path[..<depth])), case .object(let members) = parent.kind
    else {
      throw Failure(reason: "\(path[..<depth].joined(separator: ".")) is no object")
    }
    let made = path[(depth + 1)...].reversed().reduce(value) { inner, key in [key: inner] }
    let inner = indent(inside: parent, first: members.first?.start)
    let member =
      JSONValue.string(path[depth]).compact + ": " + printed(made, indent: inner)
    try insert(member, into: parent, after: members.last?.value.range.upperBound, indent: inner)
  }

  /// Adds an element to the array at a path unless an equal one is there; the array is made.
  mutating func add(_ element: JSONValue, at path: [String]) throws(Failure) {
    guard let array = node(at: path) else { return try set(path, [element]) }
    guard case .array(let elements) = array.kind else {
      throw Failure(reason: "\(path.joined(separator: ".")) is no array")
    }
    guard !elements.contains(where: { json($0) == element }) else { return }
    let inner = indent(inside: array, first: elements.first?.range.lowerBound)
    try insert(
      printed(element, indent: inner), into: array, after: elements.last?.range.upperBound,
      indent: inner)
  }

  /// Takes the member at a path away, and objects that are empty without it.
  mutating func remove(_ path: [String]) throws(Failure) {
    guard let parent = node(at: Array(path.dropLast())),
      let index = parent.members.lastIndex(where: { $0.key == path.last })
    else { return }
    if parent.members.count == 1, path.count > 1 { return try remove(Array(path.dropLast())) }
    let members = parent.members
    try cut(
      members[index].start..<members[index].value.range.upperBound, in: parent,
      previous: index > 0 ? members[index - 1].value.range.upperBound : nil,
      next: index + 1 < members.count ? members[index + 1].start : nil)
  }

  /// Takes an element away from the array at a path, and what is empty without it.
  mutating func remove(_ element: JSONValue, at path: [String]) throws(Failure) {
    guard let array = node(at: path),
      let index = array.elements.firstIndex(where: { json($0) == element })
    else { return }
    if array.elements.count == 1 { return try remove(path) }
    let elements = array.elements
    try cut(
      elements[index].range, in: array,
      previous: index > 0 ? elements[index - 1].range.upperBound : nil,
      next: index + 1 < elements.count ? elements[index + 1].range.lowerBound : nil)
  }

  /// Whether nothing is left but an empty object.
  var isEmpty: Bool { root.members.isEmpty && json(root) == [:] }

  private mutating func replace(_ range: Range<Int>, with new: String) throws(Failure) {
    bytes.replaceSubrange(range, with: Array(new.utf8))
    text = String(decoding: bytes, as: UTF8.self)
    try read()
  }

  private mutating func insert(
    _ new: String, into parent: Node, after last: Int?, indent: String
  ) throws(Failure) {
    guard let last else {
      let outer = self.indent(at: parent.range.lowerBound)
      let inside = parent.range.lowerBound + 1..<parent.range.upperBound - 1
      // Comments in an empty object stay in front.
      let kept = String(decoding: bytes[inside], as: UTF8.self)
      let comment = kept.contains { !$0.isWhitespace } ? kept.trimmedEnd : ""
      return try replace(inside, with: comment + "\n" + indent + new + "\n" + outer)
    }
    let isOneLine = !bytes[parent.range].contains(UInt8(ascii: "\n"))
    try replace(last..<last, with: "," + (isOneLine ? " " : "\n" + indent) + new)
  }

  private mutating func cut(
    _ range: Range<Int>, in parent: Node, previous: Int?, next: Int?
  ) throws(Failure) {
    if let previous {
      // The comma before it goes; one behind it stays where it is the last.
      return try replace(previous..<range.upperBound, with: "")
    }
    guard let next else {
      return try replace(parent.range.lowerBound + 1..<parent.range.upperBound - 1, with: "")
    }
    try replace(range.lowerBound..<next, with: "")
  }

  // MARK: Printing

  private func printed(_ value: JSONValue, indent: String) -> String {
    let lines = value.pretty.split(separator: "\n", omittingEmptySubsequences: false)
    let unit = self.unit
    return lines.enumerated().map { index, line in
      guard index > 0 else { return String(line) }
      let depth = line.prefix { $0 == " " }.count / 2
      return indent + String(repeating: unit, count: depth) + line.drop { $0 == " " }
    }.joined(separator: "\n")
  }

  /// One step of indentation, as the file has it.
  private var unit: String {
    guard let first = root.members.first else { return "  " }
    let indent = indent(at: first.start)
    return indent.isEmpty ? "  " : indent
  }

  private func indent(inside node: Node, first: Int?) -> String {
    if let first, bytes[node.range.lowerBound..<first].contains(UInt8(ascii: "\n")) {
      return indent(at: first)
    }
    return indent(at: node.range.lowerBound) + unit
  }

  /// The white space at the start of the line of an offset.
  private func indent(at offset: Int) -> String {
    let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let blank = bytes[start..<offset].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return String(decoding: blank, as: UTF8.self)
  }

  /// Reads the values with their places.
  private struct JSONCReader {
    let bytes: [UInt8]
    var position = 0
    var depth = 0

    mutating func root() throws(Failure) -> Node {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
      try skip()
      let node = try value()
      try skip()
      guard position == bytes.count else {
        throw Failure(reason: "something stands behind its end (byte \(position))")
      }
      guard case .object = node.kind else { throw Failure(reason: "it is no object") }
      return node
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Passes white space and comments over.
    private mutating func skip() throws(Failure) {
      while let byte = current {
        if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
          position += 1
        } else if bytes[position...].starts(with: Array("//".utf8)) {
          position = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
        } else if bytes[position...].starts(with: Array("/*".utf8)) {
          guard let end = bytes[position...].firstRange(of: Array("*/".utf8)) else {
            throw Failure(reason: "a comment does not end")
          }
          position = end.upperBound
        } else {
          return
        }
      }
    }

    private mutating func value() throws(Failure) -> Node {
      depth += 1
      defer { depth -= 1 }
      guard depth < 200, let byte = current else {
        throw Failure(reason: "a value is missing (byte \(position))")
      }
      let start = position
      switch byte {
      case UInt8(ascii: "{"):
        position += 1
        var members: [Member] = []
        try skip()
        while current != UInt8(ascii: "}") {
          let place = position
          let key = try string()
          try skip()
          try expect(UInt8(ascii: ":"))
          try skip()
          members.append(Member(key: key, start: place, value: try value()))
          try skip()
          guard current == UInt8(ascii: ",") else { break }
          position += 1
          try skip()
        }
        try expect(UInt8(ascii: "}"))
        return Node(kind: .object(members), range: start..<position)
      case UInt8(ascii: "["):
        position += 1
        var elements: [Node] = []
        try skip()
        while current != UInt8(ascii: "]") {
          elements.append(try value())
          try skip()
          guard current == UInt8(ascii: ",") else { break }
          position += 1
          try skip()
        }
        try expect(UInt8(ascii: "]"))
        return Node(kind: .array(elements), range: start..<position)
      case UInt8(ascii: "\""):
        _ = try string()
      default:
        position =
          bytes[position...].firstIndex { ",]}/ \n\r\t".utf8.contains($0) } ?? bytes.count
        guard (try? JSONValue(parsing: Array(bytes[start..<position]))) != nil else {
          throw Failure(reason: "it cannot be read (byte \(start))")
        }
      }
      return Node(kind: .scalar, range: start..<position)
    }

    private mutating func string() throws(Failure) -> String {
      let start = position
      try expect(UInt8(ascii: "\""))
      while let byte = current, byte != UInt8(ascii: "\"") {
        position += byte == UInt8(ascii: "\\") ? 2 : 1
      }
      try expect(UInt8(ascii: "\""))
      guard let text = (try? JSONValue(parsing: Array(bytes[start..<position])))?.string else {
        throw Failure(reason: "a text cannot be read (byte \(start))")
      }
      return text
    }

    private mutating func expect(_ byte: UInt8) throws(Failure) {
      guard current == byte else {
        throw Failure(
          reason: "\(String(decoding: [byte], as: UTF8.self)) is missing (byte \(position))")
      }
      position += 1
    }
  }
}

extension String {
  /// Without white space at its end.
  var trimmedEnd: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
