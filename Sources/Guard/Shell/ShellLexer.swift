/// Takes a shell line apart into words and operators (POSIX.1-2024, Shell Command Language, 2.3), with
/// the additions of bash that occur in practice.
struct ShellLexer {
  enum Token: Equatable {
    case word(ShellWord)
    /// `;`, `&`, `&&`, `||`, `|`, `(`, `)`, `;;`, or a line's end.
    case `operator`(String)
    case redirect(ShellRedirect)
    case end
  }

  private let text: [Character]
  private var position = 0
  /// How many brackets and quotes are open.
  private var depth = 0
  /// Documents in the line whose text begins after the next line's end.
  private var pending: [(index: Int, end: String, isQuoted: Bool, stripsTabs: Bool)] = []
  private(set) var tokens: [Token] = []

  private init(_ text: String) { self.text = Array(text) }

  /// The tokens of a script, with `end` as the last.
  ///
  /// - Throws: `ShellSyntaxFailure` where a quote or a bracket is not closed.
  static func tokens(of script: String) throws(ShellSyntaxFailure) -> [Token] {
    var lexer = ShellLexer(script)
    while lexer.position < lexer.text.count { try lexer.next() }
    guard lexer.pending.isEmpty else {
      throw ShellSyntaxFailure(reason: "a here-document has no text")
    }
    return lexer.tokens + [.end]
  }

  private func peek(_ offset: Int = 0) -> Character? {
    position + offset < text.count ? text[position + offset] : nil
  }

  private func starts(_ prefix: String) -> Bool {
    text[position...].starts(with: Array(prefix))
  }

  private mutating func next() throws(ShellSyntaxFailure) {
    guard let character = peek() else { return }
    switch character {
    case " ", "\t", "\r": position += 1
    case "\\" where peek(1) == "\n": position += 2
    case "\n", "\r\n":
      position += 1
      tokens.append(.operator("\n"))
      try readDocuments()
    case "#": while let next = peek(), next != "\n", next != "\r\n" { position += 1 }
    case ";", "&", "|", "(", ")":
      if starts("&>") { return try redirect() }
      let found =
        [";;&", ";;", ";&", "&&", "||", "|&"].first(where: starts) ?? String(character)
      position += found.count
      tokens.append(
        .operator(found.hasPrefix(";;") || found == ";&" ? ";;" : found == "|&" ? "|" : found))
    case "<", ">":
      if peek(1) == "(" { return tokens.append(.word(try word())) }
      try redirect()
    default:
      if character.isNumber, let end = descriptorEnd() {
        position = end
        return try redirect()
      }
      tokens.append(.word(try word()))
    }
  }

  /// The offset of the arrow when the digits here are a file descriptor, as in `2>`.
  private func descriptorEnd() -> Int? {
    var end = position
    while end < text.count, text[end].isNumber { end += 1 }
    return end < text.count && (text[end] == "<" || text[end] == ">") ? end : nil
  }

  private mutating func redirect() throws(ShellSyntaxFailure) {
    let arrows = ["&>>", "&>", "<<<", "<<-", "<<", "<>", "<&", "<", ">>", ">&", ">|", ">"]
    guard let arrow = arrows.first(where: starts) else { return }
    position += arrow.count
    while let next = peek(), next == " " || next == "\t" { position += 1 }
    let target = try word()
    guard !target.parts.isEmpty else {
      throw ShellSyntaxFailure(reason: "nothing stands behind \(arrow)")
    }
    switch arrow {
    case "<<", "<<-":
      let isQuoted = target.bareLiteral == nil
      pending.append((tokens.count, target.literal ?? "", isQuoted, arrow == "<<-"))
      tokens.append(.redirect(ShellRedirect(kind: .descriptor, target: target)))
    case "<<<": tokens.append(.redirect(ShellRedirect(kind: .here(target), target: target)))
    case "<": tokens.append(.redirect(ShellRedirect(kind: .read, target: target)))
    case ">>", "&>>": tokens.append(.redirect(ShellRedirect(kind: .append, target: target)))
    case "<&": tokens.append(.redirect(ShellRedirect(kind: .descriptor, target: target)))
    case ">&":
      let text = target.literal ?? ""
      let isDescriptor = text == "-" || !text.isEmpty && text.allSatisfy(\.isNumber)
      tokens.append(
        .redirect(ShellRedirect(kind: isDescriptor ? .descriptor : .write, target: target)))
    default: tokens.append(.redirect(ShellRedirect(kind: .write, target: target)))
    }
  }

