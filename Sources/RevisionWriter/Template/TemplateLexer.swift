/// Takes a template apart by the rules of Mako's lexer, in its order: expression, control line, block
/// comment, tag, Python block, doubled percent sign, text.
struct TemplateLexer {
  private let file: String
  let bytes: [UInt8]
  var position = 0
  private var nodes: [TemplateNode] = []
  /// The keywords of the control lines that are open.
  private var controls: [String] = []
  var definitions = 0
  /// Where the count of lines stands.
  private var counted = (position: 0, line: 1)

  private init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The pieces of a template.
  ///
  /// - Throws: `TemplateFailure` for what Mako refuses, and for tags that are not modelled.
  static func nodes(of bytes: [UInt8], file: String) throws(TemplateFailure) -> [TemplateNode] {
    var lexer = TemplateLexer(bytes, file: file)
    try lexer.skipEncoding()
    while lexer.position < bytes.count { try lexer.next() }
    if let open = lexer.controls.last {
      throw lexer.failure("the control line \"\(open)\" is not ended by % end\(open)")
    }
    if lexer.definitions > 0 { throw lexer.failure("a <%def> is not closed") }
    return lexer.nodes
  }

  func failure(_ reason: String) -> TemplateFailure {
    TemplateFailure(file: file, line: line(at: position), reason: reason)
  }

  private func line(at offset: Int) -> Int {
    1 + bytes[..<min(offset, bytes.count)].count { $0 == UInt8(ascii: "\n") }
  }

  mutating func add(_ kind: TemplateNode.Kind, at offset: Int) {
    if offset < counted.position { counted = (0, 1) }
    counted.line += bytes[counted.position..<offset].count { $0 == UInt8(ascii: "\n") }
    counted.position = offset
    nodes.append(TemplateNode(kind: kind, line: counted.line))
  }

