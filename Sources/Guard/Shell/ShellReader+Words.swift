extension ShellReader {
  /// The fields that a word becomes: variables filled in, split where a shell splits, braces taken
  /// apart.
  mutating func expand(_ word: ShellWord) -> [ShellCommand.Argument] {
    var fields: [ShellCommand.Argument] = []
    var current: ShellCommand.Argument?
    func add(_ text: String, isKnown: Bool = true, isPattern: Bool = false) {
      var field = current ?? ShellCommand.Argument("")
      field.text += text
      field.isKnown = field.isKnown && isKnown
      field.isPattern = field.isPattern || isPattern
      current = field
    }
    for part in word.parts {
      switch part {
      case .text(let text, let isQuoted):
        var text = text
        if !isQuoted, current == nil, text == "~" || text.hasPrefix("~/") {
          add("…", isKnown: false)
          text.removeFirst()
        }
        let isPattern = !isQuoted && text.contains { "*?[".contains($0) }
        add(text, isPattern: isPattern)
      case .variable(let name, let isQuoted):
        guard let value = variables[name] else {
          add("…", isKnown: false)
          continue
        }
        guard !isQuoted, value.isKnown else {
          add(value.text, isKnown: value.isKnown)
          continue
        }
        let pieces = value.text.split(whereSeparator: \.isWhitespace)
        for (index, piece) in pieces.enumerated() {
          if index > 0, let field = current {
            fields.append(field)
            current = nil
          }
          add(String(piece), isPattern: piece.contains { "*?[".contains($0) })
        }
      case .substitution(let script):
        let output = nested { reader -> PipedText in
          reader.output(of: script)
        }
        guard case .text(let text) = output else {
          add("…", isKnown: false)
          continue
        }
        let pieces = text.split(whereSeparator: \.isWhitespace)
        for (index, piece) in pieces.enumerated() {
          if index > 0, let field = current {
            fields.append(field)
            current = nil
          }
          add(String(piece))
        }
      case .process(let script):
        _ = nested { $0.output(of: script) }
        add("…", isKnown: false)
      case .unknown: add("…", isKnown: false)
      }
    }
    if let current { fields.append(current) }
    return fields.flatMap { word.hasBareBrace ? Self.braces($0) : [$0] }
  }

  /// What a script prints, as far as the line tells; its commands are written down.
  private mutating func output(of script: String) -> PipedText {
    do throws(ShellSyntaxFailure) {
      return run(try ShellParser.node(of: script))
    } catch {
      reading.failures.append(error.reason)
      return .unknown
    }
  }

  /// `a{b,c}` as `ab` and `ac`; ranges are left as they are.
  static func braces(_ field: ShellCommand.Argument) -> [ShellCommand.Argument] {
    let text = Array(field.text)
    guard let open = text.firstIndex(of: "{") else { return [field] }
    var depth = 0
    var parts: [String] = []
    var part = ""
    for index in open..<text.count {
      switch text[index] {
      case "{":
        depth += 1
        if depth == 1 { continue }
      case "}":
        depth -= 1
        if depth == 0 {
          parts.append(part)
          guard parts.count > 1 else { return [field] }
          let before = String(text[..<open])
          let after = String(text[(index + 1)...])
          return parts.prefix(64).flatMap { middle -> [ShellCommand.Argument] in
            var made = field
            made.text = before + middle + after
            return braces(made)
          }
        }
      case "," where depth == 1:
        parts.append(part)
        part = ""
        continue
      default: break
      }
      part.append(text[index])
    }
    return [field]
  }
}

extension ShellWord {
  /// Whether braces stand outside of quotes, where a shell takes them apart.
  var hasBareBrace: Bool {
    parts.contains { part in
      guard case .text(let text, isQuoted: false) = part else { return false }
      return text.contains("{")
    }
  }
}