  private mutating func readDocuments() throws(ShellSyntaxFailure) {
    for document in pending {
      var lines: [String] = []
      var isClosed = false
      while position < text.count {
        var line = ""
        while let next = peek(), next != "\n", next != "\r\n" {
          line.append(next)
          position += 1
        }
        position += 1
        if document.stripsTabs { line = String(line.drop { $0 == "\t" }) }
        if line == document.end {
          isClosed = true
          break
        }
        lines.append(line)
      }
      guard isClosed else {
        throw ShellSyntaxFailure(reason: "the here-document \(document.end) does not end")
      }
      let text = lines.map { $0 + "\n" }.joined()
      let word =
        document.isQuoted
        ? ShellWord(parts: [.text(text, isQuoted: true)])
        : try Self.quotedWord(text)
      tokens[document.index] = .redirect(ShellRedirect(kind: .here(word), target: word))
    }
    pending = []
  }

  /// A text in which only variables and substitutions are filled in.
  private static func quotedWord(_ text: String) throws(ShellSyntaxFailure) -> ShellWord {
    var lexer = ShellLexer(text)
    return ShellWord(parts: try lexer.quotedParts(until: nil))
  }

  // MARK: Words

  private mutating func word() throws(ShellSyntaxFailure) -> ShellWord {
    var parts: [ShellWord.Part] = []
    var plain = ""
    func flush(_ parts: inout [ShellWord.Part]) {
      if !plain.isEmpty { parts.append(.text(plain, isQuoted: false)) }
      plain = ""
    }
    reading: while let character = peek() {
      switch character {
      case " ", "\t", "\n", "\r\n", "\r", ";", "&", "|", ")": break reading
      case "(":
        // Only behind `$`, `<`, `>` and `=` does a word go on with a bracket.
        guard plain.hasSuffix("=") else { break reading }
        _ = try balanced(from: position)
        flush(&parts)
        parts.append(.unknown)
      case "<", ">":
        guard peek(1) == "(" else { break reading }
        position += 1
        flush(&parts)
        parts.append(.process(try balanced(from: position)))
      case "\\":
        if let next = peek(1) {
          flush(&parts)
          if next != "\n" { parts.append(.text(String(next), isQuoted: true)) }
        }
        position += 2
      case "'":
        flush(&parts)
        parts.append(.text(try singleQuoted(), isQuoted: true))
      case "\"":
        flush(&parts)
        position += 1
        let quoted = try quotedParts(until: "\"")
        parts += quoted.isEmpty ? [.text("", isQuoted: true)] : quoted
      case "`", "$":
        flush(&parts)
        parts.append(try expansion(isQuoted: false))
      default:
        plain.append(character)
        position += 1
      }
    }
    flush(&parts)
    return ShellWord(parts: parts)
  }

  private mutating func singleQuoted() throws(ShellSyntaxFailure) -> String {
    var found = ""
    position += 1
    while let character = peek() {
      position += 1
      if character == "'" { return found }
      found.append(character)
    }
    throw ShellSyntaxFailure(reason: "a ' is not closed")
  }

