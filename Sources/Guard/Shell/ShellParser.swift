/// Reads tokens of a shell line into commands (POSIX.1-2024, Shell Command Language, 2.9 and 2.10).
struct ShellParser {
  private let tokens: [ShellLexer.Token]
  private var position = 0
  private var depth = 0

  private init(_ tokens: [ShellLexer.Token]) { self.tokens = tokens }

  /// The commands of a script.
  ///
  /// - Throws: `ShellSyntaxFailure` for what a shell would refuse, or what nests deeper than a person
  ///   writes.
  static func node(of script: String) throws(ShellSyntaxFailure) -> ShellNode {
    var parser = ShellParser(try ShellLexer.tokens(of: script))
    let node = try parser.list(until: [])
    guard parser.current == .end else {
      throw ShellSyntaxFailure(reason: "something is closed that was not opened")
    }
    return node
  }

  private static let joins: Set<String> = [";", "&", "&&", "||", "\n"]

  /// The token here; an unfinished line has nothing but its end behind it.
  private var current: ShellLexer.Token { position < tokens.count ? tokens[position] : .end }

  private func isAt(_ text: String) -> Bool { current == .operator(text) }

  /// The reserved word here, if it is one.
  private var reserved: String? {
    guard case .word(let word) = current else { return nil }
    return word.bareLiteral
  }

