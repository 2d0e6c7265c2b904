extension YAMLReader {
  /// `[…]` or `{…}`.
  mutating func flow() throws(YAMLFailure) -> YAMLNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depths else { throw failure("collections that are nested deeply") }
    let isMapping = current == UInt8(ascii: "{")
    let end = UInt8(ascii: isMapping ? "}" : "]")
    position += 1
    var items: [YAMLNode] = []
    var pairs: [(key: YAMLNode, value: YAMLNode)] = []
    while true {
      try skip()
      guard let byte = current else { throw failure("a collection without its end") }
      if byte == end {
        position += 1
        return isMapping ? .mapping(pairs) : .sequence(items)
      }
      let isQuoted = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      let item = try flowNode()
      try skip()
      if let value = try flowValue(afterQuoted: isQuoted) {
        if isMapping {
          pairs.append((item, value))
        } else {
          items.append(.mapping([(item, value)]))
        }
      } else if isMapping {
        pairs.append((item, .empty))
      } else {
        items.append(item)
      }
      try skip()
      guard current == UInt8(ascii: ",") || current == end else {
        throw failure("a collection without its end")
      }
      if current == UInt8(ascii: ",") { position += 1 }
    }
  }

  private mutating func flowNode() throws(YAMLFailure) -> YAMLNode {
    switch current {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return try flow()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quoted()
    case UInt8(ascii: "*"): return try alias()
    case UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "?"):
      throw failure("a tag, anchor or key mark in a flow collection")
    default:
      let text = plainLine(inFlow: true)
      guard !text.isEmpty else { throw failure("a collection with an empty place") }
      let line = lineStart
      let start = position
      try skip()
      // A plain word that goes on in the next line is rare, and not to be told from a missing comma.
      if lineStart != line, let byte = current, !",]}:".utf8.contains(byte) {
        throw failure("a plain scalar of several lines in a flow collection", at: start)
      }
      return .scalar(text, isPlain: true)
    }
  }

  /// The value after a colon; nil when there is no colon.
  private mutating func flowValue(afterQuoted: Bool) throws(YAMLFailure) -> YAMLNode? {
    guard current == UInt8(ascii: ":") else { return nil }
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0x0A
    guard isBlank(position + 1) || ",[]{}".utf8.contains(next) || afterQuoted else { return nil }
    position += 1
    try skip()
    if let byte = current, ",]}".utf8.contains(byte) { return .empty }
    return try flowNode()
  }
}
