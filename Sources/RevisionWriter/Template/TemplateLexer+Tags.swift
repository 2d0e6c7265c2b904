/// What stands between `<%` and `>`: comments, named tags and Python blocks.
extension TemplateLexer {
  mutating func comment() throws(TemplateFailure) {
    guard let end = find("</%doc>", from: position) else {
      throw failure("a <%doc> is not closed")
    }
    position = end + 7
  }

  private func find(_ text: StaticString, from offset: Int) -> Int? {
    var index = offset
    while index < bytes.count {
      if starts(text, at: index) { return index }
      index += 1
    }
    return nil
  }

  mutating func tag() throws(TemplateFailure) {
    let start = position
    if starts("</%", at: position) {
      guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else {
        throw failure("a closing tag is not closed")
      }
      let name = text(position + 3..<end).trimmingWhitespace
      guard name == "def", definitions > 0 else {
        throw failure("</%\(name)> closes nothing that was opened")
      }
      definitions -= 1
      position = end + 1
      return add(.endDefinition, at: start)
    }
    if let name = tagName() {
      guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else {
        throw failure("the tag <%\(name)> is not closed")
      }
      return try named(name, end: end)
    }
    position += 2
    let isModule = position < bytes.count && bytes[position] == UInt8(ascii: "!")
    if isModule { position += 1 }
    let line = position
    let code = try until(nesting: false, [])
    let source = text(code).replacing("\r\n", with: "\n")
    add(isModule ? .moduleCode(source) : .code(source), at: line)
  }

  /// The word directly behind `<%`, as in `<%def`; nil for a Python block.
  private func tagName() -> String? {
    var index = position + 2
    while index < bytes.count,
      (bytes[index] | 0x20) >= UInt8(ascii: "a") && (bytes[index] | 0x20) <= UInt8(ascii: "z")
        || bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: ".")
        || bytes[index] == UInt8(ascii: "_")
    {
      index += 1
    }
    return index == position + 2 ? nil : text(position + 2..<index)
  }

  private mutating func named(_ name: String, end: Int) throws(TemplateFailure) {
    let start = position
    let attributes = text(position + 2 + name.utf8.count..<end).trimmingWhitespace
    switch name {
    case "text" where attributes.isEmpty:
      guard let close = find("</%text>", from: end) else {
        throw failure("a <%text> is not closed")
      }
      if close > end + 1 { add(.text(Array(bytes[end + 1..<close])), at: end + 1) }
      position = close + 8
    case "def":
      guard attributes.hasPrefix("name="), attributes.count > 7, let quote = attributes.last,
        quote == "\"" || quote == "'", attributes.dropFirst(5).first == quote,
        !attributes.dropFirst(6).dropLast().contains(quote)
      else { throw failure("a <%def> with more than a name is not modelled") }
      definitions += 1
      position = end + 1
      add(.definition(String(attributes.dropFirst(6).dropLast())), at: start)
    default: throw failure("the tag <%\(name)> is not modelled")
    }
  }
}
