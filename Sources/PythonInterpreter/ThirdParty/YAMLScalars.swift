extension YAMLReader {
  /// A scalar that is no key; its further lines are indented deeper than `parent`.
  mutating func scalar(_ parent: Int) throws(YAMLFailure) -> YAMLNode {
    if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") {
      let result = try quoted()
      if isAtColon { throw failure("a key of several lines") }
      try endOfLine()
      return result
    }
    var text = plainLine(inFlow: false)
    guard !text.isEmpty else { throw failure("a character that begins no value") }
    while let breaks = nextPlainLine(parent) {
      let more = plainLine(inFlow: false)
      guard !more.isEmpty else { throw failure("a character that begins no value") }
      text += breaks > 1 ? Array(repeating: 0x0A, count: breaks - 1) : [0x20]
      text += more
      if isAtColon { throw failure("a key within a value") }
    }
    if isAtColon { throw failure("a key within a value") }
    return .scalar(text, isPlain: true)
  }

  /// Goes to the next line when a plain scalar goes on there: the number of line ends that were passed.
  private mutating func nextPlainLine(_ parent: Int) -> Int? {
    var next = position
    while next < bytes.count, bytes[next] == 0x20 { next += 1 }
    guard next < bytes.count, bytes[next] == 0x0A else { return nil }
    var breaks = 0
    var start = next
    while next < bytes.count, bytes[next] == 0x0A || bytes[next] == 0x20 {
      if bytes[next] == 0x0A {
        breaks += 1
        start = next + 1
      }
      next += 1
    }
    guard next < bytes.count, next - start > parent, bytes[next] != UInt8(ascii: "#"),
      !isDocumentEnd(next)
    else { return nil }
    position = next
    return breaks
  }

  /// The part of a plain scalar that is on this line; empty when none begins here.
  mutating func plainLine(inFlow: Bool) -> [UInt8] {
    guard let first = current else { return [] }
    if ",[]{}#&*!|>'\"%@`".utf8.contains(first) { return [] }
    let opensFlow = ",[]{}".utf8
    if "-?:".utf8.contains(first) {
      let next = position + 1
      if isBlank(next) || inFlow && opensFlow.contains(bytes[next]) { return [] }
    }
    let start = position
    var end = position
    while let byte = current, byte != 0x0A {
      if byte == UInt8(ascii: ":") {
        let next = position + 1
        if isBlank(next) || inFlow && opensFlow.contains(bytes[next]) { break }
      } else if byte == UInt8(ascii: "#"), isBlank(position - 1) {
        break
      } else if inFlow, opensFlow.contains(byte) {
        break
      }
      position += 1
      if byte != 0x20, byte != 0x09 { end = position }
    }
    position = end
    return Array(bytes[start..<end])
  }

  /// A scalar in quotes, its lines folded.
  mutating func quoted() throws(YAMLFailure) -> YAMLNode {
    let start = position
    let mark = bytes[position]
    let isDouble = mark == UInt8(ascii: "\"")
    position += 1
    var text: [UInt8] = []
    /// Behind it blanks may be taken away where the line ends.
    var kept = 0
    while let byte = current {
      position += 1
      switch byte {
      case mark:
        if !isDouble, current == mark {
          position += 1
          text.append(mark)
          kept = text.count
          continue
        }
        return .scalar(text, isPlain: false)
      case 0x0A:
        text.removeSubrange(kept...)
        var breaks = 1
        while let next = current, next == 0x20 || next == 0x0A || next == 0x09 {
          if next == 0x0A { breaks += 1 }
          position += 1
        }
        if isAtDocumentEnd { throw failure("a quoted scalar without its end", at: start) }
        text += breaks > 1 ? Array(repeating: 0x0A, count: breaks - 1) : [0x20]
        kept = text.count
      case UInt8(ascii: "\\") where isDouble:
        try escape(&text)
        kept = text.count
      default:
        text.append(byte)
        if byte != 0x20, byte != 0x09 { kept = text.count }
      }
    }
    throw failure("a quoted scalar without its end", at: start)
  }

  private mutating func escape(_ text: inout [UInt8]) throws(YAMLFailure) {
    guard let mark = current else { throw failure("an escape without its end") }
    position += 1
    switch mark {
    case 0x0A:
      // A line end that is escaped is none; empty lines behind it are.
      while let next = current, next == 0x20 || next == 0x0A || next == 0x09 {
        if next == 0x0A { text.append(0x0A) }
        position += 1
      }
    case UInt8(ascii: "x"): try scalar(ofDigits: 2, &text)
    case UInt8(ascii: "u"): try scalar(ofDigits: 4, &text)
    case UInt8(ascii: "U"): try scalar(ofDigits: 8, &text)
    default:
      guard let meaning = Self.escapes[mark] else { throw failure("an unknown escape") }
      text += Array(meaning.utf8)
    }
  }

  private mutating func scalar(
    ofDigits count: Int, _ text: inout [UInt8]
  ) throws(YAMLFailure) {
    let digits = String(decoding: bytes[position...].prefix(count), as: UTF8.self)
    guard digits.utf8.count == count, let code = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(code)
    else { throw failure("an escape without its digits") }
    position += count
    text += Array(String(Character(scalar)).utf8)
  }

  private static let escapes: [UInt8: String] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{07}", UInt8(ascii: "b"): "\u{08}",
    UInt8(ascii: "t"): "\t", 0x09: "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{0B}",
    UInt8(ascii: "f"): "\u{0C}", UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}",
    0x20: " ", UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
    UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}", UInt8(ascii: "L"): "\u{2028}",
    UInt8(ascii: "P"): "\u{2029}",
  ]

  /// `|` or `>` and the lines that follow, indented deeper than `parent`.
  mutating func blockScalar(_ parent: Int) throws(YAMLFailure) -> YAMLNode {
    let isFolded = current == UInt8(ascii: ">")
    position += 1
    var keepsEnds: Bool?
    var indent: Int?
    while let byte = current, byte != 0x0A, byte != 0x20 {
      switch byte {
      case UInt8(ascii: "+"): keepsEnds = true
      case UInt8(ascii: "-"): keepsEnds = false
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        indent = max(parent, 0) + Int(byte - UInt8(ascii: "0"))
      default: throw failure("the header of a block scalar")
      }
      position += 1
    }
    let line = lineStart
    while current == 0x20 { position += 1 }
    if current == UInt8(ascii: "#") {
      while let byte = current, byte != 0x0A {
        _ = byte
        position += 1
      }
    }
    guard current == nil || current == 0x0A, line == lineStart else {
      throw failure("the header of a block scalar")
    }
    if current != nil { position += 1 }
    return .scalar(blockLines(parent, indent, isFolded, keepsEnds), isPlain: false)
  }

  private mutating func blockLines(
    _ parent: Int, _ given: Int?, _ isFolded: Bool, _ keepsEnds: Bool?
  ) -> [UInt8] {
    var text: [UInt8] = []
    var indent = given ?? 0
    var breaks = blankLines(&indent, isGiven: given != nil, least: max(parent + 1, 1))
    var ended = false
    while current != nil, column == indent {
      text += Array(repeating: 0x0A, count: breaks)
      let leadsWithText = !isBlank(position)
      let start = position
      while let byte = current, byte != 0x0A {
        _ = byte
        position += 1
      }
      text += bytes[start..<position]
      ended = current != nil
      if ended { position += 1 }
      var same = indent
      breaks = blankLines(&same, isGiven: true, least: indent)
      guard current != nil, column == indent else { break }
      if isFolded, leadsWithText, current != 0x20, current != 0x09 {
        if breaks == 0 { text.append(0x20) }
      } else {
        text.append(0x0A)
      }
      ended = false
    }
    if ended, keepsEnds != false { text.append(0x0A) }
    if keepsEnds == true { text += Array(repeating: 0x0A, count: breaks) }
    return text
  }

  /// Passes over empty lines and up to the indentation; a deeper one is found where none is given.
  private mutating func blankLines(_ indent: inout Int, isGiven: Bool, least: Int) -> Int {
    var breaks = 0
    var deepest = 0
    while let byte = current {
      if byte == 0x20, !isGiven || column < indent {
        position += 1
        deepest = max(deepest, column)
      } else if byte == 0x0A {
        breaks += 1
        position += 1
      } else {
        break
      }
    }
    if !isGiven { indent = max(least, deepest) }
    return breaks
  }
}