  private mutating func list(until closing: Set<String>) throws(ShellSyntaxFailure) -> ShellNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw ShellSyntaxFailure(reason: "it nests too deep") }
    var nodes: [ShellNode] = []
    while true {
      while case .operator(let text) = current, Self.joins.contains(text) { position += 1 }
      if current == .end || isAt(")") || isAt(";;") { break }
      if let word = reserved, closing.contains(word) { break }
      nodes.append(try pipeline())
      guard case .operator(let text) = current, Self.joins.contains(text) else { break }
    }
    return nodes.count == 1 ? nodes[0] : .list(nodes)
  }

  private mutating func pipeline() throws(ShellSyntaxFailure) -> ShellNode {
    while let word = reserved, word == "!" || word == "time" {
      position += 1
      // `time -p`
      if word == "time", reserved == "-p" { position += 1 }
    }
    var nodes = [try command()]
    while isAt("|") {
      position += 1
      while isAt("\n") { position += 1 }
      nodes.append(try command())
    }
    return nodes.count == 1 ? nodes[0] : .pipeline(nodes)
  }

  private mutating func command() throws(ShellSyntaxFailure) -> ShellNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw ShellSyntaxFailure(reason: "it nests too deep") }
    let node: ShellNode
    if isAt("(") {
      position += 1
      let body = try list(until: [])
      try close(")")
      node = .subshell(body)
    } else {
      switch reserved {
      case "{":
        position += 1
        node = try list(until: ["}"])
        try word("}")
      case "if": node = try conditional()
      case "while", "until":
        position += 1
        let condition = try list(until: ["do"])
        node = .list([condition, try doBlock()])
      case "for", "select": node = try loop()
      case "case": node = try alternatives()
      case "function":
        position += 1
        return try function()
      case "[[":
        while current != .end, reserved != "]]" { position += 1 }
        try word("]]")
        node = .list([])
      case "then", "else", "elif", "fi", "do", "done", "esac", "}":
        throw ShellSyntaxFailure(reason: "\(reserved ?? "") stands where a command begins")
      default:
        if case .word = current, position + 2 < tokens.count,
          tokens[position + 1] == .operator("("), tokens[position + 2] == .operator(")")
        {
          return try function()
        }
        return try simple()
      }
    }
    var redirects: [ShellRedirect] = []
    while case .redirect(let redirect) = current {
      redirects.append(redirect)
      position += 1
    }
    return redirects.isEmpty ? node : .redirected(node, redirects)
  }

  private mutating func close(_ text: String) throws(ShellSyntaxFailure) {
    guard isAt(text) else { throw ShellSyntaxFailure(reason: "a \(text) is missing") }
    position += 1
  }

  private mutating func word(_ text: String) throws(ShellSyntaxFailure) {
    guard reserved == text else { throw ShellSyntaxFailure(reason: "\(text) is missing") }
    position += 1
  }

  private mutating func conditional() throws(ShellSyntaxFailure) -> ShellNode {
    var ways: [ShellNode] = []
    position += 1
    ways.append(try list(until: ["then"]))
    try word("then")
    ways.append(try list(until: ["elif", "else", "fi"]))
    while reserved == "elif" {
      position += 1
      ways.append(try list(until: ["then"]))
      try word("then")
      ways.append(try list(until: ["elif", "else", "fi"]))
    }
    if reserved == "else" {
      position += 1
      ways.append(try list(until: ["fi"]))
    }
    try word("fi")
    return .branches(ways)
  }

  private mutating func doBlock() throws(ShellSyntaxFailure) -> ShellNode {
    while case .operator(let text) = current, Self.joins.contains(text) { position += 1 }
    try word("do")
    let body = try list(until: ["done"])
    try word("done")
    return body
  }

  private mutating func loop() throws(ShellSyntaxFailure) -> ShellNode {
    position += 1
    guard let variable = reserved else {
      throw ShellSyntaxFailure(reason: "a loop has no variable")
    }
    position += 1
    while isAt("\n") { position += 1 }
    var values: [ShellWord] = []
    if reserved == "in" {
      position += 1
      while case .word(let value) = current {
        values.append(value)
        position += 1
      }
    }
    return .loop(variable: variable, values: values, body: try doBlock())
  }

  private mutating func alternatives() throws(ShellSyntaxFailure) -> ShellNode {
    position += 2
    while isAt("\n") { position += 1 }
    try word("in")
    var ways: [ShellNode] = []
    while true {
      while isAt("\n") || isAt(";;") { position += 1 }
      if reserved == "esac" { break }
      if isAt("(") { position += 1 }
      while case .word = current {
        position += 1
        if isAt("|") { position += 1 }
      }
      try close(")")
      ways.append(try list(until: ["esac"]))
      guard isAt(";;") || reserved == "esac" else {
        throw ShellSyntaxFailure(reason: "a case has no end")
      }
    }
    try word("esac")
    return .branches(ways)
  }

  private mutating func function() throws(ShellSyntaxFailure) -> ShellNode {
    guard case .word(let name) = current, let text = name.literal else {
      throw ShellSyntaxFailure(reason: "a function has no name")
    }
    position += 1
    if isAt("(") {
      position += 1
      try close(")")
    }
    while isAt("\n") { position += 1 }
    return .function(text, try command())
  }

  private mutating func simple() throws(ShellSyntaxFailure) -> ShellNode {
    var command = SimpleCommand()
    reading: while true {
      switch current {
      case .redirect(let redirect): command.redirects.append(redirect)
      case .word(let word):
        if command.words.isEmpty, let assignment = Self.assignment(word) {
          command.assignments.append(assignment)
        } else {
          command.words.append(word)
        }
      default: break reading
      }
      position += 1
    }
    guard !command.words.isEmpty || !command.assignments.isEmpty || !command.redirects.isEmpty
    else { throw ShellSyntaxFailure(reason: "a command is missing") }
    return .simple(command)
  }

  /// `NAME=value`, with the name outside of quotes.
  private static func assignment(_ word: ShellWord) -> SimpleCommand.Assignment? {
    guard case .text(let first, isQuoted: false)? = word.parts.first,
      let equals = first.firstIndex(of: "="), equals > first.startIndex
    else { return nil }
    let name = first[..<equals].hasSuffix("+") ? first[..<equals].dropLast() : first[..<equals]
    guard name.first?.isNumber == false,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return nil }
    let rest = String(first[first.index(after: equals)...])
    let parts = (rest.isEmpty ? [] : [.text(rest, isQuoted: false)]) + word.parts.dropFirst()
    return SimpleCommand.Assignment(name: String(name), value: ShellWord(parts: parts))
  }
}
