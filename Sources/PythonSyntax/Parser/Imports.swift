extension Parser {
  mutating func parseImport() throws(Stop) -> Int32 {
    let start = tokenStart
    let base = scratch.count
    repeat {
      try advance()
      let nameStart = tokenStart
      let name = try parseDottedName()
      let alias = try parseAlias(start: nameStart, name: name)
      scratch.append(alias)
    } while token == .comma
    let names = flush(base)
    return add(.importNames, from: start, a: names.start, b: names.count)
  }

  mutating func parseFromImport() throws(Stop) -> Int32 {
    let start = tokenStart
    try advance()
    var level = 0
    while token == .dot || token == .ellipsis {
      level += token == .dot ? 1 : 3
      try advance()
    }
    var module: Int32 = 0
    if token == .name {
      module = try parseDottedName()
    } else if level == 0 {
      throw unexpected()
    }
    try expect(.kwImport)
    let base = scratch.count
    switch token {
    case .star:
      let starStart = tokenStart
      let name = names.intern([UInt8(ascii: "*")], source: text)
      try advance()
      let alias = add(.alias, from: starStart, a: name)
      scratch.append(alias)
    case .leftParen:
      try advance()
      repeat {
        let alias = try parseImportedName(module: module, level: level)
        scratch.append(alias)
        guard token == .comma else { break }
        try advance()
      } while token != .rightParen
      try expect(.rightParen)
    default:
      while true {
        let alias = try parseImportedName(module: module, level: level)
        scratch.append(alias)
        guard token == .comma else { break }
        try advance()
      }
    }
    let names = flush(base)
    return add(
      .importFrom, from: start, flag: UInt8(truncatingIfNeeded: min(level, 0xFF_FFFF) >> 16),
      small: UInt16(truncatingIfNeeded: min(level, 0xFF_FFFF)), a: module, b: names.start,
      c: names.count)
  }

  private mutating func parseImportedName(module: Int32, level: Int) throws(Stop) -> Int32 {
    guard token == .name else { throw unexpected() }
    let start = tokenStart
    let name = internToken()
    if level == 0, isName(name, "barry_as_FLUFL"),
      isName(module, "__future__")
    {
      usesDiamond = true
    }
    try advance()
    return try parseAlias(start: start, name: name)
  }

  private mutating func parseAlias(start: Int, name: Int32) throws(Stop) -> Int32 {
    var asName: Int32 = 0
    if token == .kwAs {
      try advance()
      guard token == .name else { throw unexpected() }
      asName = internToken()
      try advance()
    }
    return add(.alias, from: start, a: name, b: asName)
  }

  /// `a.b.c` as one name; rewritten when space or a non-ASCII letter stands in it.
  private mutating func parseDottedName() throws(Stop) -> Int32 {
    guard token == .name else { throw unexpected() }
    let start = tokenStart
    var key: UInt64 = tokenKey
    var isPlain = tokenFlag & TokenFlag.nonASCII == 0
    let first = internToken()
    try advance()
    guard token == .dot else { return first }
    var parts: [Int32] = [first]
    while token == .dot {
      if tokenStart != previousEnd { isPlain = false }
      try advance()
      guard token == .name else { throw unexpected() }
      if tokenStart != previousEnd || tokenFlag & TokenFlag.nonASCII != 0 { isPlain = false }
      if isPlain {
        key = NameTable.extend(key, UInt8(ascii: "."))
        var at = tokenStart
        while at < tokenEnd {
          key = NameTable.extend(key, text[at])
          at += 1
        }
      }
      parts.append(internToken())
      try advance()
    }
    if isPlain { return names.intern(key: key, start: start, end: previousEnd, source: text) }
    var bytes: [UInt8] = []
    for part in parts {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: ".")) }
      bytes.append(contentsOf: names.bytes(of: Int(part), source: text))
    }
    return names.intern(bytes, source: text)
  }
}