  private mutating func quotedParts(
    until close: Character?
  ) throws(ShellSyntaxFailure) -> [ShellWord.Part] {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw ShellSyntaxFailure(reason: "it nests too deep") }
    var parts: [ShellWord.Part] = []
    var plain = ""
    while let character = peek() {
      if character == close {
        position += 1
        return plain.isEmpty ? parts : parts + [.text(plain, isQuoted: true)]
      }
      switch character {
      case "\\":
        if let next = peek(1) {
          if !"$`\"\\\n".contains(next) { plain.append("\\") }
          if next != "\n" { plain.append(next) }
        }
        position += 2
      case "$", "`":
        if !plain.isEmpty { parts.append(.text(plain, isQuoted: true)) }
        plain = ""
        parts.append(try expansion(isQuoted: true))
      default:
        plain.append(character)
        position += 1
      }
    }
    guard close == nil else { throw ShellSyntaxFailure(reason: "a \" is not closed") }
    return plain.isEmpty ? parts : parts + [.text(plain, isQuoted: true)]
  }

  /// What begins with `$` or a backtick.
  private mutating func expansion(isQuoted: Bool) throws(ShellSyntaxFailure) -> ShellWord.Part {
    if peek() == "`" { return .substitution(try backticked(), isQuoted: isQuoted) }
    position += 1
    switch peek() {
    case "(":
      if peek(1) == "(" {
        _ = try balanced(from: position)
        return .unknown
      }
      return .substitution(try balanced(from: position), isQuoted: isQuoted)
    case "{":
      let start = position + 1
      var depth = 0
      while let character = peek() {
        position += 1
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
        if depth == 0 {
          let name = String(text[start..<position - 1])
          return Self.isName(name) ? .variable(name, isQuoted: isQuoted) : .unknown
        }
      }
      throw ShellSyntaxFailure(reason: "a ${ is not closed")
    case "'" where !isQuoted: return .text(try ansiQuoted(), isQuoted: true)
    case "\"" where !isQuoted: return .text("", isQuoted: true)
    case let character? where character.isLetter || character == "_":
      var name = ""
      while let next = peek(), next.isLetter || next.isNumber || next == "_" {
        name.append(next)
        position += 1
      }
      return .variable(name, isQuoted: isQuoted)
    case let character? where character.isNumber || "@*#?-$!".contains(character):
      position += 1
      return .variable(String(character), isQuoted: isQuoted)
    default: return .text("$", isQuoted: isQuoted)
    }
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  private mutating func backticked() throws(ShellSyntaxFailure) -> String {
    var found = ""
    position += 1
    while let character = peek() {
      position += 1
      if character == "`" { return found }
      if character == "\\", let next = peek(), "`\\$".contains(next) {
        found.append(next)
        position += 1
      } else {
        found.append(character)
      }
    }
    throw ShellSyntaxFailure(reason: "a ` is not closed")
  }

  /// `$'…'`: escapes as in C.
  private mutating func ansiQuoted() throws(ShellSyntaxFailure) -> String {
    var found = ""
    position += 1
    while let character = peek() {
      position += 1
      if character == "'" { return found }
      guard character == "\\", let next = peek() else {
        found.append(character)
        continue
      }
      position += 1
      switch next {
      case "n": found.append("\n")
      case "t": found.append("\t")
      case "r": found.append("\r")
      case "x", "u", "U":
        var digits = ""
        while let digit = peek(), digit.isHexDigit, digits.count < (next == "x" ? 2 : 8) {
          digits.append(digit)
          position += 1
        }
        if let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) {
          found.unicodeScalars.append(scalar)
        }
      case let digit where ("0"..."7").contains(digit):
        var digits = String(digit)
        while let more = peek(), ("0"..."7").contains(more), digits.count < 3 {
          digits.append(more)
          position += 1
        }
        if let code = UInt32(digits, radix: 8), let scalar = Unicode.Scalar(code) {
          found.unicodeScalars.append(scalar)
        }
      default: found.append(next)
      }
    }
    throw ShellSyntaxFailure(reason: "a $' is not closed")
  }

  /// The text inside of the bracket that opens at `start`; strings and nested brackets are passed over.
  private mutating func balanced(from start: Int) throws(ShellSyntaxFailure) -> String {
    position = start
    var depth = 0
    while let character = peek() {
      switch character {
      case "\\": position += 1
      case "'":
        _ = try singleQuoted()
        position -= 1
      case "\"":
        position += 1
        _ = try quotedParts(until: "\"")
        position -= 1
      case "(": depth += 1
      case ")": depth -= 1
      default: break
      }
      position += 1
      if depth == 0 {
        return String(text[start + 1..<max(start + 1, min(position, text.count) - 1)])
      }
    }
    throw ShellSyntaxFailure(reason: "a ( is not closed")
  }
}