  func starts(_ text: StaticString, at offset: Int) -> Bool {
    text.withUTF8Buffer { buffer in
      offset + buffer.count <= bytes.count
        && bytes[offset..<offset + buffer.count].elementsEqual(buffer)
    }
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private var isLineStart: Bool { position == 0 || bytes[position - 1] == UInt8(ascii: "\n") }

  /// A first line such as `# -*- coding: utf-8 -*-` is for Mako and not for the output.
  private mutating func skipEncoding() throws(TemplateFailure) {
    if starts("\u{FEFF}", at: 0) { position = 3 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "#"),
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n"))
    else { return }
    let line = text(position..<end)
    for marker in ["coding:", "coding="] {
      guard let found = line.range(ofLast: marker) else { continue }
      let name = line[found...].drop { $0 == " " || $0 == "\t" }
        .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
      guard !name.isEmpty else { continue }
      guard ["utf-8", "utf8", "ascii", "us-ascii"].contains(name.lowercased()) else {
        throw failure("the template is encoded as \(name), and only UTF-8 is read")
      }
      position = end + 1
      return
    }
  }

  private mutating func next() throws(TemplateFailure) {
    if starts("${", at: position) { return try expression() }
    if isLineStart, try controlLine() { return }
    if starts("<%doc>", at: position) { return try comment() }
    if starts("<%", at: position) || starts("</%", at: position) { return try tag() }
    if isLineStart, doubledPercent() { return }
    plainText()
  }

  // MARK: Expressions and code

  private mutating func expression() throws(TemplateFailure) {
    let start = position
    position += 2
    let source = try until(nesting: true, [UInt8(ascii: "|"), UInt8(ascii: "}")])
    var filters: [String] = []
    if bytes[position - 1] == UInt8(ascii: "|") {
      let list = try until(nesting: true, [UInt8(ascii: "}")])
      filters = Self.arguments(text(list))
    }
    add(
      .expression(text(source).replacing("\r\n", with: "\n"), filters: filters), at: start)
  }

  /// Moves behind the first of `ends` that stands outside of strings, comments and, if asked,
  /// brackets; gives what lies before it.
  mutating func until(
    nesting: Bool, _ ends: [UInt8]
  ) throws(TemplateFailure) -> Range<Int> {
    let start = position
    var depth = 0
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "#"):
        // A comment ends with its line; one on the last line is none.
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n"))
        position = end.map { $0 + 1 } ?? position + 1
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        position = closingQuote(at: position) ?? position + 1
        continue
      default: break
      }
      if depth <= 0 || !nesting {
        if ends.contains(byte) {
          position += 1
          return start..<position - 1
        }
        if ends.isEmpty, starts("%>", at: position) {
          position += 2
          return start..<position - 2
        }
      }
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      position += 1
    }
    position = start
    throw failure("an expression or a Python block is not closed")
  }

  /// The offset behind the string that begins at `offset`; nil when it does not end.
  private func closingQuote(at offset: Int) -> Int? {
    let quote = bytes[offset]
    let isTriple =
      offset + 2 < bytes.count && bytes[offset + 1] == quote && bytes[offset + 2] == quote
    var index = offset + (isTriple ? 3 : 1)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if bytes[index] == quote {
        if !isTriple { return index + 1 }
        if index + 2 < bytes.count, bytes[index + 1] == quote, bytes[index + 2] == quote {
          return index + 3
        }
      }
      index += 1
    }
    return nil
  }

  /// The parts of `a, f(b, c)` between the commas outside of brackets and strings.
  private static func arguments(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if "([{".contains(character) {
        depth += 1
      } else if ")]}".contains(character) {
        depth -= 1
      } else if character == ",", depth == 0 {
        parts.append(part)
        part = ""
        continue
      }
      part.append(character)
    }
    parts.append(part)
    return parts.map { $0.trimmingWhitespace }.filter { !$0.isEmpty }
  }

  // MARK: Lines

  private mutating func controlLine() throws(TemplateFailure) -> Bool {
    var index = position
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    let isComment = starts("##", at: index)
    let isControl = starts("%", at: index) && !starts("%%", at: index)
    guard isComment || isControl else { return false }
    let start = position
    index += isComment ? 2 : 1
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    let begin = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n"),
      bytes[index] != UInt8(ascii: "\r")
    {
      if starts("\\\n", at: index) {
        index += 2
      } else if starts("\\\r\n", at: index) {
        index += 3
      } else {
        index += 1
      }
    }
    let line = text(begin..<index)
    if index < bytes.count, bytes[index] == UInt8(ascii: "\r") {
      // A lone carriage return ends no line for Mako.
      guard starts("\r\n", at: index) else { return false }
      index += 1
    }
    if index < bytes.count { index += 1 }
    defer { position = index }
    if isComment { return true }
    try control(line, at: start)
    return true
  }

  private mutating func control(_ line: String, at start: Int) throws(TemplateFailure) {
    let word = String(line.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    guard !word.isEmpty else { throw failure("\"% \(line)\" is no control line") }
    if word.hasPrefix("end") {
      let keyword = String(word.dropFirst(3))
      guard controls.last == keyword else {
        throw failure("\"% \(line)\" does not end the control line before it")
      }
      controls.removeLast()
      return add(.endControl, at: start)
    }
    let continues: [String: String] = [
      "else": "if", "elif": "if", "except": "try", "finally": "try",
    ]
    if let opener = continues[word] {
      guard controls.last == opener else {
        throw failure("\"% \(word)\" does not belong to the control line before it")
      }
    } else {
      controls.append(word)
    }
    add(.control(keyword: word, text: line), at: start)
  }

  /// `%%` at the start of a line stands for one percent sign.
  private mutating func doubledPercent() -> Bool {
    var index = position
    while index < bytes.count, Self.isWhitespace(bytes[index]) { index += 1 }
    guard starts("%%", at: index) else { return false }
    let start = position
    var written = Array(bytes[position...index])
    index += 2
    while index < bytes.count, bytes[index] == UInt8(ascii: "%") {
      written.append(bytes[index])
      index += 1
    }
    position = index
    add(.text(written), at: start)
    return true
  }

  private static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private mutating func plainText() {
    let start = position
    var index = position
    while index < bytes.count {
      if index > start,
        starts("${", at: index) || starts("<%", at: index)
          || starts("</%", at: index)
      {
        break
      }
      if index > start, bytes[index - 1] == UInt8(ascii: "\n") {
        var ahead = index
        while ahead < bytes.count, isBlank(bytes[ahead]) { ahead += 1 }
        if starts("%", at: ahead) || starts("##", at: ahead) { break }
      }
      if starts("\\\n", at: index) || starts("\\\r\n", at: index) {
        if index > start { add(.text(Array(bytes[start..<index])), at: start) }
        position = index + (starts("\\\n", at: index) ? 2 : 3)
        return
      }
      index += 1
    }
    add(.text(Array(bytes[start..<index])), at: start)
    position = index
  }
}

extension String {
  /// Without white space at both ends.
  var trimmingWhitespace: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// The index behind the last occurrence of `marker`.
  fileprivate func range(ofLast marker: String) -> Index? {
    ranges(of: marker).last?.upperBound
  }
}
