extension Parser {
  /// One literal, or several that stand beside each other and are one value.
  mutating func parseStrings() throws(Stop) -> Int32 {
    let start = tokenStart
    let base = scratch.count
    if token == .string {
      let first = try parsePlainString()
      guard token == .string || token == .formatStart else { return first }
      scratch.append(first)
    }
    var hasFormat = false
    var isTemplate = false
    let startsWithPlain = scratch.count > base
    while token == .string || token == .formatStart {
      if token == .string {
        if isTemplate { throw mixedTemplates() }
        let constant = try parsePlainString()
        scratch.append(constant)
      } else {
        let template = tokenFlag & TokenFlag.template != 0
        if template != isTemplate, hasFormat || startsWithPlain { throw mixedTemplates() }
        isTemplate = template
        hasFormat = true
        try parseFormatLiteral()
      }
    }
    return try joinStrings(start: start, base: base, hasFormat: hasFormat, isTemplate: isTemplate)
  }

  private mutating func mixedTemplates() -> Stop {
    fail("cannot mix t-string literals with string or bytes literals", at: tokenStart)
  }

  /// The constant of one plain literal.
  private mutating func parsePlainString() throws(Stop) -> Int32 {
    let start = tokenStart
    let flags = tokenFlag
    let quotes = flags & TokenFlag.triple != 0 ? 3 : 1
    let contentEnd = tokenEnd &- quotes
    var contentStart = start
    while text[contentStart] != text[contentEnd] { contentStart &+= 1 }
    contentStart &+= quotes
    let isBytes = flags & TokenFlag.bytes != 0
    if isBytes {
      for at in contentStart..<contentEnd where text[at] >= 128 {
        throw fail("bytes can only contain ASCII literal characters", at: at)
      }
    }
    var small: UInt16 =
      flags & TokenFlag.unicodePrefix != 0 && text[start] == UInt8(ascii: "u") ? 1 : 0
    var offset = contentStart
    var length = contentEnd &- contentStart
    let hasEscapes = flags & (TokenFlag.escapes | TokenFlag.raw) == TokenFlag.escapes
    if hasEscapes || flags & TokenFlag.carriageReturn != 0 {
      offset = decoded.count
      try decode(
        contentStart, contentEnd, isRaw: flags & TokenFlag.raw != 0, isBytes: isBytes)
      length = decoded.count - offset
      small |= 2
    }
    try advance()
    return add(
      .constant, from: start, flag: isBytes ? ConstantFlag.bytes : ConstantFlag.string,
      small: small, a: Int32(truncatingIfNeeded: offset), b: Int32(truncatingIfNeeded: length))
  }

  /// Joins the parts on `scratch` as Python does: runs of constants become one.
  private mutating func joinStrings(
    start: Int, base: Int, hasFormat: Bool, isTemplate: Bool
  ) throws(Stop) -> Int32 {
    if !hasFormat {
      let isBytes = nodes[Int(scratch[base])].flag == ConstantFlag.bytes
      for index in base..<scratch.count
      where (nodes[Int(scratch[index])].flag == ConstantFlag.bytes) != isBytes {
        throw fail("cannot mix bytes and nonbytes literals", at: start)
      }
      let joined = mergeConstants(base, scratch.count)
      scratch.removeLast(scratch.count - base)
      nodes[Int(joined)].start = UInt32(truncatingIfNeeded: start)
      nodes[Int(joined)].end = UInt32(truncatingIfNeeded: previousEnd)
      return joined
    }
    for index in base..<scratch.count {
      let node = nodes[Int(scratch[index])]
      if node.kind == .constant, node.flag == ConstantFlag.bytes {
        throw fail("cannot mix bytes and nonbytes literals", at: start)
      }
    }
    let values = mergeParts(base)
    return add(
      isTemplate ? .templateStr : .joinedStr, from: start, a: values.start, b: values.count)
  }

  /// Merges runs of constants among the parts on `scratch` and drops empty ones.
  mutating func mergeParts(_ base: Int) -> ListRange {
    var read = base
    var write = base
    while read < scratch.count {
      var part = scratch[read]
      var next = read + 1
      if kindOf(part) == .constant {
        while next < scratch.count, kindOf(scratch[next]) == .constant { next += 1 }
        if next - read > 1 { part = mergeConstants(read, next) }
        if nodes[Int(part)].b == 0 {
          read = next
          continue
        }
      }
      scratch[write] = part
      write += 1
      read = next
    }
    scratch.removeLast(scratch.count - write)
    return flush(base)
  }

  /// One constant with the text of the constants `scratch[from..<to]`.
  private mutating func mergeConstants(_ from: Int, _ to: Int) -> Int32 {
    let first = nodes[Int(scratch[from])]
    if to - from == 1 { return scratch[from] }
    let offset = decoded.count
    for index in from..<to {
      let part = nodes[Int(scratch[index])]
      let start = Int(part.a)
      let end = start + Int(part.b)
      if part.small & 2 != 0 {
        for at in start..<end { decoded.append(decoded[at]) }
      } else {
        for at in start..<end { decoded.append(text[at]) }
      }
    }
    return addSpan(
      .constant, Int(first.start), Int(nodes[Int(scratch[to - 1])].end), flag: first.flag,
      small: first.small & 1 | 2, a: Int32(truncatingIfNeeded: offset),
      b: Int32(truncatingIfNeeded: decoded.count - offset))
  }

  mutating func addSpan(
    _ kind: NodeKind, _ start: Int, _ end: Int, flag: UInt8 = 0, small: UInt16 = 0, a: Int32 = 0,
    b: Int32 = 0, c: Int32 = 0
  ) -> Int32 {
    let index = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(
      Node(
        kind: kind, flag: flag, small: small, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: end), a: a, b: b, c: c))
    return index
  }
}
